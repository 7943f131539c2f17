"""What leaves for the public: nothing that is withheld, and what is left out is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tracker.vocabulary.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

Report = TypeVar("Report")


def released(
    tell: Callable[[str], None],
    session: Session,
    audience: Audience,
    report: Report,
    *among: ColumnElement[bool],
) -> Report:
    """Let a report leave.

    Args:
        tell: is called with how many of these claims it leaves out, if it does.
        session: a reading session.
        audience: whom it is for; nothing is done for those inside.
        report: what is to leave.
        among: conditions for the claims that it is about.

    Raises:
        WithheldTextError: a text gives away what is withheld; names it.
    """
    if audience is Audience.PUBLIC:
        from tracker.reporting.left_out import left_out_words
        from tracker.reporting.withheld import check_withheld

        check_withheld(session, report)
        told = left_out_words(session, *among)
        if told:
            tell(told)
    return report
