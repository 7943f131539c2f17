"""What the public may read: speakers as they were published, never as we know them."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tracker.models import Affiliation, Appearance, Claim, ClaimSpeaker, Relay, Source, Speaker
from tracker.reporting.views import SpeakerView
from tracker.store.merges import survivors
from tracker.vocabulary.anonymity import GroundRule, Identification
from tracker.vocabulary.claims import DateBasis, Status
from tracker.vocabulary.sources import SourceType, a_source
from tracker.vocabulary.speakers import Naming

Number = TypeVar("Number", int, int | None)

_OURS = frozenset({SourceType.INTERVIEW, SourceType.PERSONAL_COMMUNICATION})
"""Conversations: we gave them their title ourselves, unless there is an outlet or a URL."""

_HANDED = frozenset(
    {SourceType.DOCUMENT, SourceType.DATASET, SourceType.MANUSCRIPT, SourceType.REPORT}
)
"""What may have been handed to us, unless there is a date of publication, too."""


def may_appear() -> ColumnElement[bool]:
    """The condition under which an appearance leaves: live and not off the record."""
    return and_(Appearance.retracted_at.is_(None), Appearance.ground_rule != GroundRule.OFF_RECORD)


def may_be_told() -> ColumnElement[bool]:
    """The condition under which a claim leaves: some appearance may, and it is no error."""
    return and_(Claim.status != Status.RECORDED_IN_ERROR, Claim.appearances.any(may_appear()))


def name_was_out(speaker: Speaker, source: Source) -> bool:
    """Whether a source may give the speaker's name: one named later stays as it was before.

    A revealed name goes out in the source that first had it, and in what was published later,
    if that is certain.
    """
    named_in = speaker.revealed_in
    if named_in is None or named_in.id == source.id:
        return True
    first, last = source.published_earliest, named_in.published_latest
    if first is None or last is None or named_in.retracted_at is not None:
        return False
    return is_published(named_in) and first > last


def was_named(speaker: Speaker, appearance: Appearance) -> bool:
    """Whether a source printed the speaker's name, as far as the public may know.

    What was said on deep background is attributed to nobody.
    """
    deep = appearance.ground_rule is GroundRule.DEEP_BACKGROUND
    return not deep and name_was_printed(speaker, appearance)


def name_was_printed(speaker: Speaker, appearance: Appearance) -> bool:
    """Whether a source printed the name; narration prints its outlet's.

    A speaker whose name came out later stays as printed.
    """
    if speaker.name is None:
        return False
    if appearance.identification is None:
        return name_was_out(speaker, appearance.source)
    if appearance.identification is Identification.PSEUDONYM:
        return speaker.naming is Naming.PSEUDONYM
    return appearance.identification is Identification.NAMED


def known_as_one(session: Session) -> dict[int, Speaker]:
    """The survivor of each merged speaker whose merge the public may learn of.

    Both have their real name from the start, and what may be told prints the survivor's.
    """
    onward = survivors(session)
    if not onward:
        return {}
    printed = _spoken_by_name(ClaimSpeaker.speaker_id)
    always_named = (Speaker.naming == Naming.NAMED, Speaker.revealed_in_id.is_(None))
    merged = set(session.scalars(select(Speaker.id).where(Speaker.id.in_(onward), *always_named)))
    kept = session.scalars(
        select(Speaker).where(
            Speaker.id.in_(onward.values()), Speaker.id.in_(printed), *always_named
        )
    )
    by_number = {speaker.id: speaker for speaker in kept}
    return {
        number: by_number[last]
        for number, last in onward.items()
        if number in merged and last in by_number
    }


def printed_by_name(session: Session) -> set[int]:
    """Who was named in what may be told: as a speaker, or as the organization spoken for."""
    spoken_for = _spoken_by_name(Affiliation.organization_id).join(
        Affiliation, Affiliation.id == ClaimSpeaker.affiliation_id
    )
    speakers = session.scalars(_spoken_by_name(ClaimSpeaker.speaker_id))
    bodies = session.scalars(spoken_for.where(Affiliation.organization_id.is_not(None)))
    return {*speakers, *(one for one in bodies if one is not None)}


def affiliations_printed(session: Session) -> set[int]:
    """The affiliations with which somebody spoke by name in what may be told."""
    found = session.scalars(_spoken_by_name(ClaimSpeaker.affiliation_id))
    return {one for one in found if one is not None}


def _spoken_by_name(column: InstrumentedAttribute[Number]) -> Select[Number]:
    """A column of the speakers of claims that may be told, where they spoke by their name."""
    return (
        select(column)
        .select_from(ClaimSpeaker)
        .join(Claim, Claim.id == ClaimSpeaker.claim_id)
        .join(Appearance, Appearance.claim_id == Claim.id)
        .where(
            may_appear(),
            Claim.status != Status.RECORDED_IN_ERROR,
            Appearance.ground_rule != GroundRule.DEEP_BACKGROUND,
            Appearance.identification.is_(None) | (Appearance.identification == "named"),
        )
    )


def was_described(appearance: Appearance) -> str | None:
    """The descriptor that was printed; none on deep background."""
    deep = appearance.ground_rule is GroundRule.DEEP_BACKGROUND
    return None if deep else appearance.descriptor


def named_speech(appearance: Appearance) -> bool:
    """Whether the reader was given the real name of whoever spoke; narration has its outlet's."""
    if appearance.ground_rule is GroundRule.DEEP_BACKGROUND:
        return False
    if appearance.identification is None:
        outlet = appearance.source.outlet
        return outlet is None or name_was_out(outlet, appearance.source)
    return appearance.identification is Identification.NAMED


