"""What two claims' values say of their places and times, before anybody is asked."""

from tracker.models import Claim
from tracker.vocabulary.dates import Bounds, bounds
from tracker.vocabulary.relations import Match
from tracker.vocabulary.text import fold


def where_of(a: Claim, b: Claim) -> Match:
    """The place of A's matter beside B's: the same words, or not known."""
    if a.scope_where is None or b.scope_where is None:
        return Match.UNKNOWN
    return Match.SAME if fold(a.scope_where) == fold(b.scope_where) else Match.UNKNOWN


def when_of(a: Claim, b: Claim) -> Match:
    """The time of A's matter beside B's, day by day; approximation marks widen nothing."""
    if a.scope_when is None or b.scope_when is None:
        return Match.UNKNOWN
    one, other = bounds(a.scope_when), bounds(b.scope_when)
    if one == other:
        return Match.SAME
    if _before(one, other) or _before(other, one):
        return Match.DIFFERENT
    if _holds(other, one):
        return Match.NARROWER
    return Match.WIDER if _holds(one, other) else Match.OVERLAPPING


def _before(one: Bounds, other: Bounds) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def _holds(outer: Bounds, inner: Bounds) -> bool:
    """Whether every day of `inner` is a day of `outer`; an open end is held by an open one."""
    starts = outer.earliest is None or (
        inner.earliest is not None and outer.earliest <= inner.earliest
    )
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends
