"""What cannot be written out."""

from collections.abc import Sequence

from tracker.errors.base import TrackerError, UnreadableError


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


class LayoutFailedError(TrackerError):
    """The program that lays a picture out gave up on it."""

    def __init__(self, reason: str) -> None:
        told = " ".join(reason.split()).rstrip(".") or "no reason given"
        super().__init__(
            f"the layout engine could not draw this map: {_short(told)}; take dot or mermaid,"
            " or draw less of it with --claim or --question"
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


class TooManyToDrawError(TrackerError):
    """More than anybody can read in a picture."""

    def __init__(self, found: int, limit: int) -> None:
        super().__init__(
            f"a timeline of {found:,} entries is too long for a picture, which has room for"
            f" {limit:,}; narrow it with --claim, --question or the filters, or take html"
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


class NotForThePublicError(TrackerError):
    """A report for the public on something of which it may be told nothing."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f"nothing of {given!r} may be told to the public;"
            " leave --audience public out for the internal report"
        )


class WithheldTextError(TrackerError):
    """A text for the public that gives away what it does not get."""

    def __init__(self, withheld: str, what: str, text: str) -> None:
        super().__init__(
            f"not written for the public: “{_short(text)}” holds “{_short(withheld)}”, {what};"
            " reword it, or print the report with --audience internal"
        )


_SHOWN = 80
"""Characters of a text that a message repeats."""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
