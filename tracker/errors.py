"""What a person can be told went wrong. Each class owns its sentence and its exit code.

Exit code 2: what was typed, or stands in the file given, cannot be read or resolved.
Exit code 1: it was understood and is refused.
"""

from collections.abc import Sequence
from datetime import datetime


class TrackerError(Exception):
    """A request that is refused, told in one line."""

    exit_code = 1


class UnreadableError(TrackerError):
    """What was typed or stands in a file cannot be read or resolved."""

    exit_code = 2


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


class BadLocationError(UnreadableError):
    """A database location that is neither a path nor a URL we know."""

    def __init__(self, given: str, origin: str) -> None:
        super().__init__(
            f"cannot read the database location {given!r} (from {origin});"
            " give a path, sqlite:///PATH or postgresql://…"
        )


class BadConfigurationError(UnreadableError):
    """A tracker.toml that cannot be read."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")


class BadDateError(UnreadableError):
    """A date that is not EDTF."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f"cannot read {given!r} as a date; write EDTF, such as 2022-04-16, 2022-04~,"
            " ../2022-04-16 or 2022-03/2022-04"
        )


class BadTextError(UnreadableError):
    """A text no database can hold or nobody can read."""

    def __init__(self, what: str, problem: str, mend: str) -> None:
        self.problem = problem
        self.mend = mend
        super().__init__(f"{what}: {problem}; {mend}")


class BadFieldError(UnreadableError):
    """A value that does not fit the others; `field` is its path below the record."""

    def __init__(self, field: tuple[str | int, ...], problem: str, mend: str) -> None:
        self.field = field
        self.problem = problem
        self.mend = mend
        super().__init__(f"{'.'.join(map(str, field))}: {problem}; {mend}")


class UnknownReferenceError(UnreadableError):
    """A reference or name that nothing on file answers to; each candidate is alike."""

    def __init__(
        self, noun: str, given: str, *, candidates: Sequence[str] = (), mend: str = ""
    ) -> None:
        self.noun = noun
        self.given = given
        self.candidates = candidates
        hint = f" Did you mean: {', '.join(candidates)}?" if candidates else ""
        super().__init__(f"no {noun} {given!r}.{hint}{f' {mend}' if mend else ''}")


class AmbiguousReferenceError(UnreadableError):
    """A name that several rows answer to; each candidate begins with its reference."""

    def __init__(self, noun: str, given: str, candidates: Sequence[str]) -> None:
        self.noun = noun
        self.given = given
        self.candidates = candidates
        super().__init__(
            f"several {noun}s answer to {given!r}: {', '.join(candidates)}; give the reference"
        )


class SeveralAppearancesError(UnreadableError):
    """An edit that reaches the only appearance of a claim, where there are several."""

    def __init__(self, claim: str, appearances: Sequence[str]) -> None:
        super().__init__(
            f"{claim} appears in several sources: {', '.join(appearances)};"
            f" edit one of them: tracker appearance edit {appearances[0].split()[0]}"
        )


class MalformedReferenceError(UnreadableError):
    """Something that is not a reference of the kind wanted."""

    def __init__(self, given: str, noun: str, example: str) -> None:
        article = "an" if noun.startswith("a") else "a"
        super().__init__(f"{given!r} is no reference to {article} {noun}; write it like {example}")


class FileFaultError(UnreadableError):
    """A file given as input cannot be read; names file, line, key and the mend."""

    def __init__(
        self, file: str, problem: str, *, line: int | None = None, key: str = "", mend: str = ""
    ) -> None:
        place = f"{file}:{line}" if line else file
        where = f"{place}: {key}" if key else place
        super().__init__(f"{where}: {problem}{f'; {mend}' if mend else ''}")


class FileRefusedError(TrackerError):
    """A readable file asks for something the rules refuse; names file, line, key and the mend."""

    def __init__(
        self, file: str, problem: str, *, line: int | None = None, key: str = "", mend: str = ""
    ) -> None:
        super().__init__(str(FileFaultError(file, problem, line=line, key=key, mend=mend)))


class ChangedOnBothSidesError(TrackerError):
    """A re-import met records that were changed in the file and in the database."""

    def __init__(self, records: Sequence[str]) -> None:
        super().__init__(
            f"changed in the file and in the database: {', '.join(records)}; nothing was"
            " imported. Keep the database's with --ours or take the file's with --theirs"
        )


class RelationRefusedError(TrackerError):
    """A relation its type's rules do not allow; says what stops it and what would fit."""

    def __init__(self, relation: str, stops: str, fits: str) -> None:
        self.relation = relation
        self.stops = stops
        self.fits = fits
        super().__init__(f"{relation} refused: {stops}; {fits}")


