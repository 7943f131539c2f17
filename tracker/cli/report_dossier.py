"""`report dossier`: all there is on one claim, speaker or question."""

from __future__ import annotations

import click

from tracker.cli.documents import FORMATS, audience_option, deliver_document
from tracker.cli.left_out import released
from tracker.cli.output import output_options
from tracker.cli.parameters import NAME
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker report dossier C6 -o pause.html")
@click.argument("ref", type=NAME)
@audience_option
@output_options(*FORMATS)
@pass_settings
def dossier(
    settings: Settings,
    *,
    ref: str,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Put together all there is on a claim, a speaker or a question, to attach to a mail.

    REF is C6, P1, a speaker's name, or Q1.
    """
    from tracker.errors import NotForThePublicError
    from tracker.rendering.dossier import dossier_document
    from tracker.reporting.dossier import dossier_report, touched_by
    from tracker.store.lookup import find_subject
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        subject = find_subject(session, ref)
        report = dossier_report(session, subject, audience=audience, policy=settings.policy())
        if report is None:
            raise NotForThePublicError(ref)
        released(settings, session, audience, report, touched_by(session, subject))
    deliver_document(settings, report, dossier_document, format_, output)
