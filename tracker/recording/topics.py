"""Topics by name; all claims of a database share them."""

from collections.abc import Callable
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Topic
from tracker.vocabulary.text import fold

_TOPICS = UUID("6c0f7c5e-52a1-4a9a-9f0f-0f6b8b3d6f1e")
"""Two people who tag with one word make the same topic, so that their databases can be joined."""


def topics_of(session: Session) -> Callable[[str], str]:
    """A look-up of topics' uids by name; it makes those that are new."""
    known: dict[str, str] = {}

    def topic(name: str) -> str:
        key = fold(name)
        if key not in known:
            row = session.scalar(select(Topic).where(Topic.name_key == key))
            if row is None:
                row = Topic(uid=uuid5(_TOPICS, key), name=name, name_key=key)
                session.add(row)
                session.flush()
            known[key] = str(row.uid)
        return known[key]

    return topic
