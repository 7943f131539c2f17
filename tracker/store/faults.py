"""Engine errors, told as the sentence a person can act on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from tracker.errors import (
    DamagedDatabaseError,
    DatabaseBusyError,
    DatabaseFaultError,
    ForeignDatabaseError,
    NoDatabaseError,
    RuleBrokenError,
    TrackerError,
)
from tracker.store.location import Location

_MEND_INDEX = "mend the search index with: tracker db check --repair"
_DAMAGED_INDEX = f"the search index is damaged; {_MEND_INDEX}"


@contextmanager
def told(location: Location) -> Iterator[None]:
    """Turn what an engine raises inside into a `TrackerError` without any stored text."""
    try:
        yield
    except IntegrityError as error:
        if _first_line(error) == "constraint failed":  # SQLite names every constraint but FTS5's
            raise DatabaseFaultError(str(location), _DAMAGED_INDEX) from error
        raise RuleBrokenError(rule_of(error)) from error
    except DBAPIError as error:
        raise _fault(location, error) from error
    except UnicodeDecodeError as error:  # the driver reads its own message so
        raise DamagedDatabaseError(str(location), "text that is not UTF-8") from error


def rule_of(error: IntegrityError) -> str:
    """The rule that was broken: a guard's sentence, or a constraint's name."""
    told = _first_line(error)
    named = re.search(r'(?:constraint "|constraint failed: )([\w.]+)', told)
    if not named:
        return told
    return _told_by(named[1]) or f"the rule {named[1]} forbids it"


def _told_by(name: str) -> str | None:
    """What a rule says of itself, if it does, with the table it is of."""
    from tracker.models import Base

    for table in Base.metadata.tables.values():
        for rule in table.constraints:
            if rule.name == name and "told" in rule.info:
                return f"{table.name}.{rule.info['told']}"
    return None


def _fault(location: Location, error: DBAPIError) -> TrackerError:
    reason = _first_line(error)
    if "database is locked" in reason or getattr(error.orig, "sqlstate", None) == "55P03":
        return DatabaseBusyError(str(location))
    if getattr(error.orig, "sqlite_errorname", None) == "SQLITE_CORRUPT_VTAB":
        return DatabaseFaultError(str(location), _DAMAGED_INDEX)
    if "malformed" in reason or "Could not decode" in reason:
        return DamagedDatabaseError(str(location), reason)
    if "file is not a database" in reason:
        return ForeignDatabaseError(str(location), reason)
    if "readonly database" in reason:
        reason = "the file or its folder is read-only"
    elif "disk I/O error" in reason or "disk is full" in reason:
        reason = f"{reason} (is the disk full, or the file size limited?)"
    elif re.search(r'database "[^"]*" does not exist', reason):
        return NoDatabaseError(str(location), reason=reason)
    elif "search_" in reason or "fts5" in reason:
        reason = f"{reason}; {_MEND_INDEX}"
    return DatabaseFaultError(str(location), reason)


def _first_line(error: DBAPIError) -> str:
    """The engine's own sentence; PostgreSQL's DETAIL, which quotes the row, stays out."""
    lines = [line.strip() for line in str(error.orig).splitlines() if line.strip()]
    return re.sub(r"^(FATAL|ERROR):\s*", "", lines[0]) if lines else type(error.orig).__name__
