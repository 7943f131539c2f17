"""`report anonymity`: what rests on speakers that readers were not told the names of."""

from __future__ import annotations

from dataclasses import replace

import click

from tracker.cli.documents import FORMATS, audience_option, deliver_document
from tracker.cli.filters import AskedClaims, claim_filters
from tracker.cli.left_out import released
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
    asked: AskedClaims,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Count what rests on unnamed speakers, in all and by source, and tell the voices apart."""
    from tracker.rendering.anonymity import anonymity_document
    from tracker.reporting.anonymity import anonymity_report
    from tracker.reporting.claims import claim_conditions
    from tracker.store.lookup import find_question
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        wanted = replace(
            asked.filter(session, everything=False, limit=None),
            question=find_question(session, question) if question else None,
        )
        report = anonymity_report(session, wanted, audience=audience)
        released(settings, session, audience, report, *claim_conditions(wanted))
    deliver_document(settings, report, anonymity_document, format_, output)
