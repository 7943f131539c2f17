"""`report origins`: in how many reports a claim stands, and to whom they are traced."""

from __future__ import annotations

import click

from tracker.cli.documents import FORMATS, audience_option, deliver_document
from tracker.cli.filters import claims_found
from tracker.cli.left_out import released
from tracker.cli.output import output_options
from tracker.cli.references import CLAIM, QUESTION
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker report origins --claim C6")
@click.option("--claim", "claims", multiple=True, type=CLAIM, help="Only this claim.")
@click.option(
    "--question", type=QUESTION, help="Only claims that answer it, and each side together."
)
@audience_option
@output_options(*FORMATS)
@pass_settings
def origins(
    settings: Settings,
    *,
    claims: tuple[str, ...],
    question: str | None,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Count the reports of a claim and the origins they are traced to, and find circles.

    Without options: the claims that stand in more than one report, or were relayed.
    """
    from tracker.rendering.origins import origins_document
    from tracker.reporting.tracing import origins_report, traceable
    from tracker.store.lookup import find_question
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        numbers = claims_found(settings, session, claims)
        asked = find_question(session, question) if question else None
        report = origins_report(session, claims=numbers, question=asked, audience=audience)
        released(settings, session, audience, report, *traceable(numbers, asked))
    deliver_document(settings, report, origins_document, format_, output)
