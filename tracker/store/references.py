"""What people call records: `C6`, `C6.2`, `P1`, `P1.2`, `S1`, `S1.2`, `R3`, `Q1`, `D1`."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from tracker.models import Affiliation, Row, SourceText
from tracker.store.batches import batches
from tracker.store.state import MODELS

LETTERS = {
    "claim": "C",
    "speaker": "P",
    "source": "S",
    "relation": "R",
    "question": "Q",
    "response_request": "D",
}


def references(session: Session, table: str, uids: Collection[UUID]) -> dict[UUID, str]:
    """The references of those records of a table that have these uids, by uid."""
    wanted = list(dict.fromkeys(uids))
    found: dict[UUID, str] = {}
    for part in batches(wanted):
        found.update(_references(session, table, part))
    return found


def reference(session: Session, record: Row) -> str:
    """The reference of one record."""
    return references(session, record.__tablename__, [record.uid])[record.uid]


def _references(session: Session, table: str, uids: Sequence[UUID]) -> dict[UUID, str]:
    if table == "affiliation":
        return _parts(session, Affiliation, "speaker_id", "P", uids)
    if table == "source_text":
        return _parts(session, SourceText, "source_id", "S", uids)
    model = MODELS[table]
    if table in _CALLED:
        names, called = _CALLED[table]
        columns = [getattr(model, name) for name in names]
        rows = session.execute(select(model.uid, *columns).where(model.uid.in_(uids)))
        return {row[0]: called.format(*row[1:]) for row in rows}
    numbers = session.execute(select(model.uid, model.id).where(model.uid.in_(uids)))
    return {uid: f"{LETTERS[table]}{number}" for uid, number in numbers}


_CALLED = {
    "appearance": (("claim_id", "place"), "C{}.{}"),
    "position": (("claim_id", "question_id"), "C{} on Q{}"),
    "speaker_merge": (("merged_id", "kept_id"), "merge of P{} into P{}"),
    "verdict": (("reviewer", "claim_id"), "verdict of {} on C{}"),
    "topic": (("name",), "topic “{}”"),
}
"""By table, what tells its records apart, and what they are called by it."""


def _parts(
    session: Session,
    model: type[Affiliation] | type[SourceText],
    owner: str,
    letter: str,
    uids: Sequence[UUID],
) -> dict[UUID, str]:
    """Parts by their whole and their place in it, in the order of recording."""
    earlier = aliased(model)
    whole = getattr(model, owner)
    place = (
        select(func.count())
        .where(getattr(earlier, owner) == whole, earlier.id <= model.id)
        .scalar_subquery()
    )
    rows = session.execute(select(model.uid, whole, place).where(model.uid.in_(uids)))
    return {uid: f"{letter}{number}.{place}" for uid, number, place in rows}
