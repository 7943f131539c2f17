"""Whom a row's claim on file has already, and who bears a name."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import AmbiguousReferenceError
from tracker.models import Affiliation, Appearance, Claim, ClaimSpeaker, Source, Speaker
from tracker.recording.claims import Voice
from tracker.recording.finding import speaker_named


def holds(session: Session, claim: str, voice: Voice) -> bool:
    """Whether a claim on file has a speaker: as its voice, its voice's body or its outlet."""
    mine = select(Claim.id).where(Claim.uid == UUID(claim)).scalar_subquery()
    links = select(ClaimSpeaker.speaker_id).where(ClaimSpeaker.claim_id == mine)
    bodies = (
        select(Affiliation.organization_id)
        .join(ClaimSpeaker, ClaimSpeaker.affiliation_id == Affiliation.id)
        .where(ClaimSpeaker.claim_id == mine)
    )
    outlets = (
        select(Source.outlet_id)
        .join(Appearance, Appearance.source_id == Source.id)
        .where(Appearance.claim_id == mine)
    )
    fits = Speaker.id.in_(links) | Speaker.id.in_(bodies) | Speaker.id.in_(outlets)
    query = select(Speaker.id).where(Speaker.uid == UUID(voice.uid), fits)
    return session.scalar(query) is not None


def bears_alone(session: Session, speaker: Speaker, name: str) -> bool:
    """Whether no other live speaker bears a name."""
    try:
        found = speaker_named(session, name)
    except AmbiguousReferenceError:
        return False
    return found is None or found.survivor is speaker.survivor
