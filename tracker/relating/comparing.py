"""What two claims' values say of their places and times, before anybody is asked."""

import re

from tracker.models import Claim
from tracker.vocabulary.dates import Bounds, bounds
from tracker.vocabulary.relations import Match
from tracker.vocabulary.text import fold

_CODE = re.compile(r"([A-Z]{2})(-[A-Z0-9]{1,3})?")
_BETWEEN = re.compile(r"\s*[–—,;/+&]\s*")


def where_of(a: Claim, b: Claim) -> Match:
    """The place of A's matter beside B's: the same words, other countries, or not known."""
    if a.scope_where is None or b.scope_where is None:
        return Match.UNKNOWN
    if places_apart(a.scope_where, b.scope_where):
        return Match.DIFFERENT
    return Match.SAME if fold(a.scope_where) == fold(b.scope_where) else Match.UNKNOWN


def when_of(a: Claim, b: Claim) -> Match:
    """The time of A's matter beside B's, day by day; approximation marks widen nothing."""
    if a.scope_when is None or b.scope_when is None:
        return Match.UNKNOWN
    one, other = bounds(a.scope_when), bounds(b.scope_when)
    if one == other:
        return Match.SAME
    if times_apart(one, other):
        return Match.DIFFERENT
    if _holds(other, one):
        return Match.NARROWER
    return Match.WIDER if _holds(one, other) else Match.OVERLAPPING


def places_apart(one: str, other: str) -> bool:
    """Whether both places are written as countries or their parts, and have none in common.

    Codes are those of ISO 3166, such as `CN`, `CN-AH`, or `CN–RU` for what lies between two.
    """
    mine, theirs = _codes(one), _codes(other)
    return bool(mine and theirs) and not any(
        a == b or a.startswith(f"{b}-") or b.startswith(f"{a}-") for a in mine for b in theirs
    )


def times_apart(one: Bounds, other: Bounds) -> bool:
    """Whether all days of one are before those of the other."""
    return _before(one, other) or _before(other, one)


def _codes(place: str) -> list[str]:
    """The codes a place consists of; none where anything else stands in it."""
    parts = _BETWEEN.split(place.strip())
    return parts if all(_CODE.fullmatch(part) for part in parts) else []


def _before(one: Bounds, other: Bounds) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def _holds(outer: Bounds, inner: Bounds) -> bool:
    """Whether every day of `inner` is a day of `outer`; an open end is held by an open one."""
    starts = outer.earliest is None or (
        inner.earliest is not None and outer.earliest <= inner.earliest
    )
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends
