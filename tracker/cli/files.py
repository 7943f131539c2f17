"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tracker.errors import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def writing_file(path: Path, *, over: int | None = None) -> Iterator[BinaryIO]:
    """Write to a new file beside the target, which takes its place once it is whole.

    Only its owner can read it. A link stays a link; a pipe or a device is written to. Whatever
    stops the writing, an interruption too, leaves the target as it was and nothing beside it.

    Args:
        path: of the target.
        over: application id of the databases that may be overwritten; others never are.

    Raises:
        CannotWriteError: the file system refuses, or the target is another database.
    """
    try:
        if _is_database(path) and (over is None or _application_id(path) != over):
            raise CannotWriteError(str(path), "it is a database; name another file")
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        target = path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".tracker-")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWriteError(str(path), error.strerror or str(error)) from error


def _is_database(path: Path) -> bool:
    """Whether a file is SQLite's, this program's or another's."""
    from tracker.store.engine import is_sqlite_file

    return path.is_file() and path.stat().st_size > 0 and is_sqlite_file(path)


def _application_id(path: Path) -> int:
    """Of a SQLite file, where its format has it."""
    with path.open("rb") as file:
        file.seek(68)
        return int.from_bytes(file.read(4), "big")
