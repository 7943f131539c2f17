"""What was taken back of earlier imports: the file may say it again."""

import json
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from tracker.models import (
    Affiliation,
    Change,
    Claim,
    Question,
    Revision,
    Source,
    Speaker,
    Verdict,
)
from tracker.store.batches import batches

Retracted = Speaker | Affiliation | Source | Question | Claim | Verdict


def undone_fields(session: Session, records: Collection[UUID]) -> dict[str, set[str]]:
    """The records an undoing of an import touched last, by uid, and the fields it set back.

    Args:
        session: of the database.
        records: what the file has spoken of before.
    """
    later, before, undone, undoing = (
        aliased(Revision),
        aliased(Revision),
        aliased(Change),
        aliased(Change),
    )
    query = (
        select(Revision.record_uid, Revision.payload, before.payload)
        .join(undoing, undoing.id == Revision.change_id)
        .join(undone, undone.id == undoing.undoes_id)
        .join(
            before,
            (before.record_uid == Revision.record_uid) & (before.version == Revision.version - 1),
        )
        .where(
            undone.command.like("import%"),
            ~exists().where(
                later.record_uid == Revision.record_uid, later.version > Revision.version
            ),
        )
    )
    found: dict[str, set[str]] = {}
    for part in batches(list(records)):
        rows = session.execute(query.where(Revision.record_uid.in_(part)))
        for uid, after, earlier in rows:
            if after is not None and earlier is not None:
                old = json.loads(earlier)
                now = json.loads(after)
                found[str(uid)] = {name for name in now if now[name] != old.get(name)}
    return found


def taken_back(session: Session, row: Retracted) -> bool:
    """Whether a person took a record back; one that undoing an import did, may come back."""
    if row.retracted_at is None:
        return False
    return "retracted_at" not in undone_fields(session, [row.uid]).get(str(row.uid), ())
