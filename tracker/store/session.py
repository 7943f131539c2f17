"""The one place that begins, commits and rolls back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.store.engine import is_sqlite, open_engine
from tracker.store.faults import told
from tracker.store.history import Author, keep_history
from tracker.store.location import Location
from tracker.store.numbers import give_back, numbers_taken
from tracker.store.schema import require_current
from tracker.store.searching.upkeep import renew

_WRITERS = 0x434C4D55
"""Key of the advisory lock that writers take on PostgreSQL."""


@contextmanager
def reading(location: Location) -> Iterator[Session]:
    """Read one consistent state of the database; nothing can be written.

    SQLite opens the file for writing where it may, because only a writer can roll back the
    journal of a killed process, and then allows queries only.
    """
    engine = open_engine(location)
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with told(location), engine.connect() as connection:
        if is_sqlite(engine):
            connection.connection.driver_connection.execute("PRAGMA query_only=ON")  # type: ignore[union-attr]
        else:
            connection.execution_options(**options)
        with connection.begin():
            require_current(connection, location)
            with Session(bind=connection, autoflush=False) as session:
                yield session


@contextmanager
def writing(location: Location, author: Author, *, dry_run: bool = False) -> Iterator[Session]:
    """Write in one transaction: all of it is committed, with its history, or nothing.

    A dry run goes through every rule of the database, and is rolled back.

    One writer at a time, on either engine, from the first read to the commit: what a
    transaction has read is still so when it writes. SQLite takes its write lock at the start
    (IMMEDIATE), PostgreSQL an advisory lock; readers never wait.
    """
    engine = open_engine(location)
    with (
        told(location),
        engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection,
        connection.begin() as transaction,
    ):
        if not is_sqlite(engine):
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS})
        require_current(connection, location)
        with Session(bind=connection, autoflush=False, expire_on_commit=False) as session:
            history = keep_history(session, author)
            numbers = numbers_taken(connection)
            try:
                yield session
                session.flush()
                history.write()
                session.flush()
                renew(connection, history.touched)
            except BaseException:
                give_back(connection, numbers)
                raise
            if dry_run:
                give_back(connection, numbers)
                transaction.rollback()
