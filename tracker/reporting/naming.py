"""Under which further names a speaker is known, those of all that are one with it included."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Speaker, SpeakerName


def names_of(session: Session, numbers: Collection[int]) -> dict[int, list[str]]:
    """The names on each speaker's record: its own, then its aliases as they were added."""
    found: dict[int, list[str]] = {number: [] for number in numbers}
    own = select(Speaker.id, Speaker.name).where(Speaker.name.is_not(None))
    aliases = select(SpeakerName.speaker_id, SpeakerName.name).order_by(SpeakerName.id)
    for query in (
        own.where(Speaker.id.in_(numbers)),
        aliases.where(SpeakerName.speaker_id.in_(numbers)),
    ):
        for number, name in session.execute(query):
            found[number].append(str(name))
    return found


def other_names(speaker: Speaker, names: Iterable[str]) -> list[str]:
    """Each of these once, without the speaker's own."""
    return [name for name in dict.fromkeys(names) if name != speaker.name]
