"""From rows to views: what things are called, and how words travelled."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from tracker.models import Affiliation, Appearance, Claim, ClaimSpeaker, Relay, Source, Speaker
from tracker.models.base import Retractable
from tracker.models.claim import ClaimTopic
from tracker.reporting.published import may_appear, name_was_printed, unnamed
from tracker.reporting.views import (
    AffiliationView,
    AnchorView,
    AnonymityView,
    AppearanceView,
    ClaimView,
    HopView,
    RetractionView,
    ScopeView,
    SpeakerView,
)
from tracker.store.batches import batches
from tracker.vocabulary.audience import Audience


def load_claims(
    session: Session, numbers: Sequence[int], audience: Audience = Audience.INTERNAL
) -> dict[int, Claim]:
    """Claims with all that a view needs, in a handful of queries whatever their number.

    For the public a claim has those appearances only that may leave.
    """
    public = audience is Audience.PUBLIC
    appearances = selectinload(
        Claim.appearances.and_(may_appear()) if public else Claim.appearances
    )
    relays = appearances.selectinload(Appearance.relays)
    speakers = selectinload(Claim.speakers)
    options = (
        speakers.joinedload(ClaimSpeaker.speaker),
        speakers.joinedload(ClaimSpeaker.affiliation).joinedload(Affiliation.organization),
        selectinload(Claim.topics).joinedload(ClaimTopic.topic),
        appearances.joinedload(Appearance.source).joinedload(Source.outlet),
        appearances.joinedload(Appearance.anchor_text),
        relays.joinedload(Relay.speaker),
        relays.joinedload(Relay.source).joinedload(Source.outlet),
    )
    found: dict[int, Claim] = {}
    for part in batches(numbers):
        query = select(Claim).where(Claim.id.in_(part)).options(*options)
        query = query.execution_options(populate_existing=public)
        found.update({claim.id: claim for claim in session.scalars(query)})
    return found


def claim_view(claim: Claim, *, whole: bool = False) -> ClaimView:
    """A claim loaded by `load_claims`; `whole` shows its retracted appearances, too."""
    appearances = claim.appearances if whole else claim.live_appearances
    return ClaimView(
        ref=f"C{claim.id}",
        uid=str(claim.uid),
        text=claim.text,
        kind=claim.kind,
        polarity=claim.polarity,
        certainty=claim.certainty,
        denied_proposition=claim.denied_proposition,
        denied_inferred=claim.denied_inferred,
        status=claim.status,
        said=claim.said,
        said_basis=claim.said_basis,
        said_note=claim.said_note,
        venue=claim.venue,
        scope=ScopeView(
            who=claim.scope_who,
            quantifier=claim.scope_quantifier,
            what=claim.scope_what,
            where=claim.scope_where,
            when=claim.scope_when,
        ),
        topics=[link.topic.name for link in claim.topics],
        speakers=[_voice_view(kept, claim) for kept in claim.voices],
        appearances=[_appearance_view(claim, appearance) for appearance in appearances],
        note=claim.note,
        retracted=retraction_view(claim),
    )


def _voice_view(kept: Speaker, claim: Claim) -> SpeakerView:
    """A speaker as reported, with the affiliation as at the time: of its own row, if it has one."""
    links = [link for link in claim.speakers if link.speaker.survivor is kept]
    links.sort(key=lambda link: link.speaker is not kept)
    affiliation = next((link.affiliation for link in links if link.affiliation), None)
    merged = [link.speaker for link in links if link.speaker is not kept]
    return speaker_view(kept, affiliation, merged)


def speaker_view(
    speaker: Speaker, affiliation: Affiliation | None = None, recorded: Sequence[Speaker] = ()
) -> SpeakerView:
    """A speaker, with an affiliation, and who was recorded in its place, if anybody."""
    return SpeakerView(
        ref=f"P{speaker.id}",
        uid=str(speaker.uid),
        type=speaker.type,
        naming=speaker.naming,
        name=speaker.name,
        descriptor=speaker.descriptor,
        head_count=speaker.head_count,
        affiliation=affiliation_view(affiliation) if affiliation else None,
        retracted=retraction_view(speaker),
        recorded_as=" and ".join(f"P{one.id}" for one in recorded) or None,
    )


def retraction_view(record: Retractable) -> RetractionView | None:
    """The retraction of a record; None for a live one."""
    by, at, why = record.retracted_by, record.retracted_at, record.retracted_why
    if by is None or at is None or why is None:
        return None
    return RetractionView(by=by, at=at.strftime("%Y-%m-%dT%H:%M:%SZ"), why=why)


def affiliation_view(affiliation: Affiliation) -> AffiliationView:
    """An affiliation as stated."""
    organization = affiliation.organization
    return AffiliationView(
        organization=known_as(organization) if organization else None,
        described=affiliation.described,
        role=affiliation.role,
        country=affiliation.country,
        place=affiliation.place,
        valid=affiliation.valid,
        uncertain=affiliation.uncertain,
    )


def called(speaker: Speaker) -> str:
    """What a speaker is called in our own lists."""
    return speaker.name or speaker.descriptor or f"P{speaker.id}"


def known_as(speaker: Speaker) -> str:
    """What a speaker is called in our own lists, after merges."""
    return called(speaker.survivor)


def source_called(source: Source) -> str:
    """A source by its outlet if named, else its title, else its reference."""
    if source.outlet is not None and source.outlet.name:
        return known_as(source.outlet)
    return source.title or f"S{source.id}"


def hop_called(hop: Relay) -> str | None:
    """A hop by its speaker's name, else its source; None for a hop nobody named."""
    if hop.speaker is not None:
        return known_as(hop.speaker)
    return source_called(hop.source) if hop.source is not None else None


