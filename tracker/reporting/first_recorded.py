"""When records came into the database."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Change, Revision
from tracker.store.batches import batches


def first_recorded(session: Session, uids: Sequence[UUID]) -> dict[UUID, str]:
    """By record when it was first written, UTC; those without history are left out."""
    found: dict[UUID, str] = {}
    for part in batches(uids):
        query = (
            select(Revision.record_uid, Change.at)
            .join(Change, Change.id == Revision.change_id)
            .where(Revision.record_uid.in_(part), Revision.version == 1)
        )
        for uid, at in session.execute(query):
            found[uid] = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return found
