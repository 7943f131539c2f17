"""`report dossier`: all there is on one claim, speaker or question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.documents import (
    FORMATS,
    as_of_option,
    as_of_words,
    audience_option,
    deliver_document,
)
from tracker.cli.left_out import released
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
    from tracker.errors import NotForThePublicError
    from tracker.rendering.dossier import dossier_document
    from tracker.reporting.dossier import dossier_report, touched_by
    from tracker.store.lookup import find_subject
    from tracker.store.past import reading_past

    with reading_past(settings.location(), as_of) as session:
        subject = find_subject(session, ref)
        report = dossier_report(
            session,
            subject,
            audience=audience,
            policy=settings.policy(),
            as_of=as_of_words(as_of),
        )
        if report is None:
            raise NotForThePublicError(ref)
        released(settings, session, audience, report, touched_by(session, subject))
    deliver_document(settings, report, dossier_document, format_, output)
