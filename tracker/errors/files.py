"""What a file given as input can have wrong."""

from collections.abc import Sequence
from typing import Any

from tracker.errors.base import TrackerError, UnreadableError


class FileFaultError(UnreadableError):
    """A file given as input cannot be read; names file, line, key and the mend.

    `told` is the same without file and line.
    """

    def __init__(
        self, file: str, problem: str, *, line: int | None = None, key: str = "", mend: str = ""
    ) -> None:
        self.line = line
        self.told = f"{f'{key}: ' if key else ''}{problem}{f'; {mend}' if mend else ''}"
        super().__init__(f"{file}:{line}: {self.told}" if line else f"{file}: {self.told}")


class FileRefusedError(TrackerError):
    """A readable file asks for something the rules refuse; names file, line, key and the mend."""

    def __init__(
        self, file: str, problem: str, *, line: int | None = None, key: str = "", mend: str = ""
    ) -> None:
        super().__init__(str(FileFaultError(file, problem, line=line, key=key, mend=mend)))


class ChangedOnBothSidesError(TrackerError):
    """A re-import met `records` that were changed in the file and in the database."""

    def __init__(self, records: Sequence[str]) -> None:
        self.records = records
        super().__init__(
            f"changed in the file and in the database: {', '.join(records)}; nothing was"
            " imported. Keep the database's with --ours or take the file's with --theirs"
        )


class BundleConflictsError(TrackerError):
    """A bundle and the database hold records that were changed in both; `conflicts` are these."""

    def __init__(self, file: str, conflicts: Sequence[Any]) -> None:
        self.conflicts = conflicts
        one = len(conflicts) == 1
        super().__init__(
            f"{file}: {f'{len(conflicts):,} records were' if not one else 'a record was'} changed"
            " in the bundle and in the database; nothing was imported. Keep the database's with"
            " --ours or take the bundle's with --theirs; both histories are kept"
        )
