"""`log` and `undo`: what was done, and taking it back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.parameters import NAME
from tracker.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from tracker.reporting.log import UndoReport


@click.command(cls=Command, epilog="Example: tracker log C6")
@click.argument("ref", required=False, type=NAME)
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@output_options("table", "json")
@pass_settings
def log(
    settings: Settings,
    *,
    ref: str | None,
    limit: int | None,
    format_: str | None,
    output: str | None,
) -> None:
    """Tell who changed what and when, newest first.

    REF is C6, C6.2, P1, P1.2, S1 or R3: only what touched it or its parts.
    """
    from tracker.rendering.log import render_log

    report = settings.tracker().log(ref, limit=limit_of(limit, everything=False))
    deliver_report(report, render_log, format_, output)
    settings.hint(showing(len(report.changes), report.total, "changes"))


@click.command(cls=Command, epilog="Example: tracker undo --db story.db")
@output_options("table", "json")
@pass_settings
def undo(settings: Settings, *, format_: str | None, output: str | None) -> None:
    """Take your last change back, as a new change; on a terminal, asks before.

    What it made is retracted, what it edited is as it was. Again: the change before that.
    """
    from tracker.cli.asking import confirmed
    from tracker.rendering.log import difference_lines
    from tracker.rendering.safe import safe

    tracker = settings.tracker()
    if sys.stdin.isatty() and sys.stdout.isatty() and not settings.yes:
        planned = tracker.undo(dry_run=True)
        click.echo(safe("\n".join(difference_lines(planned.undone.records))), err=True)
        if not confirmed(f"Undo this ({_called(planned)})?"):
            click.echo("nothing was undone", err=True)
            raise click.exceptions.Exit(1)
        report = tracker.undo(expected=planned.undone.uid)
    else:
        report = tracker.undo()
    records = report.undone.records
    lines = [one.ref for one in records] if settings.quiet else difference_lines(records)
    deliver_report(report, lambda *_: "\n".join(lines), format_, output)
    settings.hint(f"undone: {_called(report)}")


def _called(report: UndoReport) -> str:
    from tracker.rendering.dates import moment_words

    return f"{report.undone.command}, {moment_words(report.undone.at)}"
