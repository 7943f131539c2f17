"""Topics by name; all claims of a database share them."""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Topic
from tracker.vocabulary.text import fold


def topics_of(session: Session) -> Callable[[str], str]:
    """A look-up of topics' uids by name; it makes those that are new."""
    known: dict[str, str] = {}

    def topic(name: str) -> str:
        key = fold(name)
        if key not in known:
            row = session.scalar(select(Topic).where(Topic.name_key == key))
            if row is None:
                row = Topic(uid=uuid4(), name=name, name_key=key)
                session.add(row)
                session.flush()
            known[key] = str(row.uid)
        return known[key]

    return topic
