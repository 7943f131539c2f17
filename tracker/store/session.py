"""The one place that begins, commits and rolls back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.store.engine import is_sqlite, open_engine
from tracker.store.faults import told
from tracker.store.history import Author, History, keep_history
from tracker.store.location import Location
from tracker.store.numbers import give_back, numbers_taken
from tracker.store.schema import require_current
from tracker.store.searching.upkeep import renew

_WRITERS = 0x434C4D55
"""Key of the advisory lock that writers take on PostgreSQL."""
_HISTORY = "history"


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
            session.info[_HISTORY] = history
            numbers = numbers_taken(connection)
            try:
                yield session
                settle(session)
            except BaseException:
                give_back(connection, numbers)
                raise
            if dry_run:
                give_back(connection, numbers)
                transaction.rollback()


def settle(session: Session) -> None:
    """Write the history and the index of what a writing session has written so far."""
    history: History = session.info[_HISTORY]
    session.flush()
    history.write()
    session.flush()
    renew(session.connection(), history.touched)
    history.forget()


@contextmanager
def part_of(session: Session) -> Iterator[None]:
    """Write a part of a long transaction, settled and let go of, or rolled back alone.

    Rows read or written before are no longer the session's afterwards, so that a transaction of
    any length needs no more memory than its longest part.
    """
    history: History = session.info[_HISTORY]
    connection = session.connection()
    settle(session)
    numbers, change = numbers_taken(connection), history.change
    savepoint = session.begin_nested()
    try:
        yield
        settle(session)
        savepoint.commit()
    except Exception:
        savepoint.rollback()
        history.forget()
        history.change = change
        give_back(connection, numbers)
        raise
    finally:
        session.expunge_all()
