"""Circles in who quotes whom."""

from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def circles(quoting: Mapping[Node, Sequence[Node]]) -> list[list[Node]]:
    """For every link that is part of a circle the shortest one, each circle once.

    Args:
        quoting: by who quotes, whom; each once.

    Returns:
        Circles from the one that comes first in `quoting` on; the last quotes the first.
    """
    kept = _without_ends(quoting)
    places = {node: place for place, node in enumerate(kept)}
    found: dict[tuple[Node, ...], None] = {}
    for one, others in kept.items():
        for other in others:
            way = _shortest(kept, other, one)
            if way:
                first = way.index(min(way, key=lambda node: places[node]))
                found.setdefault((*way[first:], *way[:first]))
    return [list(one) for one in found]


def _without_ends(quoting: Mapping[Node, Sequence[Node]]) -> dict[Node, list[Node]]:
    """Without those that quote nobody, again and again: they are in no circle."""
    quoted_by: dict[Node, list[Node]] = {}
    for node, others in quoting.items():
        for other in others:
            quoted_by.setdefault(other, []).append(node)
    open_ends = {node: len(others) for node, others in quoting.items()}
    waiting = deque(node for node in {**quoting, **quoted_by} if not quoting.get(node))
    gone = set(waiting)
    while waiting:
        for node in quoted_by.get(waiting.popleft(), ()):
            open_ends[node] -= 1
            if not open_ends[node]:
                gone.add(node)
                waiting.append(node)
    return {
        node: [one for one in others if one not in gone]
        for node, others in quoting.items()
        if node not in gone
    }


def _shortest(quoting: Mapping[Node, Sequence[Node]], start: Node, end: Node) -> list[Node] | None:
    """The way from `end` over `start` back to it, without its return; None if there is none."""
    before: dict[Node, Node] = {}
    waiting = deque([start])
    seen = {start}
    while waiting:
        node = waiting.popleft()
        if node == end:
            way = [node]
            while node != start:
                node = before[node]
                way.append(node)
            return [way[0], *reversed(way[1:])]
        for other in quoting[node]:
            if other not in seen:
                seen.add(other)
                before[other] = node
                waiting.append(other)
    return None
