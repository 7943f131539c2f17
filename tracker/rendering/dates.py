"""Dates and moments as an editor writes them; what has no such form stays as it is."""

import re

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIMPLE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([?~%]?)")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|\+00:00)")
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


def moment_words(moment: str) -> str:
    """`2026-11-25T02:29:52Z` as `2026-11-25 02:29 UTC`, by ISO 8601 and in UTC."""
    found = _MOMENT.fullmatch(moment)
    return f"{found[1]} {found[2]} UTC" if found else moment


def as_of_line(moment: str | None) -> tuple[str, ...]:
    """The sentence that says a report is of the past; none if it is of now."""
    if moment is None:
        return ()
    return (f"As the database was on {moment_words(moment)}, by its history.",)


def _one(text: str) -> str:
    found = _SIMPLE.fullmatch(text)
    if not found:
        return text
    year, month, day, mark = found.groups()
    parts = [str(int(day))] if day else []
    parts += [_MONTHS[int(month) - 1]] if month else []
    return _MARKS[mark].format(" ".join([*parts, year]))
