"""What some appearances are traced to, and whether their outlets quote each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.models import Claim
from tracker.reporting.circles import circles
from tracker.reporting.origins import Station, StationKey, Trace
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView


@dataclass(frozen=True)
class OriginView:
    """One origin, the appearances traced to it, and from whom it has the words in turn.

    `inferred` if none of these appearances states it.
    """

    name: str
    inferred: bool
    appearances: list[str]
    has_it_from: list[str]


@dataclass(frozen=True)
class TracedView:
    """What appearances are traced to; `reports` counts the sources they stand in.

    `circles` are outlets that quote each other, the last the first. If `circular`, every one of
    these appearances leads into a circle, and no origin outside it is on file.
    """

    appearances: int
    reports: int
    count: int
    not_stated: int
    origins: list[OriginView]
    circles: list[list[str]]
    circular: bool


@dataclass(frozen=True)
class LinkView:
    """That one outlet has words from another, in which appearances of which claims."""

    quoting: str
    quoted: str
    claims: list[str]
    appearances: list[str]


@dataclass(frozen=True)
class CircleView:
    """Outlets that quote each other; `one_claim` if they do so with one claim."""

    outlets: list[str]
    one_claim: bool
    links: list[LinkView]


@dataclass(frozen=True)
class Carried:
    """An appearance with the way of its words; stays inside reports."""

    claim: str
    ref: str
    source: str
    trace: Trace


def carried_of(teller: Teller, claim: Claim, told: ClaimView) -> list[Carried]:
    """The appearances of a claim, told so."""
    return [
        Carried(told.ref, view.ref, view.source, trace)
        for view, trace in zip(told.appearances, teller.traces(claim), strict=True)
    ]


def traced_view(carried: Sequence[Carried], counted: Sequence[Carried] | None = None) -> TracedView:
    """What appearances are traced to.

    Args:
        carried: those that are counted as reports.
        counted: those whose origins count; the same by default.
    """
    tracing = carried if counted is None else counted
    quoting = _quoting(tracing)
    names = {one.key: one.name for row in reversed(tracing) for one in _named(row.trace)}
    behind: dict[StationKey, list[tuple[str, Station]]] = {}
    for one in tracing:
        if one.trace.origin is not None:
            behind.setdefault(one.trace.origin.key, []).append((one.ref, one.trace.origin))
    return TracedView(
        appearances=len(carried),
        reports=len({one.source for one in carried}),
        count=len(behind),
        not_stated=sum(one.trace.origin is None for one in tracing),
        origins=[
            OriginView(
                name=names[key],
                inferred=all(station.inferred for _, station in mine),
                appearances=[ref for ref, _ in mine],
                has_it_from=[names[other] for other in quoting.get(key, ())],
            )
            for key, mine in behind.items()
        ],
        circles=[[names[key] for key in one] for one in circles(quoting)],
        circular=_circular(tracing, quoting),
    )


def circle_views(carried: Sequence[Carried]) -> list[CircleView]:
    """The circles of all these appearances, with where each link of them stands."""
    names = {one.key: one.name for row in reversed(carried) for one in _named(row.trace)}
    where: dict[tuple[StationKey, StationKey], list[Carried]] = {}
    for one in carried:
        for quoting, quoted in _links(one.trace):
            where.setdefault((quoting, quoted), []).append(one)
    found = []
    for circle in circles(_quoting(carried)):
        steps = list(zip(circle, [*circle[1:], circle[0]], strict=True))
        shared = set.intersection(*({one.claim for one in where[step]} for step in steps))
        links = [
            LinkView(
                quoting=names[step[0]],
                quoted=names[step[1]],
                claims=list(dict.fromkeys(one.claim for one in where[step])),
                appearances=[one.ref for one in where[step]],
            )
            for step in steps
        ]
        found.append(CircleView([names[key] for key in circle], bool(shared), links))
    return found


def _named(trace: Trace) -> Iterator[Station]:
    return (one for one in trace.stations if one is not None)


def _links(trace: Trace) -> Iterator[tuple[StationKey, StationKey]]:
    """Who has it from whom; an agency's own copy of its report is no quotation of another."""
    stations = trace.stations
    for nearer, further in pairwise(stations):
        if nearer is not None and further is not None and nearer.key != further.key:
            yield further.key, nearer.key


def _quoting(carried: Sequence[Carried]) -> dict[StationKey, list[StationKey]]:
    found: dict[StationKey, dict[StationKey, None]] = {}
    for one in carried:
        for quoting, quoted in _links(one.trace):
            found.setdefault(quoting, {})[quoted] = None
    return {quoting: list(quoted) for quoting, quoted in found.items()}


def _circular(carried: Sequence[Carried], quoting: dict[StationKey, list[StationKey]]) -> bool:
    """Whether no way ends: at one who heard it itself, quotes nobody on file, or is not named."""
    origins = [one.trace.origin for one in carried]
    heard = {one.trace.stations[0] for one in carried if len(one.trace.stations) == 1}
    ends = {station.key for station in heard if station is not None}
    waiting = []
    for origin in origins:
        if origin is None:
            return False
        waiting.append(origin.key)
    reached = set(waiting)
    while waiting:
        key = waiting.pop()
        if key in ends or key not in quoting:
            return False
        fresh = [other for other in quoting[key] if other not in reached]
        reached.update(fresh)
        waiting += fresh
    return bool(reached)
