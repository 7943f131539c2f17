"""One speaker as an audience knows it: what it is called, as what it spoke, and its claims."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, ClaimSpeaker, Speaker
from tracker.reporting.agreed import stands
from tracker.reporting.describing import called, load_claims
from tracker.reporting.published import unnamed
from tracker.reporting.speakers import speaker_report
from tracker.reporting.telling import Teller
from tracker.reporting.views import AffiliationView, SpeakerView
from tracker.store.merges import family
from tracker.vocabulary.audience import Audience


@dataclass(frozen=True)
class HeldView:
    """An affiliation, and the claims that were made with it; none for one that is only on file."""

    affiliation: AffiliationView
    claims: list[str]


@dataclass(frozen=True)
class ProfileView:
    """A speaker; what else it is called is internal."""

    ref: str
    name: str
    type: str
    naming: str
    head_count: int | None
    as_published: list[str]
    aliases: list[str]
    affiliations: list[HeldView]


def profile_of(
    session: Session, teller: Teller, speaker: Speaker, audience: Audience
) -> tuple[ProfileView, list[Claim]] | None:
    """A speaker with its claims, in order; None where the public is told of none.

    For the public somebody who was named in some claims is one speaker there, and another where
    it was not: only the former is told, so that the two are not tied together.
    """
    numbers = family(session, [speaker.id])
    query = select(ClaimSpeaker.claim_id).where(ClaimSpeaker.speaker_id.in_(numbers)).distinct()
    loaded = load_claims(session, list(session.scalars(query)), audience)
    claims = [one for one in loaded.values() if stands(one) and teller.tells(one)]
    told: dict[str, list[tuple[Claim, SpeakerView]]] = {}
    for claim in sorted(claims, key=teller.order):
        for link in claim.speakers:
            if link.speaker_id in numbers:
                voice = teller.voice(claim, link)
                told.setdefault(voice.ref, []).append((claim, voice))
    if told:
        mine = max(told.values(), key=lambda rows: (rows[0][1].name is not None, len(rows)))
        found = list({claim.id: claim for claim, _ in mine}.values())
        return _profile(session, teller, speaker, mine, audience), found
    if audience is Audience.PUBLIC:
        return None
    return _profile(session, teller, speaker, [], audience), []


def _profile(
    session: Session,
    teller: Teller,
    speaker: Speaker,
    told: list[tuple[Claim, SpeakerView]],
    audience: Audience,
) -> ProfileView:
    held: dict[AffiliationView, list[str]] = {}
    printed: dict[str, None] = {}
    for claim, voice in told:
        view = teller.claim(claim)
        printed |= {one.as_published: None for one in view.appearances if one.as_published}
        if voice.affiliation is not None:
            held.setdefault(voice.affiliation, []).append(view.ref)
    kept = speaker.survivor
    aliases: list[str] = []
    if audience is Audience.INTERNAL:
        row = speaker_report(session, kept.id).speaker
        aliases = row.aliases
        for one in row.affiliations:
            if one.retracted is None:
                held.setdefault(one.affiliation, [])
    first = told[0][1] if told else None
    name = first.name or next(iter(printed), None) if first else None
    handle = unnamed(first) if first and audience is Audience.PUBLIC else called(kept)
    return ProfileView(
        ref=first.ref if first else f"P{kept.id}",
        name=name or handle,
        type=kept.type,
        naming=first.naming if first else kept.naming,
        head_count=kept.head_count,
        as_published=list(printed),
        aliases=aliases,
        affiliations=[HeldView(one, claims) for one, claims in held.items()],
    )
