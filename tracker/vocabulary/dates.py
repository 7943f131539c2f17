"""Dates as people know them: EDTF (ISO 8601-2) level 1, with bounds to sort by."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import struct_time
from typing import Any

from tracker.errors import BadDateError


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
        BadDateError: the text is not EDTF, or its end lies before its start.
    """
    from edtf import EDTFParseException, parse_edtf

    try:
        parsed: Any = parse_edtf(text)
        found = Bounds(_day(parsed.lower_strict()), _day(parsed.upper_strict()))
    except (EDTFParseException, ValueError, OverflowError, TypeError, AttributeError) as error:
        raise BadDateError(text) from error
    if found.earliest and found.latest and found.latest < found.earliest:
        raise BadDateError(text)
    return found


def _day(moment: struct_time | float) -> date | None:
    """An open end comes from the parser as plus or minus infinity."""
    if isinstance(moment, float):
        return None
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
