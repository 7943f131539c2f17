"""`speaker merge`, `unmerge` and `duplicates`."""

from __future__ import annotations

import click

from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.parameters import NAME
from tracker.cli.references import SPEAKER
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import format_option, opened, tell


@click.command(
    cls=Command, epilog="Example: tracker speaker merge P1 P20 --why 'One man, two spellings.'"
)
@click.argument("kept", type=SPEAKER)
@click.argument("merged", type=SPEAKER)
@click.option("--why", required=True, type=NAME, metavar="TEXT", help="The reason, in a sentence.")
@click.option("--by", type=NAME, help="Who judged so, if not you.")
@format_option
@pass_settings
def merge(
    settings: Settings, *, kept: str, merged: str, why: str, by: str | None, format_: str | None
) -> None:
    """Judge that MERGED is KEPT: both are reported as KEPT, and nothing is rewritten."""
    with opened(settings) as tracker:
        done = tracker.speaker.merge(kept, merged, why=why, by=by)
    tell(settings, done.also, done.record, format_)


@click.command(cls=Command, epilog="Example: tracker speaker unmerge P21")
@click.argument("merged", type=SPEAKER)
@click.option("--why", type=NAME, metavar="TEXT", help="The reason, in a sentence.")
@format_option
@pass_settings
def unmerge(settings: Settings, *, merged: str, why: str | None, format_: str | None) -> None:
    """Report a merged speaker as itself again."""
    with opened(settings) as tracker:
        done = tracker.speaker.unmerge(merged, why=why)
    tell(settings, done.also, done.record, format_)


@click.command(cls=Command, epilog="Example: tracker speaker duplicates")
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@output_options("table", "json")
@pass_settings
def duplicates(
    settings: Settings, *, limit: int | None, format_: str | None, output: str | None
) -> None:
    """List pairs of speakers that look like one, the likeliest first.

    By their names in any script, by identifiers, and by where they have a role; nothing is merged.
    """
    from tracker.rendering.duplicates import render_duplicates

    found = settings.tracker().speaker.duplicates(limit=limit_of(limit, everything=False))
    deliver_report(found, render_duplicates, format_, output)
    settings.hint(showing(len(found.duplicates), found.total, "pairs"))
