"""`report shifts`: who stands against what they said before."""

from __future__ import annotations

import click

from tracker.cli.documents import FORMATS, audience_option, deliver_document
from tracker.cli.left_out import released
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
    from tracker.reporting.shifts import shiftable, shifts_report
    from tracker.store.lookup import find_question, find_speaker
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        numbers = [find_speaker(session, ref) for ref in speakers]
        asked = find_question(session, question) if question else None
        report = shifts_report(session, speakers=numbers, question=asked, audience=audience)
        released(settings, session, audience, report, *shiftable(asked))
    deliver_document(settings, report, shifts_document, format_, output)
