"""What can be wrong with a database as a whole."""

from collections.abc import Sequence

from tracker.errors.base import TrackerError


class NoDatabaseError(TrackerError):
    """There is no tracker database where one was expected."""

    def __init__(self, place: str, *, reason: str = "") -> None:
        because = f" ({reason})" if reason else ""
        super().__init__(f"no database at {place}{because}; create it with: tracker init")


class ForeignDatabaseError(TrackerError):
    """The file or database belongs to something else."""

    def __init__(self, place: str, found: str) -> None:
        super().__init__(
            f"{place} is not a tracker database ({found}); give another place with --db"
        )


class NewerSchemaError(TrackerError):
    """The database was made by a newer program."""

    def __init__(self, place: str, database: str, program: str) -> None:
        super().__init__(
            f"{place} has schema {database}, newer than {program}, the newest this program knows;"
            " install a newer version of it"
        )


class OlderSchemaError(TrackerError):
    """The database waits for an upgrade."""

    def __init__(self, place: str, database: str, program: str) -> None:
        super().__init__(
            f"{place} has schema {database}, this program needs {program};"
            " bring it up with: tracker db upgrade"
        )


class BrokenMigrationError(TrackerError):
    """An upgrade would have left rows pointing nowhere; nothing was changed."""

    def __init__(self, place: str, tables: Sequence[str]) -> None:
        super().__init__(
            f"the upgrade of {place} would leave dangling references in {', '.join(tables)};"
            " nothing was changed, restore a backup or report this"
        )


class DatabaseBusyError(TrackerError):
    """Another process held the write lock for too long."""

    def __init__(self, place: str) -> None:
        super().__init__(f"another program is writing to {place}; nothing was changed, try again")


class DatabaseFaultError(TrackerError):
    """The engine reported a fault that is not of our making."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}; nothing was changed")


class DamagedDatabaseError(TrackerError):
    """The file of the database is torn or was written to by something else."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            f"{place} is damaged ({reason}); restore a backup; what is damaged, as far as it can"
            " be read: tracker db check"
        )


class MissingDriverError(TrackerError):
    """PostgreSQL was asked for without its driver."""

    def __init__(self) -> None:
        super().__init__(
            "PostgreSQL needs its driver beside this program: pip install 'psycopg[binary]'"
        )


class RuleBrokenError(TrackerError):
    """The database itself refused a row."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"refused by the database: {rule}; nothing was changed")
