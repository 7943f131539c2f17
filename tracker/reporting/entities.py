"""The named, as entities: people, organizations, publications and sources, and what links them.

Nobody unnamed is among them, for any reader, nor a body known only as an unnamed speaker's, nor a
conversation, whose title would be our words for one. A pseudonym is no entity either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from tracker.models import Affiliation, Appearance, Claim, ClaimSpeaker, Relay, Source, Speaker
from tracker.reporting.citations import CitationView, citations_report
from tracker.reporting.published import (
    affiliations_printed,
    is_published,
    known_as_one,
    may_appear,
    name_was_out,
    was_named,
)
from tracker.reporting.tables.sources import carries_what_may_be_told
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.speakers import Naming, SpeakerType

_ENTITIES = (SpeakerType.PERSON, SpeakerType.ORGANIZATION, SpeakerType.PUBLICATION)


@dataclass(frozen=True)
class NamedView:
    """A person, an organization or a publication; identifiers as scheme and value."""

    uid: str
    type: SpeakerType
    name: str
    aliases: list[str]
    identifiers: list[tuple[str, str]]


@dataclass(frozen=True)
class TieView:
    """A named speaker's role in a named body; `valid` is EDTF."""

    uid: str
    speaker: str
    organization: str
    role: str | None
    valid: str | None
    uncertain: bool


@dataclass(frozen=True, order=True)
class PartView:
    """What a named speaker has to do with a source: speaker, relay or publisher."""

    source: str
    entity: str
    role: str


@dataclass(frozen=True)
class EntitiesReport:
    """Entities and the links between them; every end of a link is among them."""

    named: list[NamedView]
    sources: list[CitationView]
    ties: list[TieView]
    parts: list[PartView]


def entities_report(session: Session, audience: Audience) -> EntitiesReport:
    """Whom sources on file gave by name, on the record, and the bodies they belong to.

    For the public, by what may be told; a speaker who was named only later stays out of it.
    """
    public = audience is Audience.PUBLIC
    sources = _sources(session)
    parts = list(_parts(session, sources))
    nameable = _nameable(session, public=public)
    ties = [one for one in _affiliations(session, public=public) if _fits(one, nameable)]
    known = _known({speaker for _, speaker, _ in parts} & nameable.keys(), ties)
    told = {one.uid: one for one in citations_report(session, audience).sources}
    return EntitiesReport(
        named=sorted(map(_view, {nameable[number] for number in known}), key=lambda one: one.uid),
        sources=[told[str(one.uid)] for one in sources.values()],
        ties=[_tie(one, nameable) for one in ties if one.speaker_id in known],
        parts=sorted(
            {
                PartView(str(sources[source].uid), str(nameable[speaker].uid), role)
                for source, speaker, role in parts
                if speaker in nameable
            }
        ),
    )


def _sources(session: Session) -> dict[int, Source]:
    """Publications that carry or relayed something on the record."""
    query = select(Source).where(Source.retracted_at.is_(None), carries_what_may_be_told())
    found = session.scalars(query.options(joinedload(Source.outlet)).order_by(Source.uid))
    return {one.id: one for one in found if is_published(one)}


def _nameable(session: Session, *, public: bool) -> dict[int, Speaker]:
    """Everybody with a real name, by number, as whom each is told."""
    query = select(Speaker).where(
        Speaker.naming == Naming.NAMED,
        Speaker.retracted_at.is_(None),
        Speaker.type.in_(_ENTITIES),
    )
    found = session.scalars(query.options(selectinload(Speaker.names))).all()
    if public:
        onward = known_as_one(session)
        return {one.id: onward.get(one.id, one) for one in found if one.revealed_in_id is None}
    return {one.id: one.survivor for one in found if one.survivor.type in _ENTITIES}


def _known(printed: set[int], ties: Iterable[Affiliation]) -> set[int]:
    """Those printed by name, and the bodies that they, or those bodies, belong to."""
    known: set[int | None] = {*printed}
    size = 0
    while len(known) > size:
        size = len(known)
        known |= {one.organization_id for one in ties if one.speaker_id in known}
    return {one for one in known if one is not None}


def _affiliations(session: Session, *, public: bool) -> list[Affiliation]:
    query = select(Affiliation).where(
        Affiliation.retracted_at.is_(None), Affiliation.organization_id.is_not(None)
    )
    printed = affiliations_printed(session) if public else None
    found = session.scalars(query.order_by(Affiliation.uid))
    return [one for one in found if printed is None or one.id in printed]


def _fits(one: Affiliation, nameable: dict[int, Speaker]) -> bool:
    """Whether both ends are to be named, are two, and the second is no person."""
    speaker, body = nameable.get(one.speaker_id), nameable.get(one.organization_id or 0)
    return (
        speaker is not None
        and body is not None
        and speaker is not body
        and body.type is not SpeakerType.PERSON
    )


def _parts(session: Session, sources: dict[int, Source]) -> Iterator[tuple[int, int, str]]:
    """Source, speaker and role, where the source printed the name and is not off the record."""
    for source in sources.values():
        if source.outlet is not None and name_was_out(source.outlet, source):
            yield source.id, source.outlet.id, "publisher"
    query = (
        select(Appearance)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(may_appear(), Claim.status != Status.RECORDED_IN_ERROR)
        .options(
            joinedload(Appearance.source),
            selectinload(Appearance.claim).selectinload(Claim.speakers).joinedload(
                ClaimSpeaker.speaker
            ),
            selectinload(Appearance.relays).joinedload(Relay.speaker),
        )
    )  # fmt: skip
    for one in session.scalars(query):
        if one.source_id not in sources:
            continue
        for link in one.claim.speakers:
            if was_named(link.speaker, one):
                yield one.source_id, link.speaker_id, "speaker"
        for hop in one.relays:
            if hop.speaker is not None and name_was_out(hop.speaker, one.source):
                yield one.source_id, hop.speaker.id, "relay"


def _view(speaker: Speaker) -> NamedView:
    return NamedView(
        uid=str(speaker.uid),
        type=speaker.type,
        name=str(speaker.name),
        aliases=[] if speaker.revealed_in_id else [one.name for one in speaker.names],
        identifiers=[(one.scheme, one.value) for one in speaker.identifiers],
    )


def _tie(one: Affiliation, nameable: dict[int, Speaker]) -> TieView:
    return TieView(
        uid=str(one.uid),
        speaker=str(nameable[one.speaker_id].uid),
        organization=str(nameable[one.organization_id or 0].uid),
        role=one.role,
        valid=one.valid,
        uncertain=one.uncertain,
    )
