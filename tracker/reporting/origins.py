"""Where a claim's words entered print: the origins behind its outlets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.models import Appearance, Claim, Relay, Source, Speaker
from tracker.reporting.describing import hop_called, source_called

StationKey = tuple[str, int, bool]
"""What two stations are one by."""


@dataclass(frozen=True)
class OriginsView:
    """How many distinct origins a claim's appearances have, and which; never "independent".

    An appearance whose first hop nobody named adds to `not_stated` alone.
    """

    count: int
    traced_to: list[str]
    not_stated: int


@dataclass(frozen=True)
class Station:
    """An outlet, a relaying speaker or a source that words came through; stays inside reports."""

    key: StationKey
    name: str
    inferred: bool


@dataclass(frozen=True)
class Trace:
    """The way of an appearance's words.

    Attributes:
        stations: from the one nearest the speaker to the source that carries it; None stands for
            one nobody named. Where there is no hop, the source alone.
    """

    stations: tuple[Station | None, ...]

    @property
    def origin(self) -> Station | None:
        """The first hop; without one, the source itself. Two copies of one agency are one."""
        return self.stations[0]


def traces_of(
    claim: Claim,
    hop_name: Callable[[Relay], str | None] = hop_called,
    source_name: Callable[[Source], str] = source_called,
    by_name: Callable[[Speaker, Source], bool] = lambda *_: True,
    known: Callable[[Speaker], Speaker] = lambda speaker: speaker.survivor,
    *,
    among: Sequence[Appearance] | None = None,
) -> list[Trace]:
    """The way of each appearance of a claim, in their order.

    Args:
        claim: loaded whole.
        hop_name: what a hop is called; None for one nobody named.
        source_name: what a source is called.
        by_name: whether a source gives a speaker as whom it is known by now; otherwise the
            speaker counts as somebody else there, so that the two are not tied together.
        known: as whom a merged speaker counts.
        among: the appearances to trace; all that are live by default.
    """

    def through(hop: Relay, source: Source) -> Station | None:
        name = hop_name(hop)
        if name is None:
            return None
        if hop.speaker is not None:
            key = ("speaker", known(hop.speaker).id, by_name(hop.speaker, source))
            return Station(key, name, hop.inferred)
        return Station(("source", hop.source_id or 0, True), name, hop.inferred)

    def carrying(source: Source) -> Station:
        name = source_name(source)
        if source.outlet is not None:
            key = ("speaker", known(source.outlet).id, by_name(source.outlet, source))
            return Station(key, name, inferred=False)
        return Station(("source", source.id, True), name, inferred=False)

    def trace(one: Appearance) -> Trace:
        hops = (through(hop, one.source) for hop in one.relays)
        return Trace((*hops, carrying(one.source)))

    return [trace(one) for one in (claim.live_appearances if among is None else among)]


def origins_of(traces: Sequence[Trace]) -> OriginsView:
    """Count the origins over the appearances of one claim, or of several that are told as one."""
    found = [one.origin for one in traces]
    stated = {origin.key: origin.name for origin in found if origin is not None}
    return OriginsView(
        count=len(stated), traced_to=list(stated.values()), not_stated=found.count(None)
    )
