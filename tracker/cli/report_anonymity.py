"""`report anonymity`: what rests on speakers that readers were not told the names of."""

from __future__ import annotations

import click

from tracker.api.values import ClaimsAsked
from tracker.cli.documents import FORMATS, audience_option, deliver_document
from tracker.cli.filters import claim_filters
from tracker.cli.output import output_options
from tracker.cli.references import QUESTION
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker report anonymity --source S1")
@click.option(
    "--question", type=QUESTION, help="Only claims that answer it, whatever their answer."
)
@claim_filters
@audience_option
@output_options(*FORMATS)
@pass_settings
def anonymity(
    settings: Settings,
    *,
    question: str | None,
    asked: ClaimsAsked,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Count what rests on unnamed speakers, in all and by source, and tell the voices apart."""
    from tracker.rendering.anonymity import anonymity_document

    report = settings.tracker().report.anonymity(question=question, audience=audience, **asked)
    deliver_document(settings, report, anonymity_document, format_, output)
