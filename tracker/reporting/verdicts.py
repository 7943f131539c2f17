"""What fact-checks found of a claim."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Verdict


@dataclass(frozen=True)
class VerdictView:
    """A verdict in force; `decided` is EDTF, `url` null where it was not published."""

    uid: str
    rating: str
    why: str
    reviewer: str
    decided: str
    url: str | None


def verdicts_on(session: Session, claim: int) -> list[VerdictView]:
    """The verdicts in force on a claim, by its number, as they were recorded."""
    query = select(Verdict).where(Verdict.claim_id == claim, Verdict.retracted_at.is_(None))
    return [
        VerdictView(str(one.uid), one.rating, one.why, one.reviewer, one.decided, one.url)
        for one in session.scalars(query.order_by(Verdict.id))
    ]
