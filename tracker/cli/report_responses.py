"""`report responses`: who was asked for a response, who was not, who declined in print."""

from __future__ import annotations

import click

from tracker.cli.documents import FORMATS, audience_option, deliver_document
from tracker.cli.output import output_options
from tracker.cli.references import CLAIM, QUESTION
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker report responses --claim C6")
@click.option("--claim", "claims", multiple=True, type=CLAIM, help="Only what bears on this claim.")
@click.option(
    "--question",
    "questions",
    multiple=True,
    type=QUESTION,
    help="Only what bears on this question, or on claims that answer it.",
)
@audience_option
@output_options(*FORMATS)
@pass_settings
def responses(
    settings: Settings,
    *,
    claims: tuple[str, ...],
    questions: tuple[str, ...],
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Tell how requests for a response stand, who was never asked, and who declined in print.

    Never asked are named speakers of claims in conflict or contested, and of the answers that
    make them so, and the organizations they spoke for. The public is told of requests that a
    source reports, and of our own only what came of them.
    """
    from tracker.rendering.responses import responses_document

    report = settings.tracker().report.responses(
        claim=claims, question=questions, audience=audience
    )
    deliver_document(settings, report, responses_document, format_, output)
