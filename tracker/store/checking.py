"""Whether a database is whole: the engine's own tests, the history, and rows beside it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from tracker.models import Base
from tracker.store.chains import broken_chains, empty_changes, records_gone
from tracker.store.engine import is_sqlite, open_engine
from tracker.store.faults import told
from tracker.store.guards import missing
from tracker.store.location import Location
from tracker.store.numbers import numbers_given
from tracker.store.records import altered_records
from tracker.store.schema import HEAD, require_ours, version
from tracker.store.searching.checking import altered_index
from tracker.store.structure import altered_structure


def findings(location: Location) -> Iterator[str]:
    """What is wrong with a database, one sentence each; nothing where all is well.

    Reads row by row, so a large database takes no more memory than a small one.

    Raises:
        NoDatabaseError: none there, or no tracker schema in it.
        ForeignDatabaseError: it belongs to another program.
        NewerSchemaError: made by a newer program.
    """
    engine = open_engine(location)
    with told(location), engine.connect() as connection:
        if is_sqlite(engine):
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA query_only=ON")
            # A damaged text is to be found, not to end the search.
            driver.text_factory = lambda raw: raw.decode(errors="replace")
        else:
            connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin() as transaction:
            yield from _findings(connection, location)
            transaction.rollback()  # SQLite commits nothing where the FTS5 index is damaged


def _findings(connection: Connection, location: Location) -> Iterator[str]:
    found = version(connection)
    require_ours(connection, location, found)
    if found != HEAD:
        yield f"the schema is {found}, not {HEAD}; bring it up with: tracker db upgrade"
        return
    tests = [_of_sqlite if is_sqlite(connection) else _of_postgresql]
    tests += [altered_structure, _missing_guards, _numbers, untrue, altered_index]
    for test in tests:
        try:
            yield from test(connection)
        except DBAPIError as error:
            reason = str(error.orig).splitlines()[0]
            yield f"the database cannot be read whole: {reason}"
            return


def untrue(connection: Connection) -> Iterator[str]:
    """What does not fit together of rows and their history, one sentence each."""
    for test in (broken_chains, empty_changes, records_gone, altered_records):
        yield from test(connection)


def _of_sqlite(connection: Connection) -> Iterator[str]:
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield f"the file is damaged: {line}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to a {parent} that is not there"


def _of_postgresql(connection: Connection) -> Iterator[str]:
    unproven = text("SELECT conname FROM pg_constraint WHERE NOT convalidated ORDER BY conname")
    for name in connection.execute(unproven).scalars():
        yield f"the rule {name} was never tested on the rows that were there before it"


def _missing_guards(connection: Connection) -> Iterator[str]:
    for name in missing(connection):
        yield f"the guard {name} is not in force"


def _numbers(connection: Connection) -> Iterator[str]:
    """Numbers are given from 1 upward, so one that was never given is a forged one."""
    given = numbers_given(connection)
    for name, table in Base.metadata.tables.items():
        least, most = connection.execute(select(func.min(table.c.id), func.max(table.c.id))).one()
        if most is not None and (least < 1 or most > given[name]):
            yield f"a number of {name} was never given: {least if least < 1 else most}"
