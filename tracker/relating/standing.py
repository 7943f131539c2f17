"""What already stands between two claims."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import RelationRefusedError
from tracker.models import Relation
from tracker.relating.guards import Answer
from tracker.store.state import pair_key
from tracker.vocabulary.relations import LINEAGE, RelationType, Review


def check_pair(session: Session, answer: Answer, *, ignoring: Relation | None = None) -> None:
    """Refuse a second live stance on a pair, a lineage given twice, a denied repetition.

    Raises:
        RelationRefusedError: names the relation that stands.
    """
    standing = session.scalars(
        select(Relation).where(
            Relation.pair_key == pair_key(answer.a.uid, answer.b.uid),
            Relation.retracted_at.is_(None),
            Relation.review != Review.REJECTED,
        )
    ).all()
    for relation in standing:
        if relation is ignoring:
            continue
        told = f"R{relation.id} says C{relation.from_id} {relation.type} C{relation.to_id}"
        if relation.type is answer.type:
            raise RelationRefusedError(answer.label, told, "it is on file already")
        if relation.type not in LINEAGE and answer.type not in LINEAGE:
            raise RelationRefusedError(
                answer.label, f"one stance per pair, and {told}", "edit or retract that one first"
            )
        if {relation.type, answer.type} == {RelationType.REPEATS, RelationType.CONTRADICTS}:
            raise RelationRefusedError(
                answer.label, told, "a claim cannot repeat and contradict the same claim"
            )
