"""The order in which things were said, as far as the dates told to an audience go."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tracker.reporting.views import ClaimView
from tracker.vocabulary.dates import Bounds, bounds

Place = tuple[bool, date, bool, date]
"""What dates are sorted by."""


def when_said(claim: ClaimView) -> Bounds | None:
    """The days on which it may have been said; None where there is no date, or it is withheld."""
    return bounds(claim.said) if claim.said else None


def place_of(when: Bounds | None) -> Place:
    """By the first day it can be; what is known to be by a day only comes after that day.

    What has no date comes last.
    """
    if when is None:
        return True, date.max, True, date.max
    first = when.earliest or when.latest or date.max
    return False, first, when.earliest is None, when.latest or date.max


def surely_in_order(dates: Sequence[Bounds | None]) -> bool:
    """Whether each of these is past before the next one can be."""
    return all(_before(one, other) for one, other in pairwise(dates))


def _before(one: Bounds | None, other: Bounds | None) -> bool:
    return bool(one and other and one.latest and other.earliest and one.latest < other.earliest)
