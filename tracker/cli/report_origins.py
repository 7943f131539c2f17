"""`report origins`: in how many reports a claim stands, and to whom they are traced."""

from __future__ import annotations

import click

from tracker.cli.documents import FORMATS, audience_option, deliver_document
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

    report = settings.tracker().report.origins(claim=claims, question=question, audience=audience)
    deliver_document(settings, report, origins_document, format_, output)
