"""What people call records: `C6`, `C6.2`, `P1`, `P1.2`, `S1`, `R3`."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from tracker.models import Affiliation, Appearance, Row, Topic
from tracker.store.state import MODELS

LETTERS = {"claim": "C", "speaker": "P", "source": "S", "relation": "R"}

_CHUNK = 500


def references(session: Session, table: str, uids: Collection[UUID]) -> dict[UUID, str]:
    """The references of those records of a table that have these uids, by uid."""
    wanted = list(dict.fromkeys(uids))
    found: dict[UUID, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        found.update(_references(session, table, wanted[start : start + _CHUNK]))
    return found


def reference(session: Session, record: Row) -> str:
    """The reference of one record."""
    return references(session, record.__tablename__, [record.uid])[record.uid]


def _references(session: Session, table: str, uids: list[UUID]) -> dict[UUID, str]:
    if table == "appearance":
        query = select(Appearance.uid, Appearance.claim_id, Appearance.place)
        rows = session.execute(query.where(Appearance.uid.in_(uids)))
        return {uid: f"C{claim}.{place}" for uid, claim, place in rows}
    if table == "affiliation":
        earlier = aliased(Affiliation)
        place = (
            select(func.count())
            .where(earlier.speaker_id == Affiliation.speaker_id, earlier.id <= Affiliation.id)
            .scalar_subquery()
        )
        of = select(Affiliation.uid, Affiliation.speaker_id, place)
        rows = session.execute(of.where(Affiliation.uid.in_(uids)))
        return {uid: f"P{speaker}.{number}" for uid, speaker, number in rows}
    if table == "topic":
        topics = session.execute(select(Topic.uid, Topic.name).where(Topic.uid.in_(uids)))
        return {uid: f"topic “{name}”" for uid, name in topics}
    model = MODELS[table]
    numbers = session.execute(select(model.uid, model.id).where(model.uid.in_(uids)))
    return {uid: f"{LETTERS[table]}{number}" for uid, number in numbers}
