"""EDTF dates as an editor writes them; what has no such form stays as it is."""

import re

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIMPLE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([?~%]?)")
_MARKS = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)", "": "{}"}


def date_words(edtf: str) -> str:
    """`2022-04-14` as `14 Apr 2022`, `../2022-04-16` as `by 16 Apr 2022`, and so on."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if start in {"..", ""}:
        return f"by {_one(end)}"
    if end in {"..", ""}:
        return f"since {_one(start)}"
    return f"{_one(start)} to {_one(end)}"


def _one(text: str) -> str:
    found = _SIMPLE.fullmatch(text)
    if not found:
        return text
    year, month, day, mark = found.groups()
    parts = [str(int(day))] if day else []
    parts += [_MONTHS[int(month) - 1]] if month else []
    return _MARKS[mark].format(" ".join([*parts, year]))
