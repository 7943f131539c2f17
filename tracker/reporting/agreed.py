"""The relations that people stand behind, and those of them that count."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Relation
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import Review


def agreed_relations(session: Session) -> list[Relation]:
    """Those agreed and not retracted, in the order of recording."""
    query = select(Relation).where(
        Relation.retracted_at.is_(None), Relation.review == Review.AGREED
    )
    return list(session.scalars(query.order_by(Relation.id)))


def stands(*claims: Claim) -> bool:
    """A claim recorded in error leaves reports and counts; a withdrawn one stays, marked."""
    return all(one.status is not Status.RECORDED_IN_ERROR for one in claims)


def standing_by_claim(
    relations: Iterable[Relation], loaded: Mapping[int, Claim]
) -> dict[int, list[Relation]]:
    """By claim the relations it has an end of, none of whose ends is in error."""
    found: dict[int, list[Relation]] = {}
    for one in relations:
        if stands(loaded[one.from_id], loaded[one.to_id]):
            for end in (one.from_id, one.to_id):
                found.setdefault(end, []).append(one)
    return found
