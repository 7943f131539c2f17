"""A database as schema 0004 kept it: no retraction but of relations, no reveal, no undo."""

import json
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Table, inspect, select, text

from store.revisions import migrate_to
from tracker.models import Base
from tracker.store.engine import is_sqlite, open_engine
from tracker.store.history import sha256
from tracker.store.location import Location
from tracker.store.state import canonical

Rows = dict[str, list[dict[str, Any]]]

LATER = {
    "speaker": ("retracted_at", "retracted_by", "retracted_why", "revealed_in"),
    "affiliation": ("retracted_at", "retracted_by", "retracted_why"),
    "source": ("retracted_at", "retracted_by", "retracted_why"),
    "claim": ("retracted_at", "retracted_by", "retracted_why"),
    "appearance": (
        *("retracted_at", "retracted_by", "retracted_why", "verification"),
        *("anchor_text", "anchor_start", "anchor_end", "anchor_prefix", "anchor_suffix"),
    ),
}
"""What schemas 0005 and 0006 added to the state of a record."""


def rows_of(location: Location) -> Rows:
    """Every row of every table of a current database."""
    with open_engine(location).connect() as connection:
        return {
            table.name: [
                dict(row)
                for row in connection.execute(select(table).order_by(table.c.id)).mappings()
            ]
            for table in Base.metadata.sorted_tables
        }


def make_older(location: Location, rows: Rows) -> Rows:
    """Fill an empty place with rows as schema 0004 would have written them; give them back.

    The links of the history are made of payloads that lack what came later, and the uid of a
    revision was a random one.
    """
    migrate_to("0004", location)
    links: dict[UUID, str] = {}
    for revision in sorted(rows["revision"], key=lambda row: int(row["version"])):
        state = json.loads(revision["payload"])
        for name in LATER.get(revision["record_table"], ()):
            del state[name]
        uid, version = revision["record_uid"], revision["version"]
        digest = sha256(revision["salt"], canonical(state))
        links[uid] = sha256(links.get(uid, ""), str(uid), str(version), digest)
        revision.update(uid=uuid4(), payload=canonical(state), digest=digest, link=links[uid])
    engine = open_engine(location)
    with engine.begin() as connection:
        there = inspect(connection).get_table_names()
        for table in Base.metadata.sorted_tables:
            if table.name not in there:
                continue
            columns = {column["name"] for column in inspect(connection).get_columns(table.name)}
            kept = [
                {name: value for name, value in row.items() if name in columns}
                for row in rows[table.name]
            ]
            if kept:
                connection.execute(table.insert(), kept)
            if not is_sqlite(engine):
                _count_on(connection, table)
    return rows


def _count_on(connection: Connection, table: Table) -> None:
    connection.execute(
        text(
            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'),"
            f" (SELECT coalesce(max(id), 0) + 1 FROM {table.name}), false)"
        )
    )
