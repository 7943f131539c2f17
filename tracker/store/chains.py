"""Whether the history is whole: every revision follows from the one before it."""

from collections.abc import Iterator
from math import inf
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

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
    signed_from = _first_signed(connection)
    undone = _undone(connection)
    before: dict[str, Any] = {}
    for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE}).mappings():
        revision = revisions.read(row)
        change = changes.read(row) if row["change_id"] is not None else None
        values = revision.values
        if values["record_uid"] is None or values["record_uid"] != before.get("record_uid"):
            before = {}
        called = f"revision {values['version']} of {values['record_table']} {values['record_uid']}"
        if change is not None:
            change.values["undone"] = undone.get(change.values["undoes_id"])
        for fault in _faults(revision, change, before, signed_from):
            yield f"{called}: {fault}"
        before = values


def empty_changes(connection: Connection) -> Iterator[str]:
    """Changes without a revision: no command writes one."""
    tables = Base.metadata.tables
    of_revision, of_change = tables["revision"].c, tables["change"].c
    query = (
        select(of_change.id)
        .where(~select(of_revision.id).where(of_revision.change_id == of_change.id).exists())
        .order_by(of_change.id)
    )
    for number in connection.scalars(query):
        yield f"change {number} changes no record"


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


def _faults(
    revision: Stored, change: Stored | None, before: dict[str, Any], signed_from: float
) -> Iterator[str]:
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
    elif _signed(values, signed_from) and values["uid"] != _uid(values, change.values):
        yield "it does not belong to its change, or that was altered"


def _first_signed(connection: Connection) -> float:
    """The change from which on every revision's uid says who made it; none before schema 5 do."""
    columns = Base.metadata.tables["revision"].c
    query = select(func.min(columns.change_id)).where(
        columns.record_table.not_in(_UNMARKED), columns.payload.contains(_MARK)
    )
    return connection.scalar(query) or inf


def _undone(connection: Connection) -> dict[int, UUID]:
    """The uids of the changes that were undone, by their numbers."""
    changes = RawTable(Base.metadata.tables["change"], connection.dialect, keys=("id", "uid"))
    of_change = changes.table.c
    reverted = select(of_change.undoes_id).where(of_change.undoes_id.is_not(None))
    query = select(*changes.columns()).where(of_change.id.in_(reverted))
    found = [changes.read(row).values for row in connection.execute(query).mappings()]
    return {one["id"]: one["uid"] for one in found}


def _signed(values: dict[str, Any], signed_from: float) -> bool:
    payload = values["payload"]
    if payload is not None and values["record_table"] not in _UNMARKED and _MARK in payload:
        return True
    return bool(values["uid"].version == _OF_NAMES or values["change_id"] >= signed_from)


_MARK = '"retracted_at":'
_UNMARKED = ("relation", "topic")
"""Their payloads did not change with schema 5; those of all others have had this key since."""

_OF_NAMES = 5
"""The version of uids that are made of names; it was 4, of random ones, before schema 5."""


def _uid(values: dict[str, Any], change: dict[str, Any]) -> UUID:
    made = Change(**{name: change[name] for name in ("uid", "who", "at", "command", "why")})
    return revision_uid(made, change["undone"], values["record_uid"], values["version"])
