"""Records what a fact-check found of a claim; a verdict is given, never inferred."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Claim, Verdict
from tracker.recording.retracting import retract
from tracker.store.history import Author
from tracker.store.state import State, Writer
from tracker.vocabulary.dates import check_date
from tracker.vocabulary.text import fold


@dataclass(frozen=True, kw_only=True)
class VerdictDraft:
    """A verdict as somebody writes it down; `decided` is EDTF, today where it is not given."""

    rating: str
    why: str
    reviewer: str
    decided: str | None = None
    url: str | None = None


def give_verdict(session: Session, claim: Claim, draft: VerdictDraft, author: Author) -> str | None:
    """Record a verdict; a reviewer's new one on a claim takes the place of the last.

    Returns:
        The rating before; None where there was none.

    Raises:
        BadFieldError: the date is not EDTF.
    """
    check_date("decided", draft.decided)
    state: State = {
        "rating": draft.rating,
        "why": draft.why,
        "reviewer": draft.reviewer,
        "decided": draft.decided or author.clock().date().isoformat(),
    }
    standing = verdict_by(session, claim, draft.reviewer)
    writer = Writer(session)
    if standing is not None:
        before = standing.rating
        writer.change(standing, {**state, "url": draft.url or standing.url})
        return before
    made = {"uid": str(uuid4()), "claim": str(claim.uid), **state, "url": draft.url}
    writer.add("verdict", made)
    return None


def drop_verdict(session: Session, claim: Claim, reviewer: str, author: Author) -> str:
    """Take a reviewer's verdict on a claim back, and give the rating it was.

    Raises:
        RefusedError: there is none.
    """
    standing = verdict_by(session, claim, reviewer)
    if standing is None:
        raise RefusedError(
            f"C{claim.id} has no verdict of {reviewer}", f"see: tracker claim show C{claim.id}"
        )
    retract(session, standing, author)
    return standing.rating


def verdict_by(session: Session, claim: Claim, reviewer: str) -> Verdict | None:
    """The verdict in force of a reviewer on a claim, however the reviewer's name is written."""
    return session.scalars(
        select(Verdict).where(
            Verdict.claim_id == claim.id,
            Verdict.reviewer_key == fold(reviewer),
            Verdict.retracted_at.is_(None),
        )
    ).one_or_none()
