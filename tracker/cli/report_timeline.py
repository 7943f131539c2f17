"""`report timeline`: what was said, published and recorded, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.api.values import ClaimsAsked
from tracker.cli.documents import FORMATS, audience_option, deliver_document
from tracker.cli.filters import claim_filters
from tracker.cli.output import output_options
from tracker.cli.references import CLAIM, QUESTION
from tracker.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from tracker.reporting.timeline import TimelineReport
    from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker report timeline --said-after 2022-04")
@click.option("--claim", "refs", multiple=True, type=CLAIM, help="Only this claim.")
@click.option("--question", type=QUESTION, help="Only claims that answer it.")
@claim_filters
@audience_option
@output_options(*FORMATS, "svg")
@pass_settings
def timeline(
    settings: Settings,
    *,
    refs: tuple[str, ...],
    question: str | None,
    asked: ClaimsAsked,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Put in order what was said, each with its dates of speaking, publication and recording.

    svg is a picture with a lane for each speaker or voice; the web page has it, too.
    """
    from tracker.rendering.timeline import timeline_document

    report = settings.tracker().report.timeline(
        claim=refs, question=question, audience=audience, **asked
    )
    own = {"svg": lambda: _drawing(report), "html": lambda: _page(report)}
    deliver_document(settings, report, timeline_document, format_, output, own=own)


def _drawing(report: TimelineReport) -> str:
    from tracker.rendering.timeline_picture import timeline_picture
    from tracker.rendering.timeline_svg import render_timeline_svg

    return render_timeline_svg(timeline_picture(report)).rstrip("\n")


def _page(report: TimelineReport) -> str:
    from tracker.rendering.timeline_html import render_timeline_html

    return render_timeline_html(report)
