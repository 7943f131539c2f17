"""`report dossier`: all there is on one claim, speaker or question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.documents import (
    FORMATS,
    as_of_option,
    audience_option,
    deliver_document,
)
from tracker.cli.output import output_options
from tracker.cli.parameters import NAME
from tracker.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker report dossier C6 -o pause.html")
@click.argument("ref", type=NAME)
@as_of_option
@audience_option
@output_options(*FORMATS)
@pass_settings
def dossier(
    settings: Settings,
    *,
    ref: str,
    as_of: datetime | None,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Put together all there is on a claim, a speaker or a question, to attach to a mail.

    REF is C6, P1, a speaker's name, or Q1. As of a past day it has no history of changes.
    """
    from tracker.rendering.dossier import dossier_document

    report = settings.tracker().report.dossier(ref, audience=audience, as_of=as_of)
    deliver_document(settings, report, dossier_document, format_, output)
