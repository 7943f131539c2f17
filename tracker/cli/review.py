"""`review`: an editor's sheet, filled in, comes back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.output import say
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import format_option

if TYPE_CHECKING:
    from tracker.exchange.review.reading import Sheet
    from tracker.reporting.reviewed import ReviewReport


@click.command(cls=Command, epilog="Example: tracker review conflicts.csv --dry-run")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--dry-run", "-n", is_flag=True, help="Show what would change; change nothing.")
@format_option
@pass_settings
def review(settings: Settings, *, file: str, dry_run: bool, format_: str | None) -> None:
    """Take over what an editor filled in (xlsx or csv; - for standard input).

    FILE is what export conflicts --editable wrote. What changes is shown and asked to be
    confirmed; then all of it is done, as one change that undo takes back, or nothing. A row whose
    relation was changed since is refused; one that was deleted is left alone.
    """
    from tracker.cli.asking import confirmed
    from tracker.errors import ReviewUnconfirmedError, some
    from tracker.exchange.review.reading import read_sheet

    sheet = read_sheet(file)
    for head in sheet.ignored:
        settings.hint(f"column {head!r} is none of the sheet's, and is not read")
    report = _reviewed(settings, sheet, dry_run=dry_run or not settings.yes)
    if report.passed_over:
        settings.hint(
            f"changed since the sheet was written, and left alone, as their rows ask for nothing:"
            f" {some(report.passed_over)}"
        )
    if report.changed and not (dry_run or settings.yes):
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            _tell(report, format_)
            raise ReviewUnconfirmedError(sheet.name, len(report.changed))
        _tell(report, None, err=True)
        if not confirmed("Take this over?"):
            click.echo("nothing was changed", err=True)
            raise click.exceptions.Exit(1)
        report = _reviewed(settings, sheet, dry_run=False)
    _tell(report, format_)


def _reviewed(settings: Settings, sheet: Sheet, *, dry_run: bool) -> ReviewReport:
    from tracker.exchange.review.reviewing import review
    from tracker.store.session import writing

    author = settings.author("review")
    with writing(settings.location(), author, dry_run=dry_run) as session:
        return review(session, sheet, author, dry_run=dry_run)


def _tell(report: ReviewReport, format_: str | None, *, err: bool = False) -> None:
    from tracker.rendering.jsons import render_json
    from tracker.rendering.reviewed import render_review
    from tracker.rendering.safe import safe
    from tracker.rendering.table import terminal_width

    if err:
        click.echo(safe(render_review(report, terminal_width())), err=True)
    elif format_ == "json":
        say(render_json(report))
    else:
        say(render_review(report, terminal_width()))
