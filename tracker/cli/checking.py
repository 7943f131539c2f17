"""`check`: what is on file, held against its sources."""

import click

from tracker.cli.output import deliver_report, output_options
from tracker.cli.references import SOURCE
from tracker.cli.settings import Group, Settings, pass_settings
from tracker.cli.writing import writing_as


@click.group(cls=Group)
def check() -> None:
    """Checks of what is on file against its sources."""


@check.command(epilog="Example: tracker check quotes --source S1")
@click.option("--source", type=SOURCE, help="Of this source alone.")
@output_options("table", "json")
@pass_settings
def quotes(
    settings: Settings, *, source: str | None, format_: str | None, output: str | None
) -> None:
    """Look every quotation up in the newest text of its source, and write down where it stands.

    One that only an older text has is told as such: the source was changed.
    """
    from tracker.recording.finding import source_of
    from tracker.recording.verifying import verify_all
    from tracker.rendering.quotations import render_quotations
    from tracker.reporting.quotations import quotations_report

    with writing_as(settings, settings.author("check quotes")) as session:
        of = source_of(session, source) if source else None
        report = quotations_report(session, verify_all(session, of), of)
    deliver_report(report, render_quotations, format_, output)
