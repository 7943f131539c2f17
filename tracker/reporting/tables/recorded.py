"""When a record was first written down, and by whom; internal."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Change, Revision


@dataclass(frozen=True)
class Recorded:
    """The change that made a record."""

    at: datetime | None = None
    by: str | None = None


def recorded(session: Session, uids: Collection[UUID]) -> dict[UUID, Recorded]:
    """The first change of each record that has a history."""
    query = (
        select(Revision.record_uid, Change.at, Change.who)
        .join(Change, Revision.change_id == Change.id)
        .where(Revision.record_uid.in_(uids), Revision.version == 1)
    )
    return {uid: Recorded(at, who) for uid, at, who in session.execute(query)}
