"""Organizations and outlets known by their name, made where they are new."""

import re
from uuid import uuid4

from sqlalchemy.orm import Session

from tracker.models import Speaker
from tracker.recording.finding import similar, speaker_named, speaker_of
from tracker.recording.speakers import SpeakerDraft, speaker_state
from tracker.store.state import Writer
from tracker.vocabulary.speakers import SpeakerType


def body_of(session: Session, given: str, type_: SpeakerType, hints: list[str]) -> Speaker:
    """The body a reference or a name means; a name not on file makes one, told in `hints`.

    Only the exact name or alias counts, because a part of a name may be another body's.
    """
    if re.fullmatch(r"(?i)P\d+|uid:.+", given):
        return speaker_of(session, given)
    found = speaker_named(session, given)
    if found is not None:
        return found
    alike = similar(session, given)
    state = speaker_state(SpeakerDraft(uid=str(uuid4()), type=type_, name=given))
    made = Writer(session).add("speaker", state)
    session.flush()
    hints.append(f"P{made.id} recorded: {given}, {type_}, new on file")
    if alike:
        hints.append(f"similar on file: {', '.join(alike)}; tracker undo takes this back")
    return session.get_one(Speaker, made.id)
