"""The life of a relation: confirmed, rejected, resolved."""

from datetime import datetime

from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Relation
from tracker.relating.guards import check
from tracker.relating.standing import answer_of, check_pair
from tracker.store.state import Writer
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import Review


def confirm(
    session: Session, relation: Relation, who: str, at: datetime, *, confirmed: bool
) -> None:
    """Stand behind a relation that was proposed or rejected; its rules are held to again.

    Args:
        session: a writing session.
        relation: to confirm.
        who: confirms it.
        at: when.
        confirmed: a contradiction whose place or time is unknown is meant.

    Raises:
        RefusedError: it is agreed already, or was retracted.
        RelationRefusedError: its claims no longer allow it, or another stance stands.
    """
    check_alive(relation)
    _check_ends(relation)
    if relation.review is Review.AGREED:
        raise RefusedError(f"R{relation.id} is agreed already", "nothing to confirm")
    answer = answer_of(relation, lambda claim: f"C{claim.id}", confirmed=confirmed)
    check(answer)
    check_pair(session, answer, ignoring=relation)
    _judge(session, relation, Review.AGREED, who, at)


def reject(session: Session, relation: Relation, who: str, at: datetime) -> None:
    """Say that a relation does not hold; it leaves reports and stays on file.

    Raises:
        RefusedError: it is rejected already, or was retracted.
    """
    check_alive(relation)
    if relation.review is Review.REJECTED:
        raise RefusedError(f"R{relation.id} is rejected already", "nothing to reject")
    _judge(session, relation, Review.REJECTED, who, at)


def resolve(session: Session, relation: Relation, words: str, who: str, at: datetime) -> None:
    """Put down in words how a matter was settled; class and count stay as they are.

    Raises:
        RefusedError: nobody stands behind the relation, or it was retracted.
    """
    check_alive(relation)
    _check_ends(relation)
    if relation.review is not Review.AGREED:
        raise RefusedError(
            f"R{relation.id} is {relation.review}, so there is nothing to resolve",
            f"confirm it first: tracker relation confirm R{relation.id}",
        )
    Writer(session).change(
        relation, {"resolution": words, "resolved_by": who, "resolved_at": at.isoformat()}
    )


def _judge(session: Session, relation: Relation, review: Review, who: str, at: datetime) -> None:
    Writer(session).change(
        relation, {"review": review, "reviewed_by": who, "reviewed_at": at.isoformat()}
    )


def check_alive(relation: Relation) -> None:
    """Refuse to change a relation that was retracted.

    Raises:
        RefusedError: says when.
    """
    if relation.retracted_at is not None:
        raise RefusedError(
            f"R{relation.id} was retracted on {relation.retracted_at:%Y-%m-%d}",
            "relate the two claims anew",
        )


def _check_ends(relation: Relation) -> None:
    for claim in (relation.from_claim, relation.to_claim):
        if claim.status is Status.RECORDED_IN_ERROR:
            raise RefusedError(
                f"C{claim.id} was recorded in error, so R{relation.id} is in no report",
                "relate another claim",
            )
