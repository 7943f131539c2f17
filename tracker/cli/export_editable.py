"""`export conflicts --editable`: a sheet to fill in, for `review`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.vocabulary.audience import Audience
from tracker.vocabulary.text import counted

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.cli.tables import Wanted
    from tracker.reporting.conflicts import ConflictsReport

_FORMATS = ("xlsx", "csv")


def check_editable(wanted: Wanted) -> None:
    """Refuse a sheet that could not come back, or that would leave the newsroom."""
    context = click.get_current_context()
    if wanted.audience is Audience.PUBLIC:
        raise click.UsageError(
            "--editable writes notes and what is internal; leave out --audience public", context
        )
    if wanted.format not in _FORMATS:
        raise click.UsageError(
            f"--editable is for {' and '.join(_FORMATS)}, not for {wanted.format}", context
        )


def deliver_editable(session: Session, report: ConflictsReport, wanted: Wanted) -> None:
    """Write the sheet out, and say which answers are not in it."""
    from tracker.exchange.review.writing import review_sheet

    table, unrelated = review_sheet(session, report, wanted.request())
    wanted.deliver(session, table)
    if unrelated:
        wanted.settings.hint(
            f"{counted(unrelated, 'answer')} by opposite positions not in the sheet: no relation"
            " tells of them"
        )
