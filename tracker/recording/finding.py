"""Finds the records a write is about; what was taken back takes part in nothing new."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import AmbiguousReferenceError, RefusedError
from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    Question,
    ResponseRequest,
    Row,
    Source,
    Speaker,
    SpeakerName,
)
from tracker.store.lookup import (
    find_affiliation,
    find_appearance,
    find_claim,
    find_matter,
    find_question,
    find_request,
    find_source,
    find_speaker,
)
from tracker.store.naming import known_names
from tracker.vocabulary.claims import Status
from tracker.vocabulary.names import Fit, alike, ranked
from tracker.vocabulary.text import fold

Record = TypeVar("Record", bound=Row)

_NEAR = 3
_PARTS = frozenset({Fit.BEGINS, Fit.PART})


def claim_of(session: Session, given: str) -> Claim:
    """The claim a person means.

    Raises:
        RefusedError: it was recorded in error.
    """
    found = session.get_one(Claim, find_claim(session, given))
    if found.status is Status.RECORDED_IN_ERROR:
        raise RefusedError(f"C{found.id} was recorded in error", "record it anew")
    return found


def appearance_of(session: Session, given: str) -> Appearance:
    """The appearance `C6.2` names."""
    found = session.get_one(Appearance, find_appearance(session, given))
    claim_of(session, f"C{found.claim_id}")
    return _live(found, f"C{found.claim_id}.{found.place}")


def speaker_of(session: Session, given: str) -> Speaker:
    """The speaker a person means."""
    found = session.get_one(Speaker, find_speaker(session, given))
    return _live(found, f"P{found.id}")


def affiliation_of(session: Session, given: str) -> Affiliation:
    """The affiliation `P1.2` names."""
    found = session.get_one(Affiliation, find_affiliation(session, given))
    return _live(found, given)


def source_of(session: Session, given: str) -> Source:
    """The source a person means."""
    found = session.get_one(Source, find_source(session, given))
    return _live(found, f"S{found.id}")


def question_of(session: Session, given: str) -> Question:
    """The question `Q1` names."""
    found = session.get_one(Question, find_question(session, given))
    return _live(found, f"Q{found.id}")


def request_of(session: Session, given: str) -> ResponseRequest:
    """The request for a response `D1` names."""
    found = session.get_one(ResponseRequest, find_request(session, given))
    return _live(found, f"D{found.id}")


def matter_of(session: Session, given: str) -> Claim | Question:
    """The claim or the question `C6` or `Q1` names.

    Raises:
        RefusedError: it was taken back.
    """
    found = find_matter(session, given)
    if isinstance(found, Question):
        return question_of(session, f"Q{found.id}")
    return claim_of(session, f"C{found.id}")


def speaker_named(session: Session, name: str) -> Speaker | None:
    """The live speaker with exactly this name or alias, however it is written.

    Raises:
        AmbiguousReferenceError: several have it who are not one.
    """
    key = fold(name)
    aliases = select(SpeakerName.speaker_id).where(SpeakerName.name_key == key)
    found = session.scalars(
        select(Speaker)
        .where((Speaker.name_key == key) | Speaker.id.in_(aliases), Speaker.retracted_at.is_(None))
        .order_by(Speaker.id)
    ).all()
    bearers = list(dict.fromkeys(one.survivor for one in found))
    if len(bearers) > 1:
        candidates = [f"P{one.id} {one.name}" for one in found]
        raise AmbiguousReferenceError("speaker", name, candidates)
    if len(found) > 1:
        return bearers[0]
    return found[0] if found else None


def similar(session: Session, name: str) -> list[str]:
    """Live speakers who may have this name in another spelling, or hold it: `P2 Ana Sousa`."""
    known = known_names(session)
    found = [one for one in ranked(name, known) if one.fit not in _PARTS]
    near = {one.number for one in (found or alike(name, known))[:_NEAR]}
    rows = session.scalars(select(Speaker).where(Speaker.id.in_(near)).order_by(Speaker.id))
    return [f"P{row.id} {row.name}" for row in rows]


def live_affiliations(speaker: Speaker, session: Session) -> list[tuple[str, Affiliation]]:
    """A speaker's affiliations that were not taken back, each with its reference."""
    return [
        (ref, one) for ref, one in affiliation_places(session, speaker) if one.retracted_at is None
    ]


def affiliation_places(session: Session, speaker: Speaker) -> list[tuple[str, Affiliation]]:
    """All affiliations of a speaker, the retracted too, each with its reference."""
    rows = session.scalars(
        select(Affiliation).where(Affiliation.speaker_id == speaker.id).order_by(Affiliation.id)
    )
    return [(f"P{speaker.id}.{place}", one) for place, one in enumerate(rows, start=1)]


def _live(record: Record, name: str) -> Record:
    retracted = getattr(record, "retracted_at", None)
    if retracted is not None:
        raise RefusedError(f"{name} was retracted on {retracted:%Y-%m-%d}", "name another")
    return record
