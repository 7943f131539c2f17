"""Opposite positions on a map: two claims that answer a question yes and no, not related yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.reporting.opposed import Opposition
from tracker.vocabulary.relations import ResponseClass


@dataclass(frozen=True)
class Against:
    """A pair of claims; `from_id` says no, `to_id` says yes, and each stands against the other."""

    from_id: int
    to_id: int

    type = ResponseClass.OPPOSED
    answered_by = None
    resolved_at = None


def pairs_of(opposed: Iterable[Opposition]) -> list[Against]:
    """Each pair once, though it may be opposed on several questions."""
    found: dict[frozenset[int], Against] = {}
    for one in opposed:
        for yes, no in one.pairs:
            found.setdefault(frozenset((yes, no)), Against(no, yes))
    return list(found.values())


def only_counted(opposed: Iterable[Opposition]) -> Iterator[tuple[int, int]]:
    """Where the pairs of a question are too many to be made: how many claims and how many pairs."""
    for one in opposed:
        if one.count and not one.pairs:
            yield sum(map(len, one.sides.values())), one.count
