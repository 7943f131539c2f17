"""`report shifts`: who stands against what they said before."""

from __future__ import annotations

import click

from tracker.cli.documents import FORMATS, audience_option, deliver_document
from tracker.cli.output import output_options
from tracker.cli.references import QUESTION, SPEAKER
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker report shifts --speaker P1")
@click.option(
    "--speaker", "speakers", multiple=True, type=SPEAKER, help="Only this speaker or body."
)
@click.option("--question", type=QUESTION, help="Only claims that answer it.")
@audience_option
@output_options(*FORMATS)
@pass_settings
def shifts(
    settings: Settings,
    *,
    speakers: tuple[str, ...],
    question: str | None,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Set a speaker, or a body through its speakers, against itself over time.

    What contradicts, disputes or replaces what was said before, and different answers to one
    question, with who spoke as what on each day.
    """
    from tracker.rendering.shifts import shifts_document

    report = settings.tracker().report.shifts(
        speaker=speakers, question=question, audience=audience
    )
    deliver_document(settings, report, shifts_document, format_, output)
