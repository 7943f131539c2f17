"""Gives back the numbers that a transaction took and did not keep.

SQLite's counters roll back with the transaction; PostgreSQL's sequences do not, so after a dry
run or a refused import the first claim on file would be C31.
"""

from contextlib import suppress

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from tracker.models import Base
from tracker.store.engine import is_sqlite

Numbers = dict[str, tuple[int, bool]]


def numbers_taken(connection: Connection) -> Numbers:
    """Where every sequence stands, and whether that number was given; empty on SQLite."""
    if is_sqlite(connection):
        return {}
    where = " UNION ALL ".join(
        f"SELECT '{name}', last_value, is_called FROM {name}" for name in _SEQUENCES
    )
    return {name: (last, given) for name, last, given in connection.execute(text(where))}


def give_back(connection: Connection, before: Numbers) -> None:
    """Set the sequences back, while the writers' lock is still held.

    Where the transaction is broken already, the numbers are lost; nothing depends on them.
    """
    with suppress(SQLAlchemyError):
        for name, (last, given) in before.items():
            connection.execute(
                text("SELECT setval(CAST(:name AS regclass), :last, :given)"),
                {"name": name, "last": last, "given": given},
            )


_SEQUENCES = tuple(f"{table}_id_seq" for table in Base.metadata.tables)
