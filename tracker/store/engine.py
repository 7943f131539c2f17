"""Engines set up so that SQLite is safe by default and PostgreSQL tells no secrets."""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, NullPool, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError

from tracker.errors import (
    BadLocationError,
    CannotWriteError,
    ForeignDatabaseError,
    MissingDriverError,
    NoDatabaseError,
)
from tracker.store.location import Location

BUSY_SECONDS = 30
APPLICATION_ID = 0x434C4D54
"""`CLMT`, written into the header of our SQLite files."""

_HEADER = b"SQLite format 3\0"


def open_engine(location: Location) -> Engine:
    """Make an engine for a database that exists. Nothing is created.

    Transactions begin with the connection's `begin` option, see `session.py`; the driver
    never begins or commits by itself, so DDL is rolled back whole.

    Raises:
        NoDatabaseError: no such file.
        MissingDriverError: PostgreSQL without psycopg.
    """
    if location.path is None:
        return _postgresql(location)
    if location.path.is_dir():
        raise ForeignDatabaseError(str(location), "it is a folder")
    if not location.path.is_file():
        raise NoDatabaseError(str(location))
    return _sqlite(location.path)


def create_file(path: Path) -> None:
    """Make an empty database file that only its owner can read, unless there is one.

    The file is there with its final permissions before SQLite opens it; the rollback
    journal inherits them.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise CannotWriteError(str(path), error.strerror or str(error)) from error


def is_sqlite_file(path: Path) -> bool:
    """Whether the file is empty or begins like a SQLite database."""
    with path.open("rb") as file:
        start = file.read(len(_HEADER))
    return start in {b"", _HEADER}


def _sqlite(path: Path) -> Engine:
    uri = f"file:{quote(str(path.absolute()))}?mode=rw"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        for pragma in (
            "foreign_keys=ON",
            "recursive_triggers=ON",  # so that INSERT OR REPLACE meets the delete triggers
            "secure_delete=ON",
            "synchronous=FULL",
            "trusted_schema=OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine(
        "sqlite+pysqlite://", creator=connect, poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _postgresql(location: Location) -> Engine:
    try:
        url = make_url(str(location.url))
        return create_engine(url, poolclass=NullPool, hide_parameters=True)
    except (ArgumentError, ValueError) as error:
        raise BadLocationError(str(location), "--db, TRACKER_DB or tracker.toml") from error
    except ModuleNotFoundError as error:
        raise MissingDriverError from error


def is_sqlite(bound: Connection | Engine) -> bool:
    """Whether this is SQLite."""
    name: Any = bound.dialect.name
    return bool(name == "sqlite")
