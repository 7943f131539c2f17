"""Records sources, speakers and affiliations, and gives a speaker further names."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import BadFieldError, RefusedError
from tracker.models import Affiliation, Source, Speaker
from tracker.recording.bodies import body_of
from tracker.recording.finding import live_affiliations
from tracker.recording.recorded import Recorded
from tracker.recording.sources import SourceDraft, source_state
from tracker.recording.speakers import (
    AffiliationDraft,
    SpeakerDraft,
    affiliation_state,
    speaker_state,
)
from tracker.store.state import Writer, state_of
from tracker.vocabulary.speakers import Naming, SpeakerType
from tracker.vocabulary.text import fold

Given = Mapping[str, Any]


def record_source(session: Session, given: Given) -> Recorded[Source]:
    """Record a source.

    Args:
        session: a writing session.
        given: by the names of `SourceDraft`; the outlet as typed, made if its name is new.

    Raises:
        BadFieldError: nothing tells it apart, or values do not fit each other.
    """
    hints: list[str] = []
    values = {**given, **outlet_in(session, given, hints)}
    made = Writer(session).add("source", source_state(SourceDraft(uid=str(uuid4()), **values)))
    session.flush()
    return Recorded(session.get_one(Source, made.id), hints)


def outlet_in(session: Session, given: Given, hints: list[str]) -> dict[str, str]:
    """The outlet as a uid, where one was typed."""
    if given.get("outlet") is None:
        return {}
    outlet = body_of(session, given["outlet"], SpeakerType.PUBLICATION, hints)
    return {"outlet": str(outlet.uid)}


def record_speaker(session: Session, given: Given) -> Recorded[Speaker]:
    """Record a speaker; a name on file already is told, for two people can share one.

    Raises:
        BadFieldError: an unnamed speaker with a name's attributes, and the like.
    """
    hints = namesakes(session, given.get("name"))
    draft = SpeakerDraft(uid=str(uuid4()), **given)
    made = Writer(session).add("speaker", speaker_state(draft))
    session.flush()
    return Recorded(session.get_one(Speaker, made.id), hints)


def namesakes(session: Session, name: str | None) -> list[str]:
    """A hint for every live speaker that has the name already."""
    if name is None:
        return []
    same = session.scalars(
        select(Speaker)
        .where(Speaker.name_key == fold(name), Speaker.retracted_at.is_(None))
        .order_by(Speaker.id)
    )
    return [f"P{one.id} {one.name} has the same name" for one in same]


def to_name(speaker: Speaker) -> str:
    """How an unnamed speaker comes by a name."""
    return f"once it is named in print: tracker speaker reveal P{speaker.id} NAME --source REF"


def add_aliases(session: Session, speaker: Speaker, names: Sequence[str]) -> list[str]:
    """Give a speaker further names or other scripts of its name; the new ones are returned.

    Raises:
        RefusedError: the speaker has no name.
    """
    if speaker.naming is Naming.UNNAMED:
        raise RefusedError(f"P{speaker.id} is unnamed and has no other names", to_name(speaker))
    known = {speaker.name, *(one.name for one in speaker.names)}
    new = [name for name in dict.fromkeys(names) if name not in known]
    if new:
        before = state_of(session, speaker)["names"]
        Writer(session).change(speaker, {"names": [*before, *({"name": one} for one in new)]})
        session.flush()
    return new


def record_affiliation(session: Session, speaker: Speaker, given: Given) -> Recorded[Affiliation]:
    """Record a speaker's role in an organization, which is made if its name is new.

    Raises:
        BadFieldError: not exactly one of organization and described.
        RefusedError: it is on file.
    """
    hints: list[str] = []
    values = {**given, **organization_in(session, given, speaker, hints)}
    draft = AffiliationDraft(uid=str(uuid4()), speaker=str(speaker.uid), **values)
    state = affiliation_state(draft)
    for ref, one in live_affiliations(speaker, session):
        same = state_of(session, one)
        if all(same[name] == value for name, value in state.items() if name != "uid"):
            raise RefusedError(f"this is on file already as {ref}", "nothing to add")
    made = Writer(session).add("affiliation", state)
    session.flush()
    return Recorded(session.get_one(Affiliation, made.id), hints)


def organization_in(
    session: Session, given: Given, speaker: Speaker, hints: list[str]
) -> dict[str, str]:
    """The organization as a uid, where one was typed."""
    if given.get("organization") is None:
        return {}
    body = body_of(session, given["organization"], SpeakerType.ORGANIZATION, hints)
    if body is speaker:
        raise BadFieldError(
            ("organization",), "a speaker is not its own organization", "name another"
        )
    return {"organization": str(body.uid)}
