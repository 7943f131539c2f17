"""What everybody on file is called."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Speaker, SpeakerName
from tracker.store.merges import survivors
from tracker.vocabulary.names import Known


def known_names(session: Session) -> list[Known]:
    """The names and aliases of all speakers that were not taken back, in their order.

    A merged speaker's names are those of the one it was merged into.
    """
    live = Speaker.retracted_at.is_(None)
    names = select(Speaker.id, Speaker.name_key, Speaker.name).where(
        Speaker.name_key.is_not(None), live
    )
    aliases = (
        select(SpeakerName.speaker_id, SpeakerName.name_key, SpeakerName.name)
        .join(SpeakerName.owner)
        .where(live)
        .order_by(SpeakerName.id)
    )
    rows = [*session.execute(names.order_by(Speaker.id)), *session.execute(aliases)]
    onward = survivors(session)
    return [Known(onward.get(number, number), str(key), str(name)) for number, key, name in rows]
