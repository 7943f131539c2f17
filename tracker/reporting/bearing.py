"""How claims lean on a source, a relay or a speaker: which of their appearances come through it."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, ClaimSpeaker, Relay, Source, Speaker
from tracker.reporting.published import known_as_one, public_name, was_named
from tracker.store.merges import family
from tracker.vocabulary.anonymity import GroundRule
from tracker.vocabulary.audience import Audience


class Way(StrEnum):
    """How a claim leans: on the words of a speaker, on what carries them or passed them on."""

    SAID = "said"
    CARRIED = "carried"
    PUBLISHED = "published"
    RELAYED = "relayed"


@dataclass(frozen=True)
class Leaning:
    """One way in which a claim's appearance leans.

    `origin` says that its words came into print there: the first hop, or without any the source
    itself. `inferred` is of the hop.
    """

    way: Way
    origin: bool = False
    inferred: bool = False


@dataclass(frozen=True)
class Bearer:
    """A source, or a speaker with all that are one with it; `public` goes by what is printed."""

    source: int | None
    speakers: frozenset[int]
    public: bool

    def leanings(self, claim: Claim, appearance: Appearance) -> list[Leaning]:
        """How an appearance of a claim comes through it."""
        found = [Leaning(Way.SAID)] if self._spoke(claim, appearance) else []
        heard = not appearance.relays
        if appearance.source_id == self.source:
            found.append(Leaning(Way.CARRIED, heard))
        elif self._is(appearance.source.outlet, appearance.source):
            found.append(Leaning(Way.PUBLISHED, heard))
        found += [
            Leaning(Way.RELAYED, place == 0, hop.inferred)
            for place, hop in enumerate(appearance.relays)
            if self._passed_on(hop, appearance.source)
        ]
        return found

    def is_speaker(self, claim: Claim) -> list[bool]:
        """For each of a claim's speakers whether it is this one."""
        return [link.speaker_id in self.speakers for link in claim.speakers]

    def _spoke(self, claim: Claim, appearance: Appearance) -> bool:
        """For the public, who was named later, or on deep background, did not speak here."""
        mine = [one.speaker for one in claim.speakers if one.speaker_id in self.speakers]
        if not self.public:
            return bool(mine)
        deep = appearance.ground_rule is GroundRule.DEEP_BACKGROUND
        return any(one.name is None or was_named(one, appearance) for one in mine) and not deep

    def _passed_on(self, hop: Relay, carrying: Source) -> bool:
        if hop.source is not None and hop.source_id == self.source:
            return True
        if self._is(hop.speaker, carrying):
            return True
        return hop.source is not None and self._is(hop.source.outlet, hop.source)

    def _is(self, speaker: Speaker | None, source: Source) -> bool:
        if speaker is None or speaker.id not in self.speakers:
            return False
        return not self.public or public_name(speaker, source) is not None


def bearer_of(session: Session, one: Source | Speaker, audience: Audience) -> Bearer:
    """What a source or a speaker stands for, after the merges that the audience may know of."""
    public = audience is Audience.PUBLIC
    if isinstance(one, Source):
        return Bearer(one.id, frozenset(), public)
    if not public:
        return Bearer(None, frozenset(family(session, [one.id])), public)
    known = {number: kept.id for number, kept in known_as_one(session).items()}
    kept = known.get(one.id, one.id)
    merged = {number for number, last in known.items() if last == kept}
    return Bearer(None, frozenset({kept, one.id, *merged}), public)


def leaning_claims(session: Session, bearer: Bearer) -> list[int]:
    """The numbers of the claims that may lean on it, the retracted too, as they were recorded."""
    return list(session.scalars(select(Claim.id).where(leaning_on(bearer)).order_by(Claim.id)))


def leaning_on(bearer: Bearer) -> ColumnElement[bool]:
    """The condition for a claim that may lean on it."""
    speakers: Collection[int] = bearer.speakers
    published = select(Source.id).where(Source.outlet_id.in_(speakers))
    through = Appearance.relays.any(
        (Relay.source_id == bearer.source)
        | Relay.speaker_id.in_(speakers)
        | Relay.source_id.in_(published)
    )
    carried = (Appearance.source_id == bearer.source) | Appearance.source_id.in_(published)
    spoken = Claim.speakers.any(ClaimSpeaker.speaker_id.in_(speakers))
    return or_(spoken, Claim.appearances.any(through | carried))
