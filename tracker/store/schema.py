"""The schema's version: read with one SELECT, brought up in one transaction.

Ordinary commands never import Alembic; only `upgrade` does, when there is work to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from tracker.errors import (
    BrokenMigrationError,
    ForeignDatabaseError,
    NewerSchemaError,
    NoDatabaseError,
    OlderSchemaError,
)
from tracker.store.engine import APPLICATION_ID, create_file, is_sqlite, is_sqlite_file, open_engine
from tracker.store.faults import told
from tracker.store.location import Location
from tracker.store.searching.upkeep import rebuild

HEAD = "0010"
"""The revision this program works with; revisions are numbered, so they can be compared."""

_LOCK = 0x434C4D54
"""Key of the advisory lock that one upgrade at a time takes on PostgreSQL."""


def migrations_folder() -> Path:
    """The folder of the migrations: in the wheel, else in the checkout."""
    shipped = Path(str(files("tracker") / "_migrations"))
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "migrations"


def version(connection: Connection) -> str | None:
    """The database's revision; None where there is no tracker schema yet."""
    try:
        with connection.begin_nested():
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except (OperationalError, ProgrammingError) as error:
        if "alembic_version" not in str(error.orig):
            raise
        return None
    return None if found is None else str(found)


def require_ours(connection: Connection, location: Location, found: str | None) -> None:
    """Refuse a database of another program, with or without migrations of its own.

    Raises:
        ForeignDatabaseError: it holds tables that are not ours.
    """
    if found is None:
        tables = inspect(connection).get_table_names()
        if tables:
            raise ForeignDatabaseError(str(location), f"it has a table {min(tables)!r}")
        return
    if is_sqlite(connection):
        ours = connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    else:
        table = "SELECT to_regclass('speaker_identifier')"
        ours = connection.execute(text(table)).scalar() is not None
    if not ours:
        raise ForeignDatabaseError(str(location), f"its schema {found} is another program's")


def require_current(connection: Connection, location: Location) -> None:
    """Refuse a database this program does not fit.

    Raises:
        NoDatabaseError: no tracker schema in it.
        NewerSchemaError: made by a newer program.
        OlderSchemaError: waits for `tracker db upgrade`.
    """
    found = version(connection)
    require_ours(connection, location, found)
    if found is None:
        raise NoDatabaseError(str(location), reason="it holds no tracker schema")
    if found > HEAD:
        raise NewerSchemaError(str(location), found, HEAD)
    if found < HEAD:
        raise OlderSchemaError(str(location), found, HEAD)


def upgrade(location: Location, *, create: bool) -> tuple[str | None, str]:
    """Bring a database to the current schema; safe to call at any time, from several processes.

    Args:
        location: where it is.
        create: make a database where there is none (`init`).

    Returns:
        The revision found and the revision now.
    """
    if location.path is not None:
        if location.path.is_dir():
            raise ForeignDatabaseError(str(location), "it is a folder")
        if create:
            create_file(location.path)
        if location.path.is_file() and not is_sqlite_file(location.path):
            raise ForeignDatabaseError(str(location), "not an SQLite file")
    engine = open_engine(location)
    with told(location):
        return _upgrade(engine, location, create=create)


@contextmanager
def founding(location: Location) -> Iterator[None]:
    """Make a database for what follows, or bring it up; if that fails, no new file stays.

    Only a file that was made here goes, and only while nothing was recorded in it.
    """
    new = location.path is not None and not location.path.exists()
    try:
        upgrade(location, create=True)
        yield
    except BaseException:
        if new and location.path is not None and _is_blank(location):
            location.path.unlink()
        raise


def _is_blank(location: Location) -> bool:
    if location.path is None or not location.path.is_file():
        return False
    with open_engine(location).connect() as connection, connection.begin():
        if version(connection) is None:
            return True
        return connection.execute(text("SELECT id FROM change LIMIT 1")).first() is None


def _upgrade(engine: Engine, location: Location, *, create: bool) -> tuple[str | None, str]:
    sqlite = is_sqlite(engine)
    with engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection:
        if sqlite:
            # Both are no-ops inside a transaction, so they come before it. A rebuild of a
            # table drops it: with foreign keys on, that would delete or orphan its children;
            # without legacy renames, triggers of other tables would refuse the new name.
            raw = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
            raw.execute("PRAGMA legacy_alter_table=ON")  # type: ignore[union-attr]
        with connection.begin():
            if not sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            found = version(connection)
            require_ours(connection, location, found)
            if found is None and not create:
                raise NoDatabaseError(str(location), reason="it holds no tracker schema")
            if found is not None and found > HEAD:
                raise NewerSchemaError(str(location), found, HEAD)
            if found == HEAD:
                return found, found
            if found is None and sqlite:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            _migrate(connection)
            rebuild(connection)
            if sqlite:
                dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if dangling:
                    raise BrokenMigrationError(
                        str(location), sorted({str(row[0]) for row in dangling})
                    )
    return found, HEAD


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
