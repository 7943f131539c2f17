"""`report impact`: what leans on a source, a speaker or a claim."""

from __future__ import annotations

import click

from tracker.cli.documents import FORMATS, audience_option, deliver_document
from tracker.cli.output import output_options
from tracker.cli.references import BEARER
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker report impact S2")
@click.argument("ref", type=BEARER)
@audience_option
@output_options(*FORMATS)
@pass_settings
def impact(
    settings: Settings,
    *,
    ref: str,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Tell what leans on a source, a speaker or a claim, as if it were withdrawn or wrong.

    REF is S1, P1 or C6, retracted or not. Of a source or a speaker: the claims that come through
    it, and what would be left of each without it; then the relations, positions and requests that
    rest on those. Of a claim: what stands around it.
    """
    from tracker.rendering.impact import impact_document

    report = settings.tracker().report.impact(ref, audience=audience)
    deliver_document(settings, report, impact_document, format_, output)
