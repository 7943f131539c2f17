"""`check`: what is on file, held against its sources."""

import click

from tracker.cli.output import deliver_report, output_options
from tracker.cli.references import SOURCE
from tracker.cli.settings import Group, Settings, pass_settings


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
    from tracker.rendering.quotations import render_quotations

    report = settings.tracker().source.check_quotes(source)
    deliver_report(report, render_quotations, format_, output)
