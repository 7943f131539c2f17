"""Dates of the Citation Style Language, from EDTF and back: never a day that was not given."""

import re
from collections.abc import Sequence

from tracker.vocabulary.dates import is_date

CslDate = dict[str, object]

_ONE = re.compile(r"(?!0000)(\d{4})(?:-(?:(\d\d)(?:-(?:(\d\d)|XX))?|XX(?:-XX)?))?([~?%]?)")
_SEASONS = range(1, 5)
_BEFORE_SEASONS = 20
"""Spring is 21 in EDTF, and 1 in CSL."""
_MONTHS = 12
_NO = frozenset({"", "0", "false"})


def csl_date(edtf: str) -> CslDate:
    """A date as CSL has it: parts and `circa` where they say the same, else the EDTF as it is.

    A day or a month left open is left out; `circa` stands for uncertain, too.
    """
    found = [_ONE.fullmatch(one) for one in edtf.split("/")]
    sides = [
        (tuple(int(part) for part in one.groups()[:3] if part), one[4]) for one in found if one
    ]
    if len(sides) < len(found):
        return {"literal": edtf}
    circa: CslDate = {"circa": True} if any(mark for _, mark in sides) else {}
    season = sides[0][0][1] - _BEFORE_SEASONS if len(sides[0][0]) > 1 else 0
    if len(sides) == 1 and season in _SEASONS:
        return {"date-parts": [[sides[0][0][0]]], "season": season, **circa}
    if any(len(parts) > 1 and parts[1] > _MONTHS for parts, _ in sides):
        return {"literal": edtf}
    return {"date-parts": [list(parts) for parts, _ in sides], **circa}


def edtf_date(given: object) -> str | None:
    """The EDTF of what CSL has as a date; None for what is no date of the calendar."""
    found = _written(given)
    return found if found is not None and is_date(found) else None


def _written(given: object) -> str | None:
    if isinstance(given, str):
        return given.strip()
    if not isinstance(given, dict):
        return None
    sides = given.get("date-parts")
    if isinstance(sides, list) and sides and all(isinstance(one, list) for one in sides):
        dates = [_of_parts(one, given.get("season") if len(sides) == 1 else None) for one in sides]
        mark = "" if str(given.get("circa", "")).lower() in _NO else "~"
        return "/".join(f"{one}{mark}" for one in dates)
    for name in ("edtf", "literal", "raw"):
        if isinstance(given.get(name), str):
            return str(given[name]).strip()
    return None


def _of_parts(parts: Sequence[object], season: object) -> str:
    """Text that is no date where the parts are none."""
    numbers = [str(one).strip() for one in parts]
    if len(numbers) == 1 and str(season) in {str(one) for one in _SEASONS}:
        numbers.append(str(int(str(season)) + _BEFORE_SEASONS))
    if not numbers or not all(one.isascii() and one.isdecimal() for one in numbers):
        return "none"
    return "-".join([numbers[0].zfill(4), *(one.zfill(2) for one in numbers[1:])])
