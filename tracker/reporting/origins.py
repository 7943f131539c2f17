"""Where a claim's words entered print: the origins behind its outlets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.models import Appearance, Claim, Relay, Source, Speaker
from tracker.reporting.describing import hop_called, source_called


@dataclass(frozen=True)
class OriginsView:
    """How many distinct origins a claim's appearances have, and which; never "independent".

    An appearance whose first hop nobody named adds to `not_stated` alone.
    """

    count: int
    traced_to: list[str]
    not_stated: int


def origins_of(
    claim: Claim,
    hop_name: Callable[[Relay], str | None] = hop_called,
    source_name: Callable[[Source], str] = source_called,
    by_name: Callable[[Speaker, Source], bool] = lambda *_: True,
    known: Callable[[Speaker], Speaker] = lambda speaker: speaker.survivor,
    *,
    among: Sequence[Appearance] | None = None,
) -> OriginsView:
    """Count the origins over the appearances of one claim.

    Args:
        claim: loaded whole.
        hop_name: what a hop is called; None for one nobody named.
        source_name: what a source is called.
        by_name: whether a source gives a speaker as whom it is known by now; otherwise the
            speaker counts as somebody else there, so that the two are not tied together.
        known: as whom a merged speaker counts.
        among: the appearances to count over; all that are live by default.
    """
    found = [
        _origin(appearance, hop_name, source_name, by_name, known)
        for appearance in (claim.live_appearances if among is None else among)
    ]
    stated = dict(origin for origin in found if origin is not None)
    return OriginsView(
        count=len(stated), traced_to=list(stated.values()), not_stated=found.count(None)
    )


def _origin(
    appearance: Appearance,
    hop_name: Callable[[Relay], str | None],
    source_name: Callable[[Source], str],
    by_name: Callable[[Speaker, Source], bool],
    known: Callable[[Speaker], Speaker],
) -> tuple[tuple[str, int, bool], str] | None:
    """The first hop; without one, the source itself. Two copies of one agency are one origin."""
    if not appearance.relays:
        source = appearance.source
        if source.outlet is not None:
            named = by_name(source.outlet, source)
            return ("speaker", known(source.outlet).id, named), source_name(source)
        return ("source", source.id, True), source_name(source)
    first = appearance.relays[0]
    name = hop_name(first)
    if name is None:
        return None
    if first.speaker is not None:
        named = by_name(first.speaker, appearance.source)
        return ("speaker", known(first.speaker).id, named), name
    return ("source", first.source_id or 0, True), name
