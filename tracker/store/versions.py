"""Refuses an edit of a record that somebody changed since it was read."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.errors import ChangedUnderneathError
from tracker.models import Change, Claim, Revision, Row


def version_of(session: Session, record: Row) -> int:
    """How often a record was written, from 1; a claim counts its appearances' changes as well."""
    rows = _rows(record)
    newest = (
        select(func.max(Revision.version).label("version"))
        .where(Revision.record_uid.in_([row.uid for row in rows]))
        .group_by(Revision.record_uid)
        .subquery()
    )
    total = session.scalar(select(func.sum(newest.c.version))) or 0
    return int(total) - (len(rows) > 1)


def check_version(session: Session, record: Row, name: str, read: int | None) -> None:
    """Compare the version a person read, if that was given, with the one on file.

    Raises:
        ChangedUnderneathError: they differ; names both, and who changed it.
    """
    if read is None:
        return
    found = version_of(session, record)
    if found == read:
        return
    last = session.scalars(
        select(Change)
        .join(Revision, Revision.change_id == Change.id)
        .where(Revision.record_uid.in_([row.uid for row in _rows(record)]))
        .order_by(Change.id.desc())
        .limit(1)
    ).one()
    by = f"{last.who} on {last.at:%Y-%m-%d at %H:%M} UTC ({last.command})"
    raise ChangedUnderneathError(name, read, found, by)


def _rows(record: Row) -> list[Row]:
    return [record, *record.appearances] if isinstance(record, Claim) else [record]