def only_read(appearance: Appearance) -> bool:
    """Whether we know of the speaker what stands in others' copy, and agreed on no terms."""
    return is_published(appearance.source) and appearance.ground_rule is GroundRule.UNKNOWN


def told_details(appearance: Appearance) -> bool:
    """Whether it may be told how an unnamed speaker knows, in which language, on which page."""
    return named_speech(appearance) or only_read(appearance)


def told_date(claim: Claim, appearance: Appearance) -> bool:
    """Whether the day of speaking may leave: what we inferred only from what anybody can read."""
    return claim.said_basis is DateBasis.STATED or told_details(appearance)


def told_reason(appearance: Appearance) -> bool:
    """Whether readers were told why a speaker is unnamed."""
    return (
        appearance.anonymity_reason_published is not None
        and appearance.ground_rule is not GroundRule.DEEP_BACKGROUND
    )


def published_speakers(claim: Claim, appearance: Appearance) -> list[str]:
    """The speakers as this source gave them: by name, else by its descriptor."""
    return list(
        dict.fromkeys(
            str(link.speaker.name)
            if was_named(link.speaker, appearance)
            else was_described(appearance) or unnamed(link.speaker)
            for link in claim.speakers
        )
    )


def published_in(claim: Claim, appearances: Iterable[Appearance]) -> list[str]:
    """The same over several appearances, each only once."""
    return list(
        dict.fromkeys(name for one in appearances for name in published_speakers(claim, one))
    )


def unnamed(speaker: Speaker | SpeakerView) -> str:
    """What stands for somebody whom no descriptor was published for."""
    return f"{speaker.type} not named"


def public_name(speaker: Speaker | None, source: Source) -> str | None:
    """What a source called its outlet, an organization or a relaying speaker, if by name."""
    return speaker.name if speaker is not None and name_was_out(speaker, source) else None


def public_hop(hop: Relay) -> str | None:
    """A hop by name; None for one nobody named."""
    if hop.speaker is not None:
        return public_name(hop.speaker, hop.owner.source) or unnamed(hop.speaker)
    return public_source(hop.source) if hop.source is not None else None


def public_source(source: Source) -> str:
    """A source by its outlet if named, else its title, else its type."""
    return public_name(source.outlet, source) or public_title(source) or a_source(source.type)


def public_title(source: Source) -> str | None:
    """The title, where it is one that was published."""
    return source.title if is_published(source) else None


def is_published(source: Source) -> bool:
    """Whether title and byline are the publication's, not our words for a conversation."""
    if source.outlet_id is not None or source.url is not None:
        return True
    return source.type not in _OURS and (source.type not in _HANDED or bool(source.published))


def claims_told(session: Session, sources: Collection[int]) -> dict[int, int]:
    """How many claims each source carries, of those that may be told."""
    query = (
        select(Appearance.source_id, func.count(Appearance.claim_id.distinct()))
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(Appearance.source_id.in_(sources), may_appear())
        .where(Claim.status != Status.RECORDED_IN_ERROR)
        .group_by(Appearance.source_id)
    )
    return {source: number for source, number in session.execute(query)}  # noqa: C416 - typed rows
