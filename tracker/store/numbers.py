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


def numbers_given(connection: Connection) -> dict[str, int]:
    """The last number that every table gave to a row, whether that is still there or not."""
    given = dict.fromkeys(Base.metadata.tables, 0)
    if is_sqlite(connection):
        rows = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
        return given | {str(name): int(last) for name, last in rows}
    taken = numbers_taken(connection).items()
    return given | {
        name.removesuffix("_id_seq"): last if called else last - 1 for name, (last, called) in taken
    }


def count_on(connection: Connection) -> None:
    """Let the next number be above all that are there; SQLite sees to that by itself."""
    if is_sqlite(connection):
        return
    for table in Base.metadata.tables:
        ahead = (
            f"SELECT setval('{table}_id_seq', most) FROM (SELECT max(id) AS most FROM {table})"
            f" AS held WHERE most > (SELECT last_value FROM {table}_id_seq)"
            f" OR most = 1 AND NOT (SELECT is_called FROM {table}_id_seq)"
        )
        connection.execute(text(ahead))


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
