"""What a table given as input can have wrong."""

from collections.abc import Sequence

from tracker.errors.base import TrackerError, UnreadableError


class BadRowError(TrackerError):
    """A row that cannot be read or is refused; its sentence is the reason, with the mend."""


class BadRowsError(UnreadableError):
    """A table with bad rows, and nobody said where to put them."""

    def __init__(self, file: str, count: int, first: Sequence[tuple[int, str]]) -> None:
        listed = " | ".join(f"line {line}: {reason}" for line, reason in first)
        more = f" | and {count - len(first):,} more" if count > len(first) else ""
        rows, them = ("1 bad row", "it") if count == 1 else (f"{count:,} bad rows", "them")
        super().__init__(
            f"{file}: {rows}, nothing was imported: {listed}{more}; mend {them}, or import the"
            f" others and have {them} written out with --rejects FILE"
        )


class BadMappingError(UnreadableError):
    """A mapping that does not fit its table, or itself."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(f"{problem}; {mend}")


class OtherTableError(TrackerError):
    """A table under the id of another one."""

    def __init__(self, id_: str, changed: int, known: int) -> None:
        super().__init__(
            f"{changed:,} of the {known:,} rows imported before as {id_!r} have another text and"
            f" another speaker: this looks like another table, and nothing was imported; give it"
            f" an id of its own with --id NAME, or --id {id_} if the rows are meant to change"
        )


class ReviewUnconfirmedError(TrackerError):
    """A filled-in sheet that changes records, and nobody who could be asked."""

    def __init__(self, file: str, relations: int) -> None:
        one = relations == 1
        super().__init__(
            f"{file}: {'a relation changes' if one else f'{relations:,} relations change'};"
            f" nothing was changed yet: confirm {'it' if one else 'them'} with --yes"
        )
