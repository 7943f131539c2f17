"""What the public may read: speakers as they were published, never as we know them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from tracker.models import Affiliation, Appearance, Claim, Relay, Source, Speaker
from tracker.reporting.views import SpeakerView
from tracker.vocabulary.anonymity import GroundRule, Identification
from tracker.vocabulary.claims import DateBasis, Status
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.speakers import Naming

_OURS = frozenset({SourceType.INTERVIEW, SourceType.PERSONAL_COMMUNICATION})
"""Conversations: we gave them their title ourselves, unless there is an outlet or a URL."""

_HANDED = frozenset(
    {SourceType.DOCUMENT, SourceType.DATASET, SourceType.MANUSCRIPT, SourceType.REPORT}
)
"""What may have been handed to us, unless there is a date of publication, too."""


@dataclass(frozen=True)
class Printed:
    """One way in which sources gave a speaker, and on what terms."""

    identification: Identification | None
    descriptor: str | None
    ground_rule: GroundRule


def may_appear() -> ColumnElement[bool]:
    """The condition under which an appearance leaves: live and not off the record."""
    return and_(Appearance.retracted_at.is_(None), Appearance.ground_rule != GroundRule.OFF_RECORD)


def may_be_told() -> ColumnElement[bool]:
    """The condition under which a claim leaves: some appearance may, and it is no error."""
    return and_(Claim.status != Status.RECORDED_IN_ERROR, Claim.appearances.any(may_appear()))


def was_named(speaker: Speaker, told: Appearance | Printed) -> bool:
    """Whether a source printed the speaker's name, as far as the public may know.

    What was said on deep background is attributed to nobody.
    """
    return told.ground_rule is not GroundRule.DEEP_BACKGROUND and name_was_printed(speaker, told)


def name_was_printed(speaker: Speaker, told: Appearance | Printed) -> bool:
    """Whether a source printed the name; narration prints its outlet's.

    A speaker whose name came out later stays as printed.
    """
    if speaker.name is None:
        return False
    if told.identification is Identification.PSEUDONYM:
        return speaker.naming is Naming.PSEUDONYM
    return told.identification in {None, Identification.NAMED}


def was_described(told: Appearance | Printed) -> str | None:
    """The descriptor that was printed; none on deep background."""
    return None if told.ground_rule is GroundRule.DEEP_BACKGROUND else told.descriptor


def named_speech(appearance: Appearance) -> bool:
    """Whether the reader was given the real name of whoever spoke; narration hides nobody."""
    return appearance.identification in {None, Identification.NAMED}


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


def public_name(speaker: Speaker | None) -> str | None:
    """The name of an outlet, an organization or a relaying speaker, if it has one."""
    return None if speaker is None or speaker.naming is Naming.UNNAMED else speaker.name


def public_hop(hop: Relay) -> str | None:
    """A hop by name; None for one nobody named."""
    if hop.speaker is not None:
        return public_name(hop.speaker) or unnamed(hop.speaker)
    return public_source(hop.source) if hop.source is not None else None


def public_source(source: Source) -> str:
    """A source by its outlet if named, else its title, else its type."""
    return public_name(source.outlet) or public_title(source) or words_of(source)


def public_title(source: Source) -> str | None:
    """The title, where it is one that was published."""
    return source.title if is_published(source) else None


def is_published(source: Source) -> bool:
    """Whether title and byline are the publication's, not our words for a conversation."""
    if source.outlet_id is not None or source.url is not None:
        return True
    return source.type not in _OURS and (source.type not in _HANDED or bool(source.published))


def words_of(source: Source) -> str:
    """A source by its type alone."""
    return source.type.replace("-", " ").replace("_", " ")


def public_organization(affiliation: Affiliation) -> str | None:
    """The organization by name, or as it was described."""
    return public_name(affiliation.organization) or affiliation.described


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
