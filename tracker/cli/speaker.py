"""`speaker`: list and show speakers."""

import click

from tracker.cli import speaker_merging, speaker_recording
from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.references import SPEAKER
from tracker.cli.retracting import retract_command
from tracker.cli.settings import Group, Settings, pass_settings


@click.group(cls=Group)
def speaker() -> None:
    """Speakers: who or what says something, employs or publishes."""


@speaker.command("list", epilog="Example: tracker speaker list --all")
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@click.option(
    "--all", "everything", is_flag=True, help="All, the retracted and bodies without claims too."
)
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
    """List speakers that made claims, in the order of recording."""
    from tracker.rendering.lists import render_speakers

    shown = limit_of(limit, everything=everything)
    found = settings.tracker().speaker.list(limit=shown, everything=everything)
    deliver_report(found, render_speakers, format_, output)
    settings.hint(showing(len(found.speakers), found.total, "speakers"))


@speaker.command(epilog="Example: tracker speaker show sergeev")
@click.argument("ref", type=SPEAKER)
@output_options("table", "json")
@pass_settings
def show(settings: Settings, *, ref: str, format_: str | None, output: str | None) -> None:
    """Show one speaker: names, affiliations, claims. REF is P1, a name or an alias."""
    from tracker.rendering.lists import render_speaker

    deliver_report(settings.tracker().speaker.show(ref), render_speaker, format_, output)


speaker.add_command(
    retract_command(
        "speaker",
        "Take back a speaker that no live record needs.",
        'P20 --why "Recorded twice."',
    )
)
speaker.add_command(speaker_recording.add)
speaker.add_command(speaker_recording.edit)
speaker.add_command(speaker_recording.alias)
speaker.add_command(speaker_recording.reveal)
speaker.add_command(speaker_merging.merge)
speaker.add_command(speaker_merging.unmerge)
speaker.add_command(speaker_merging.duplicates)
