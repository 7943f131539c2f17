"""Dates as people know them: EDTF (ISO 8601-2) level 1, with bounds to sort by."""

from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import StringIO
from time import struct_time
from typing import Any

from tracker.errors import BadDateError, BadFieldError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS_BACK = {"today": 0, "yesterday": 1}
DAY_WORDS = (*(day.lower() for day in WEEKDAYS), *DAYS_BACK)
"""The words that sources print for a day, read against the day they were published."""


@dataclass(frozen=True)
class Bounds:
    """The first and last day a date can mean; None where the end is open.

    Approximation marks (`~`, `?`, `%`) do not widen the bounds.
    """

    earliest: date | None
    latest: date | None


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """Parse an EDTF string.

    Raises:
        BadDateError: the text is not EDTF, open at both ends, or ends before it starts.
    """
    from edtf import EDTFParseException, parse_edtf

    if any(char.isspace() for char in text):  # the parser skips blanks
        raise BadDateError(text)
    first, between, last = text.partition("/")
    try:
        with redirect_stdout(StringIO()):  # the parser prints what it cannot compute
            parsed: Any = parse_edtf(text)
            edges = parsed.lower_strict(), parsed.upper_strict()
        # An unknown end bounds nothing; the parser would give it ten years.
        found = Bounds(
            None if between and not first else _day(edges[0]),
            None if between and not last else _day(edges[1]),
        )
    except (EDTFParseException, ValueError, OverflowError, TypeError, AttributeError) as error:
        raise BadDateError(text) from error
    if found == Bounds(None, None):
        raise BadDateError(text)
    if found.earliest and found.latest and found.latest < found.earliest:
        raise BadDateError(text)
    return found


def is_date(text: str) -> bool:
    """Whether a text is EDTF."""
    try:
        bounds(text)
    except BadDateError:
        return False
    return True


def check_date(field: str, text: str | None) -> None:
    """Refuse a field's value that is not EDTF; None is fine.

    Raises:
        BadFieldError: not a date; `field` is a dotted path.
    """
    if text is None:
        return
    try:
        bounds(text)
    except BadDateError as error:
        raise BadFieldError(
            tuple(field.split(".")),
            f"{text!r} is no date",
            "write EDTF, such as 2022-04-16, 2022-04~ or 2022-03/2022-04",
        ) from error


def _day(moment: struct_time | float) -> date | None:
    """An open end comes from the parser as plus or minus infinity."""
    if isinstance(moment, float):
        return None
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
