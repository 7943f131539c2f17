"""What a public report or table leaves out, for whoever makes it: nothing of it is in there."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, Position, Relation
from tracker.reporting.published import may_appear
from tracker.vocabulary.anonymity import GroundRule
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import Review
from tracker.vocabulary.text import counted


def off_record(session: Session, *among: ColumnElement[bool]) -> int:
    """How many of some claims stand, but were told us off the record alone."""
    hidden = Appearance.retracted_at.is_(None) & (Appearance.ground_rule == GroundRule.OFF_RECORD)
    query = select(func.count()).where(
        Claim.status != Status.RECORDED_IN_ERROR,
        Claim.appearances.any(hidden),
        ~Claim.appearances.any(may_appear()),
        *among,
    )
    return session.scalar(query.select_from(Claim)) or 0


def left_out_words(session: Session, *among: ColumnElement[bool]) -> str | None:
    """What to tell beside a public report of these claims; None if nothing is left out."""
    count = off_record(session, *among)
    return f"left out for the public: {counted(count, 'claim')} off the record" if count else None


def answering_or_answered(claims: Sequence[int] = ()) -> ColumnElement[bool]:
    """The condition for a claim at an end of an agreed relation, of these claims if any."""
    ends = (Relation.from_id, Relation.to_id)
    touching = [or_(*(end.in_(claims) for end in ends))] if claims else []
    live = (Relation.retracted_at.is_(None), Relation.review == Review.AGREED)
    return or_(*(Claim.id.in_(select(end).where(*live, *touching)) for end in ends))


def taking_a_position(question: int) -> ColumnElement[bool]:
    """The condition for a claim with a position in force on a question."""
    live = Position.retracted_at.is_(None)
    return Claim.id.in_(select(Position.claim_id).where(Position.question_id == question, live))
