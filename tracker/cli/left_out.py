"""What was made for the public, and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.vocabulary.audience import Audience

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from tracker.cli.settings import Settings


def released(
    settings: Settings,
    session: Session,
    audience: Audience,
    report: object,
    *among: ColumnElement[bool],
) -> None:
    """Let a report leave: refuse it if a text gives away what is withheld, and say what is.

    Raises:
        WithheldTextError: names the text.
    """
    if audience is Audience.PUBLIC:
        from tracker.reporting.withheld import check_withheld

        check_withheld(session, report)
    tell_left_out(settings, session, audience, *among)


def tell_left_out(
    settings: Settings, session: Session, audience: Audience, *among: ColumnElement[bool]
) -> None:
    """Say beside the result how many of these claims the public does not get, and why."""
    if audience is Audience.PUBLIC and not settings.quiet:
        from tracker.reporting.left_out import off_record

        count = off_record(session, *among)
        claims = "1 claim" if count == 1 else f"{count:,} claims"
        settings.hint(f"left out for the public: {claims} off the record" if count else None)
