"""What fact-checks found of claims."""

from collections.abc import Collection
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


def verdicts_on(session: Session, claims: Collection[int]) -> dict[int, list[VerdictView]]:
    """The verdicts in force on some claims, by the claim's number, as they were recorded."""
    found: dict[int, list[VerdictView]] = {number: [] for number in claims}
    query = select(Verdict).where(Verdict.claim_id.in_(claims), Verdict.retracted_at.is_(None))
    for one in session.scalars(query.order_by(Verdict.id)):
        found[one.claim_id].append(
            VerdictView(str(one.uid), one.rating, one.why, one.reviewer, one.decided, one.url)
        )
    return found
