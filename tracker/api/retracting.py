"""A record is taken back, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.vocabulary.claims import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tracker.api.database import Database

BECAUSE = {"withdrawn": Status.WITHDRAWN, "error": Status.RECORDED_IN_ERROR}
"""Whose doing it is that a claim no longer stands: its speaker's, or ours."""


def retracted(
    database: Database,
    noun: str,
    found: tuple[type[Any], Callable[[Session, str], int]],
    ref: str,
    *,
    why: str,
    status: Status = Status.RECORDED_IN_ERROR,
) -> str:
    """Take a record back.

    Args:
        database: that it is in.
        noun: under which the command stands.
        found: its table, and what finds its number.
        ref: of the record.
        why: the reason.
        status: of a claim, from then on.

    Returns:
        its reference.
    """
    from tracker.recording.retracting import retract
    from tracker.store.references import reference

    model, find = found
    with database.writing(f"{noun} retract", why) as under_way:
        record = under_way.session.get_one(model, find(under_way.session, ref))
        retract(under_way.session, record, under_way.author, status)
        return reference(under_way.session, record)
