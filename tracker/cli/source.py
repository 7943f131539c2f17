"""`source`: list and show sources."""

import click

from tracker.cli import source_recording, text_attaching
from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.references import SOURCE
from tracker.cli.retracting import retract_command
from tracker.cli.settings import Group, Settings, pass_settings


@click.group(cls=Group)
def source() -> None:
    """Sources: what was read, or cited by what was read."""


@source.command("list", epilog="Example: tracker source list")
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@click.option("--all", "everything", is_flag=True, help="All, the retracted too.")
@output_options("table", "json")
@pass_settings
def list_(
    settings: Settings,
    *,
    limit: int | None,
    everything: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """List sources in the order of recording."""
    from tracker.rendering.lists import render_sources

    shown = limit_of(limit, everything=everything)
    found = settings.tracker().source.list(limit=shown, everything=everything)
    deliver_report(found, render_sources, format_, output)
    settings.hint(showing(len(found.sources), found.total, "sources"))


@source.command(epilog="Example: tracker source show S1")
@click.argument("ref", type=SOURCE)
@click.option("--text", is_flag=True, help="Its newest text, with the quotations marked in it.")
@output_options("table", "json")
@pass_settings
def show(
    settings: Settings, *, ref: str, text: bool, format_: str | None, output: str | None
) -> None:
    """Show one source and the claims it carries. REF is S1, a title or an outlet."""
    from tracker.rendering.lists import render_source
    from tracker.rendering.quotations import render_source_text

    if text:
        deliver_report(settings.tracker().source.text(ref), render_source_text, format_, output)
        return
    deliver_report(settings.tracker().source.show(ref), render_source, format_, output)


source.add_command(
    retract_command(
        "source",
        "Take back a source that no live record needs.",
        'S5 --why "Recorded twice."',
    )
)
source.add_command(source_recording.add)
source.add_command(text_attaching.attach)
source.add_command(source_recording.edit)
