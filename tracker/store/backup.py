"""A copy of a SQLite file before its schema changes."""

import os
import sqlite3
from pathlib import Path

from tracker.errors import CannotWriteError
from tracker.store.engine import open_engine
from tracker.store.faults import told
from tracker.store.location import Location
from tracker.store.schema import HEAD, require_ours, upgrade, version


def upgrade_with_backup(location: Location) -> tuple[str | None, str, Path | None]:
    """Bring a database to the current schema, copying a SQLite file that is older first.

    Returns:
        The revision found, the revision now, and the copy, if one was made.
    """
    engine = open_engine(location)
    with told(location), engine.connect() as connection:
        found = version(connection)
        require_ours(connection, location, found)
    backup = None
    if location.path is not None and found is not None and found < HEAD:
        backup = _copy(location.path, f"{location.path.name}.schema-{found}")
    before, after = upgrade(location, create=False)
    return before, after, backup


def _copy(path: Path, name: str) -> Path:
    """Copy by SQLite's own online backup into a file only its owner can read."""
    target = path.with_name(name)
    partial = target.with_name(f"{name}.part")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise CannotWriteError(str(target), error.strerror or str(error)) from error
    source, copy = sqlite3.connect(path), sqlite3.connect(partial)
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()
    return partial.replace(target)
