"""Gives back the numbers that a transaction took and did not keep.

SQLite's counters roll back with the transaction; PostgreSQL's sequences do not, so after a dry
run or a refused import the first claim on file would be C31.
"""

from contextlib import suppress

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from tracker.store.engine import is_sqlite

Numbers = dict[str, int | None]


def numbers_taken(connection: Connection) -> Numbers:
    """The last number of every sequence, None where none was taken; empty on SQLite."""
    if is_sqlite(connection):
        return {}
    query = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()"
    return {name: last for name, last in connection.execute(text(query))}  # noqa: C416 - typed rows


def give_back(connection: Connection, before: Numbers) -> None:
    """Set the sequences back, while the writers' lock is still held.

    Where the transaction is broken already, the numbers are lost; nothing depends on them.
    """
    with suppress(SQLAlchemyError):
        for name, last in before.items():
            connection.execute(
                text("SELECT setval(CAST(:name AS regclass), :last, :taken)"),
                {"name": name, "last": last or 1, "taken": last is not None},
            )
