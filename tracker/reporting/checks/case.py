"""A claim as the checks see it: as its audience may read it, with what answers it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.models import Appearance, Claim, Relation, Relay
from tracker.reporting.views import AppearanceView, ClaimView, SpeakerView
from tracker.vocabulary.relations import RelationType
from tracker.vocabulary.sources import RelayRole
from tracker.vocabulary.speakers import PEOPLE, Naming, SpeakerType


@dataclass(frozen=True)
class Hop:
    """One hop: who, whether as a relay, whether by or from the press, whether the speaker's own."""

    name: str
    relay: bool
    press: bool
    own: bool


@dataclass(frozen=True)
class Answer:
    """An agreed relation of the claim: its type, and whether the claim is what answers."""

    type: RelationType
    answering: bool


@dataclass(frozen=True)
class Case:
    """One claim, the hops of each of its appearances, and its agreed relations, either way.

    What the audience may not know of it is not in here, so no finding can tell it.
    """

    claim: ClaimView
    hops: tuple[tuple[Hop, ...], ...]
    answers: tuple[Answer, ...]

    @property
    def unnamed(self) -> list[SpeakerView]:
        """The speakers that are unnamed persons or groups, each once."""
        found = {one.ref: one for one in self.claim.speakers}
        return [
            one for one in found.values() if one.naming == Naming.UNNAMED and one.type in PEOPLE
        ]

    @property
    def carried(self) -> Iterator[tuple[AppearanceView, tuple[Hop, ...]]]:
        """Every appearance with its hops."""
        return zip(self.claim.appearances, self.hops, strict=True)

    @property
    def sources(self) -> list[str]:
        """The sources that carry the claim, each once."""
        return list(dict.fromkeys(one.source for one in self.claim.appearances))


def case_of(
    claim: Claim, told: ClaimView, carried: Sequence[Appearance], answers: Iterable[Relation]
) -> Case:
    """Put a case together.

    Args:
        claim: loaded whole.
        told: the same for its audience.
        carried: the appearances that `told` has, in the same order.
        answers: its agreed relations that the audience may hear of.
    """
    speakers = {link.speaker.survivor.id for link in claim.speakers}
    hops = tuple(
        tuple(
            _hop(hop, seen.name, speakers) for hop, seen in zip(one.relays, view.hops, strict=True)
        )
        for one, view in zip(carried, told.appearances, strict=True)
    )
    found = tuple(Answer(one.type, one.from_id == claim.id) for one in answers)
    return Case(told, hops, found)


def _hop(hop: Relay, name: str | None, speakers: set[int]) -> Hop:
    publication = hop.speaker is not None and hop.speaker.type is SpeakerType.PUBLICATION
    return Hop(
        name=name or "somebody not named",
        relay=hop.role is RelayRole.RELAY,
        press=publication or hop.source_id is not None,
        own=hop.speaker is not None and hop.speaker.survivor.id in speakers,
    )
