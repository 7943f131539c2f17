"""Whether two claims come from one origin, however many outlets carry them."""

from collections.abc import Iterator

from tracker.models import Appearance, Claim, Relay, Source, Speaker


def shared_origins(a: Claim, b: Claim) -> list[str]:
    """Every link by which two claims share an origin; empty where they share none.

    A link is a speaker in common, a relay hop in common (the same cited source or the same
    relaying speaker), one's source or its outlet being the other's hop, or one's speaker having
    relayed the other's words, all of them after merges. Being carried by the same source is not
    a shared origin.
    """
    links = [f"the speaker {_name(speaker)}" for speaker in _speakers(a) if speaker in _speakers(b)]
    for hop in _hops(a):
        links += [f"the hop {_hop_name(hop)}" for other in _hops(b) if _same_hop(hop, other)]
    for one, other in ((a, b), (b, a)):
        carried = {appearance.source_id: appearance.source for appearance in one.live_appearances}
        links += [
            f"the source {_source_name(carried[hop.source_id])}"
            for hop in _hops(other)
            if hop.source_id in carried
        ]
        outlets: dict[int | None, Speaker] = {
            source.outlet.survivor.id: source.outlet.survivor
            for source in carried.values()
            if source.outlet is not None
        }
        links += [
            f"the outlet {_name(outlet)}"
            for hop in _hops(other)
            if hop.source_id not in carried and (outlet := outlets.get(_relaying(hop))) is not None
        ]
        links += [
            f"{_name(speaker)}, who relayed the other"
            for speaker in _speakers(one)
            for hop in _hops(other)
            if _relaying(hop) == speaker.id and speaker not in _speakers(other)
        ]
    return list(dict.fromkeys(links))


def _speakers(claim: Claim) -> list[Speaker]:
    return [link.speaker.survivor for link in claim.speakers]


def _hops(claim: Claim) -> Iterator[Relay]:
    for appearance in claim.live_appearances:
        yield from _relays(appearance)


def _relays(appearance: Appearance) -> list[Relay]:
    return [hop for hop in appearance.relays if hop.speaker_id or hop.source_id]


def _same_hop(one: Relay, other: Relay) -> bool:
    return (one.source_id is not None and one.source_id == other.source_id) or (
        _relaying(one) is not None and _relaying(one) == _relaying(other)
    )


def _relaying(hop: Relay) -> int | None:
    return hop.speaker.survivor.id if hop.speaker is not None else None


def _name(speaker: Speaker) -> str:
    return speaker.name or speaker.descriptor or f"P{speaker.id}"


def _source_name(source: Source) -> str:
    return (source.outlet and source.outlet.name) or source.title or f"S{source.id}"


def _hop_name(hop: Relay) -> str:
    if hop.speaker is not None:
        return _name(hop.speaker.survivor)
    return _source_name(hop.source) if hop.source is not None else "not stated"
