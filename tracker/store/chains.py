"""Whether the history is whole: every revision follows from the one before it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from tracker.models import Base, Change
from tracker.store.history import revision_uid, sha256
from tracker.store.raw import RawTable, Stored
from tracker.store.state import MODELS

_AT_ONCE = 500


def broken_chains(connection: Connection) -> Iterator[str]:
    """What is wrong with the chains of revisions, one sentence each."""
    tables = Base.metadata.tables
    of_revision, of_change = tables["revision"], tables["change"]
    revisions = RawTable(of_revision, connection.dialect, "revision_")
    changes = RawTable(of_change, connection.dialect, "change_")
    query = (
        select(*revisions.columns(), *changes.columns())
        .select_from(of_revision.outerjoin(of_change, of_change.c.id == of_revision.c.change_id))
        .order_by(of_revision.c.record_uid, of_revision.c.version)
    )
    before: dict[str, Any] = {}
    for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE}).mappings():
        revision = revisions.read(row)
        change = changes.read(row) if row["change_id"] is not None else None
        values = revision.values
        if values["record_uid"] is None or values["record_uid"] != before.get("record_uid"):
            before = {}
        called = f"revision {values['version']} of {values['record_table']} {values['record_uid']}"
        for fault in _faults(revision, change, before):
            yield f"{called}: {fault}"
        before = values


def records_gone(connection: Connection) -> Iterator[str]:
    """Records that have a history and no row."""
    tables = Base.metadata.tables
    revisions = RawTable(tables["revision"], connection.dialect, keys=("record_uid",))
    columns = revisions.table.c
    for table in MODELS:
        record = tables[table].c
        query = select(*revisions.columns()).where(
            columns.record_table == table,
            columns.version == 1,
            ~select(record.id).where(record.uid == columns.record_uid).exists(),
        )
        for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE}).mappings():
            uid = revisions.read(row).values["record_uid"]
            yield f"{table} {uid} has a history, but its row is gone"


def _faults(revision: Stored, change: Stored | None, before: dict[str, Any]) -> Iterator[str]:
    if revision.faults:
        yield f"{', '.join(revision.faults)} cannot be read"
        return
    values = revision.values
    expected = before.get("version", 0) + 1
    if values["version"] != expected:
        yield f"revision {expected} should stand here"
    if values["record_table"] not in MODELS:
        yield "there is no such table"
    payload = values["payload"]
    if payload is not None and sha256(values["salt"] or "", payload) != values["digest"]:
        yield "the text is not the one its digest was made of"
    parts = (before.get("link", ""), str(values["record_uid"]), str(values["version"]))
    if sha256(*parts, values["digest"]) != values["link"]:
        yield "its link does not follow from the revision before it"
    if change is None:
        yield "the change it belongs to is gone"
    elif change.faults:
        yield f"of its change, {', '.join(change.faults)} cannot be read"
    elif _signed(values) and values["uid"] != _uid(values, change.values):
        yield "it does not belong to its change, or that was altered"


def _signed(values: dict[str, Any]) -> bool:
    """Whether the uid says who made the revision: all but those of schema 4 and before do."""
    payload = values["payload"]
    if payload is None or values["record_table"] == "topic":
        return bool(values["uid"].version == UUID_OF_NAMES)
    return '"retracted_at":' in payload


UUID_OF_NAMES = 5


def _uid(values: dict[str, Any], change: dict[str, Any]) -> UUID:
    made = Change(**{name: change[name] for name in ("uid", "who", "at", "command", "why")})
    return revision_uid(made, values["record_uid"], values["version"])
