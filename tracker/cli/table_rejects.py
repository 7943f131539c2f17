"""The file of a table's bad rows: which it may be, and writing it once there is one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.files import writing_file

if TYPE_CHECKING:
    from contextlib import ExitStack

    from tracker.exchange.table.importing import Reject
    from tracker.exchange.table.records import Record, Table
    from tracker.exchange.table.rejects import Rejects
    from tracker.store.location import Location


def check_rejects(
    rejects: str, file: str, map_file: str | None, location: Location, *, header: bool
) -> None:
    """Refuse a file that is something else, before anything is imported."""
    from tracker.exchange.table.rejects import is_rejects

    if rejects == "-":
        raise _bad("- is where the result goes; name a file")
    target = Path(rejects)
    others = {"the table itself": file, "the mapping": map_file, "the database": location.path}
    for what, other in others.items():
        if other not in (None, "-") and _same(target, Path(other)):
            raise _bad(f"{rejects} is {what}; name another file")
    if target.is_file():
        try:
            ours = is_rejects(target, header=header)
        except OSError as error:
            raise _bad(f"{rejects} cannot be read: {error.strerror}; name another file") from error
        if not ours:
            raise _bad(f"{rejects} exists, and holds no rejected rows; name another, or remove it")


def writer_of(rejects: str, table: Table, closing: ExitStack) -> Reject:
    """Takes bad rows: the file is begun with the first, and whole when the stack is closed."""
    begun: list[Rejects] = []

    def write(record: Record, reason: str) -> None:
        from tracker.exchange.table.rejects import Rejects

        if not begun:
            begun.append(Rejects(closing.enter_context(writing_file(Path(rejects))), table))
        begun[0].add(record, reason)

    return write


def told(rejected: int, rejects: str | None, id_: str, *, derived: bool, dry_run: bool) -> str:
    """The line on how many rows were bad, and how to go on."""
    rows = "1 bad row" if rejected == 1 else f"{rejected:,} bad rows"
    if dry_run:
        return f"{rows}, not written on a dry run"
    if derived:
        return (
            f"{rows}, written to {rejects}; import it with --id {id_} to go on where this left off"
        )
    return f"{rows}, written to {rejects}"


def _same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _bad(problem: str) -> click.BadParameter:
    return click.BadParameter(problem, click.get_current_context(), param_hint="'--rejects'")
