"""Forms that are taken up again: one that is named, or one that was left behind."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.asking import confirmed
from tracker.cli.editing.drafts import left_behind, read_form
from tracker.exchange.claim_form.heading import Heading, database_mark, heading_of

if TYPE_CHECKING:
    from tracker.cli.editing.asked import Asked
    from tracker.cli.settings import Settings


@dataclass(frozen=True)
class Found:
    """A form to take up again, where it is, and the heading it still has."""

    path: Path
    form: bytes
    heading: Heading | None

    @property
    def number(self) -> int | None:
        """Of the claim; None for a new one."""
        return self.heading.number if self.heading else None


def found_form(settings: Settings, asked: Asked) -> Found | None:
    """The form to take up again: the one asked for, or one left behind that is wanted.

    Raises:
        FileFaultError: there is no such form.
        click.UsageError: values are given beside it.
    """
    if asked.recover is None:
        return _wanted(settings)
    if asked.values or asked.unset:
        raise click.UsageError(
            "--recover takes a form up as it is; leave the options for values out",
            click.get_current_context(),
        )
    form = read_form(asked.recover)
    return Found(Path(asked.recover), form, heading_of(form))


def mark_of(settings: Settings) -> str:
    """What headings say of this database."""
    location = settings.location()
    return database_mark(str(location.path.resolve() if location.path else location))


def recovery(settings: Settings, number: int | None, path: Path) -> str:
    """The command that takes up a form of a claim, or of a new one."""
    command = "claim add" if number is None else f"claim edit C{number}"
    again = f"--edit --recover {shlex.quote(str(path))}"
    if not settings.db:
        return f"tracker {command} {again}"
    location = settings.location()
    secret = " (with the password in PGPASSWORD or ~/.pgpass)" if location.has_password else ""
    return f"tracker {command} --db {shlex.quote(location.again())} {again}{secret}"


def _wanted(settings: Settings) -> Found | None:
    """Of the forms of this database that were left behind, the first that is wanted.

    Those that are not are removed; where nobody can be asked, all are told and stay.
    """
    mark = mark_of(settings)
    for draft in left_behind():
        form = draft.read()
        heading = heading_of(form) or Heading(database=mark)
        if heading.database != mark:
            continue
        found = Found(draft.path, form, heading)
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            again = recovery(settings, heading.number, draft.path)
            settings.hint(
                f"a form of {heading.called} was left unfinished; take it up with: {again}"
            )
        elif confirmed(
            f"A form of {heading.called} was left unfinished. Take it up again? No removes it"
        ):
            return found
        else:
            draft.remove()
    return None
