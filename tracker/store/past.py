"""The database as it was at a moment, made anew in memory from the revisions."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import ColumnElement, StaticPool, create_engine, func, select, tuple_
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from tracker.errors import NothingYetError, PurgedPastError
from tracker.models import Base, Change, Revision, Row
from tracker.store.location import Location
from tracker.store.references import reference
from tracker.store.session import reading
from tracker.store.state import LINKS, State, Writer

_AT_ONCE = 1_000


@contextmanager
def reading_past(location: Location, moment: datetime | None) -> Iterator[Session]:
    """Read the database as it was after all changes made up to a moment; None is now.

    Records keep their numbers and uids. Of the history only what changed when is there, not what
    it said.

    Raises:
        NothingYetError: the history begins later.
        PurgedPastError: what a record said at the time was purged since.
    """
    if moment is None:
        with reading(location) as now:
            yield now
        return
    engine = create_engine("sqlite+pysqlite://", poolclass=StaticPool, hide_parameters=True)
    with engine.connect() as connection, Session(bind=connection, autoflush=False) as past:
        for table in Base.metadata.sorted_tables:
            connection.execute(CreateTable(table))
        with reading(location) as now:
            first = now.scalar(select(func.min(Change.at)))
            if first is not None and first > moment:
                raise NothingYetError(moment.date().isoformat(), f"{first:%Y-%m-%d %H:%M} UTC")
            _rebuild(now, past, moment)
        connection.exec_driver_sql("PRAGMA query_only=ON")
        yield past


def _rebuild(now: Session, past: Session, moment: datetime) -> None:
    writer = Writer(past)
    for model in LINKS:
        for uid, number in now.execute(select(model.uid, model.id)):
            writer.know(model.__tablename__, str(uid), number)
    for model in LINKS:
        _restore(now, past, writer, model, moment)
    _copy_history(now, past, moment)
    past.expire_all()


def _restore(
    now: Session, past: Session, writer: Writer, model: type[Row], moment: datetime
) -> None:
    """Write every record of a table as its last revision up to the moment says."""
    newest = (
        select(Revision.record_uid, func.max(Revision.version))
        .join(Revision.change)
        .where(Change.at <= moment, Revision.record_table == model.__tablename__)
        .group_by(Revision.record_uid)
    )
    query = (
        select(Revision.payload, model)
        .join(model, model.uid == Revision.record_uid)
        .where(tuple_(Revision.record_uid, Revision.version).in_(newest))
        .order_by(model.id)
    )
    for payload, row in now.execute(query).yield_per(_AT_ONCE):
        if payload is None:
            raise PurgedPastError(reference(now, row), f"{moment:%Y-%m-%d}")
        record = writer.add(model.__tablename__, json.loads(payload))
        record.id = row.id
        for column in model.__table__.columns:
            if "digested" in column.info:
                setattr(record, column.key, getattr(row, column.key))
    past.flush()


def _copy_history(now: Session, past: Session, moment: datetime) -> None:
    """What changed when; what it said then is in the records."""
    until = select(Change.id).where(Change.at <= moment)
    silent = {"payload": None, "salt": None}
    _copy(now, past, Change, Change.id.in_(until), {})
    _copy(now, past, Revision, Revision.change_id.in_(until), silent)


def _copy(
    now: Session, past: Session, model: type[Row], which: ColumnElement[bool], but: State
) -> None:
    table = Base.metadata.tables[model.__tablename__]
    columns = [column for column in table.columns if column.key not in but]
    rows = now.execute(select(*columns).where(which).order_by(table.c.id)).mappings()
    for part in rows.partitions(_AT_ONCE):
        past.execute(table.insert(), [{**row, **but} for row in part])