def _appearance_view(claim: Claim, appearance: Appearance) -> AppearanceView:
    return AppearanceView(
        ref=f"C{claim.id}.{appearance.place}",
        source=f"S{appearance.source_id}",
        form=appearance.form,
        quote=appearance.quote,
        editorial_marks=appearance.editorial_marks,
        locator=appearance.locator,
        language=appearance.language,
        original_language=appearance.original_language,
        translation=appearance.translation,
        identification=appearance.identification,
        as_published=appearance.descriptor,
        anonymity=_anonymity(appearance),
        ground_rule=appearance.ground_rule,
        basis=appearance.basis,
        attribution_ambiguous=appearance.attribution_ambiguous,
        chain=_chain(claim, appearance),
        relays=len(appearance.relays),
        hops=[
            HopView(
                name=hop_called(hop),
                speaker=f"P{hop.speaker.survivor.id}" if hop.speaker else None,
                source=f"S{hop.source_id}" if hop.source_id else None,
                role=hop.role,
                inferred=hop.inferred,
            )
            for hop in appearance.relays
        ],
        retracted=retraction_view(appearance),
        anchor=_anchor(appearance),
    )


def _anchor(appearance: Appearance) -> AnchorView | None:
    if appearance.verification is None or appearance.anchor_text is None:
        return None
    return AnchorView(
        text_sha256=appearance.anchor_text.sha256,
        verification=appearance.verification,
        start=appearance.anchor_start,
        end=appearance.anchor_end,
        prefix=appearance.anchor_prefix,
        suffix=appearance.anchor_suffix,
    )


def _anonymity(appearance: Appearance) -> AnonymityView | None:
    if appearance.anonymity_origin is None or appearance.anonymity_reason is None:
        return None
    return AnonymityView(
        origin=appearance.anonymity_origin,
        reason=appearance.anonymity_reason,
        reason_published=appearance.anonymity_reason_published,
        ground_rule=appearance.ground_rule,
    )


def _chain(claim: Claim, appearance: Appearance) -> list[str]:
    """The speaker as printed, the hops, and the source's outlet if named, else its reference."""
    speakers = dict.fromkeys(_printed(link.speaker, appearance) for link in claim.speakers)
    outlet = appearance.source.outlet
    end = known_as(outlet) if outlet is not None and outlet.name else f"S{appearance.source_id}"
    hops = [hop_called(hop) or "not stated" for hop in appearance.relays]
    return [" and ".join(speakers), *hops, end]


def _printed(speaker: Speaker, appearance: Appearance) -> str:
    """The name if this source printed it, else its descriptor; without one, our handle."""
    if name_was_printed(speaker, appearance):
        return known_as(speaker)
    return appearance.descriptor or speaker.descriptor or unnamed(speaker)
