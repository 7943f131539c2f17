"""What already stands between two claims."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import RelationRefusedError
from tracker.models import Relation
from tracker.relating.guards import Answer
from tracker.store.state import pair_key
from tracker.vocabulary.relations import LINEAGE, RelationType, Review


def check_pair(
    session: Session,
    answer: Answer,
    *,
    ignoring: Relation | None = None,
    numbered: bool = True,
) -> None:
    """Refuse a second live stance on a pair, a lineage given twice, a denied repetition.

    Args:
        session: of the database.
        answer: as proposed; its claims have been flushed.
        ignoring: the relation that is being changed, if one is.
        numbered: whether people have seen the numbers of what stands.

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
        told = _told(relation, answer, numbered=numbered)
        if relation.type is answer.type:
            raise RelationRefusedError(answer.label, told, "nothing to add")
        if relation.type not in LINEAGE and answer.type not in LINEAGE:
            raise RelationRefusedError(
                answer.label, f"one stance per pair: {told}", "change or retract that one first"
            )
        if {relation.type, answer.type} == {RelationType.REPEATS, RelationType.CONTRADICTS}:
            raise RelationRefusedError(
                answer.label, told, "a claim cannot repeat and contradict the same claim"
            )


def _told(relation: Relation, answer: Answer, *, numbered: bool) -> str:
    names = {answer.a.id: answer.a_name, answer.b.id: answer.b_name}
    told = f"{names[relation.from_id]} {relation.type} {names[relation.to_id]} stands already"
    return f"{told} (R{relation.id})" if numbered else told
