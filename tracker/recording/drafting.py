"""From rows back to drafts: what an edit starts from."""

from collections.abc import Sequence

from tracker.models import Affiliation, Appearance, Claim, ClaimSpeaker, Source, Speaker
from tracker.recording.claims import (
    AppearanceDraft,
    ClaimDraft,
    Hop,
    PublishedDraft,
    Voice,
)
from tracker.recording.sources import SourceDraft
from tracker.recording.speakers import AffiliationDraft, SpeakerDraft
from tracker.vocabulary.speakers import Naming


def voice_of(speaker: Speaker, affiliation: Affiliation | None = None) -> Voice:
    """A speaker as the voice of a claim."""
    return Voice(
        uid=str(speaker.uid),
        naming=speaker.naming,
        type=speaker.type,
        affiliation=str(affiliation.uid) if affiliation else None,
        revealed=speaker.revealed_in_id is not None,
    )


def voices_of(links: Sequence[ClaimSpeaker]) -> list[Voice]:
    """The voices of a claim, in order."""
    return [voice_of(link.speaker, link.affiliation) for link in links]


def claim_draft(claim: Claim) -> ClaimDraft:
    """A claim as it would be written down today."""
    return ClaimDraft(
        uid=str(claim.uid),
        text=claim.text,
        voices=voices_of(claim.speakers),
        kind=claim.kind,
        polarity=claim.polarity,
        certainty=claim.certainty,
        denied_proposition=claim.denied_proposition,
        denied_inferred=claim.denied_inferred,
        said=claim.said,
        said_basis=claim.said_basis,
        said_note=claim.said_note,
        venue=claim.venue,
        who=claim.scope_who,
        quantifier=claim.scope_quantifier,
        what=claim.scope_what,
        where=claim.scope_where,
        when=claim.scope_when,
        topics=[str(link.topic.uid) for link in claim.topics],
        note=claim.note,
    )


def appearance_draft(appearance: Appearance) -> AppearanceDraft:
    """An appearance as it would be written down today."""
    claim = appearance.claim
    return AppearanceDraft(
        uid=str(appearance.uid),
        claim=str(claim.uid),
        place=appearance.place,
        source=str(appearance.source.uid),
        kind=claim.kind,
        voices=voices_of(claim.speakers),
        form=appearance.form,
        quote=appearance.quote,
        editorial_marks=appearance.editorial_marks,
        locator=appearance.locator,
        language=appearance.language,
        original_language=appearance.original_language,
        translation=appearance.translation,
        basis=appearance.basis,
        attribution_ambiguous=appearance.attribution_ambiguous,
        hops=[
            Hop(
                speaker=str(hop.speaker.uid) if hop.speaker else None,
                source=str(hop.source.uid) if hop.source else None,
                role=hop.role,
                inferred=hop.inferred,
            )
            for hop in appearance.relays
        ],
        published=published_draft(appearance),
        known_to_newsroom=appearance.known_to_newsroom,
        approved_by_role=appearance.approved_by_role,
        approved_on=appearance.approved_on.isoformat() if appearance.approved_on else None,
        note=appearance.note,
    )


def published_draft(appearance: Appearance) -> PublishedDraft:
    """What the source printed about the speaker."""
    return PublishedDraft(
        identification=appearance.identification,
        descriptor=appearance.descriptor,
        anonymity_origin=appearance.anonymity_origin,
        anonymity_reason=appearance.anonymity_reason,
        anonymity_reason_published=appearance.anonymity_reason_published,
        ground_rule=appearance.ground_rule,
        terms_note=appearance.terms_note,
    )


def source_draft(source: Source) -> SourceDraft:
    """A source as it would be written down today."""
    return SourceDraft(
        uid=str(source.uid),
        type=source.type,
        title=source.title,
        byline=source.byline,
        outlet=str(source.outlet.uid) if source.outlet else None,
        language=source.language,
        published=source.published,
        published_basis=source.published_basis,
        url=source.url,
        archived_url=source.archived_url,
        text_sha256=source.text_sha256,
        read=source.read,
        note=source.note,
    )


def speaker_draft(speaker: Speaker) -> SpeakerDraft:
    """A speaker as it would be written down today."""
    return SpeakerDraft(
        uid=str(speaker.uid),
        type=speaker.type,
        name=speaker.name,
        pseudonym=speaker.naming is Naming.PSEUDONYM,
        descriptor=speaker.descriptor,
        aliases=[one.name for one in speaker.names],
        identifiers={one.scheme: one.value for one in speaker.identifiers},
        head_count=speaker.head_count,
        note=speaker.note,
    )


def affiliation_draft(affiliation: Affiliation) -> AffiliationDraft:
    """An affiliation as it would be written down today."""
    organization = affiliation.organization
    return AffiliationDraft(
        uid=str(affiliation.uid),
        speaker=str(affiliation.speaker.uid),
        organization=str(organization.uid) if organization else None,
        described=affiliation.described,
        role=affiliation.role,
        country=affiliation.country,
        place=affiliation.place,
        valid=affiliation.valid,
        uncertain=affiliation.uncertain,
        note=affiliation.note,
    )