class UnconfirmedError(RelationRefusedError):
    """A relation that stands only if somebody confirms what is not known."""


class ChangeForbiddenError(TrackerError):
    """A change that a live relation of the claim does not allow."""

    def __init__(self, relation: str, reason: str) -> None:
        super().__init__(f"{relation} forbids this change: {reason}")


class ChangedUnderneathError(TrackerError):
    """Somebody else changed the record since it was read."""

    def __init__(self, record: str, read: int, found: int, by: str) -> None:
        super().__init__(
            f"{record} was changed underneath: it is at version {found}, not {read} as when you"
            f" read it; last changed by {by}. Nothing was changed; see: tracker log {record}"
        )


class RefusedError(TrackerError):
    """A request that was understood and cannot be granted, with what would fit instead."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(f"{problem}; {mend}")


class QuotationNotFoundError(RefusedError):
    """A quotation that does not stand in the text of its source as it is quoted."""


class AlreadyRetractedError(TrackerError):
    """A record that was taken back before."""

    def __init__(self, record: str, at: datetime, by: str) -> None:
        super().__init__(
            f"{record} was retracted already, by {by} on {at:%Y-%m-%d %H:%M} UTC;"
            " nothing was changed"
        )


class InUseError(TrackerError):
    """A record that live ones could not stand without."""

    def __init__(self, record: str, users: Sequence[str]) -> None:
        super().__init__(
            f"{record} is used by {some(users)}; retract or change"
            f" {'it' if len(users) == 1 else 'them'} first"
        )


class LeansOnRetractedError(TrackerError):
    """A live record would be left leaning on a retracted one."""

    def __init__(self, user: str, used: str) -> None:
        super().__init__(
            f"{user} needs {used}, which is or would be retracted; change {user} first"
        )


class NothingToUndoError(TrackerError):
    """This user has changed nothing that still stands."""

    def __init__(self, who: str) -> None:
        super().__init__(f"nothing to undo: no change by {who} stands that is not undone")


class UndoRefusedError(TrackerError):
    """A change that can no longer be taken back as if it had not been."""

    def __init__(self, change: str, reason: str) -> None:
        super().__init__(f"cannot undo {change}: {reason}; nothing was changed")


class LastAppearanceError(TrackerError):
    """A claim nobody carries would remain."""

    def __init__(self, appearance: str, claim: str) -> None:
        super().__init__(
            f"{appearance} is the only appearance of {claim}; retract the claim instead:"
            f" tracker claim retract {claim}"
        )


class RuleBrokenError(TrackerError):
    """The database itself refused a row."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"refused by the database: {rule}; nothing was changed")


class CannotWriteError(TrackerError):
    """An output file cannot be written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"cannot write {path}: {reason}")


class MissingExtraError(TrackerError):
    """A format whose library is not installed with the program."""

    def __init__(self, format_: str, extra: str, instead: str) -> None:
        super().__init__(
            f"{format_} needs the extra {extra!r}, which is not installed; install it with:"
            f" pip install 'claim-tracker[{extra}]', or take {instead}"
        )


class UnknownColumnError(UnreadableError):
    """A column that a table does not have."""

    def __init__(
        self, table: str, given: str, *, near: Sequence[str], columns: Sequence[str]
    ) -> None:
        hint = f" Did you mean: {', '.join(near)}?" if near else ""
        super().__init__(f"no column {given!r} in {table}.{hint} Columns: {', '.join(columns)}")


class InternalColumnError(TrackerError):
    """A column that stays in the newsroom, asked for by the public's table."""

    def __init__(self, table: str, given: str, *, columns: Sequence[str]) -> None:
        super().__init__(
            f"column {given!r} of {table} is internal; for the public there are:"
            f" {', '.join(columns)}"
        )


class InternalTableError(TrackerError):
    """A table that stays in the newsroom as a whole."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f"{table} hold who recorded what and when, and what was taken back: they are never"
            " exported for the public; leave out --audience public"
        )


class FileInTheWayError(TrackerError):
    """An output file that exists and was not to be overwritten."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} exists; name another file, or overwrite it with --force")


class TooManyRowsError(TrackerError):
    """More rows than a format holds."""

    def __init__(self, format_: str, rows: int, limit: int) -> None:
        super().__init__(
            f"a sheet of {format_} holds {limit:,} rows, this table has {rows:,};"
            " export it as csv, or narrow it with the filters or --limit"
        )


def some(names: Sequence[str], first: int = 5) -> str:
    """`C1, C2, C3 and 4 more`: the first few names of many."""
    more = f" and {len(names) - first} more" if len(names) > first else ""
    return f"{', '.join(names[:first])}{more}"
