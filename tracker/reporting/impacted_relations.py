"""Relations and positions that rest on claims which may fall."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Position, Relation
from tracker.reporting.agreed import stands
from tracker.reporting.telling import Teller
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.relations import Review


@dataclass(frozen=True)
class ImpactedRelation:
    """What one claim does to another; `rests_on` are the ends that may fall, `falls` if one does.

    An end falls that has no other origin.
    """

    relation: str
    answering: str
    type: str
    answered: str
    review: str
    why: str
    rests_on: list[str]
    falls: bool


@dataclass(frozen=True)
class ImpactedPosition:
    """What a claim that may fall answers to a question; `falls` if it has no other origin."""

    question: str
    text: str
    claim: str
    answer: str
    falls: bool


def relations_at(session: Session, claims: Collection[int]) -> list[Relation]:
    """Those of some claims that are neither retracted nor rejected, as they were recorded."""
    query = select(Relation).where(
        Relation.retracted_at.is_(None),
        Relation.review != Review.REJECTED,
        Relation.from_id.in_(claims) | Relation.to_id.in_(claims),
    )
    return list(session.scalars(query.order_by(Relation.id)))


def impacted_relations(
    relations: Iterable[Relation],
    loaded: Mapping[int, Claim],
    teller: Teller,
    standing: Mapping[int, bool],
    audience: Audience,
) -> list[ImpactedRelation]:
    """Views of those that may be told, those that fall first.

    Args:
        relations: that have an end among the claims which may fall.
        loaded: both ends of all, for this audience.
        teller: of the report.
        standing: by claim that leans, or is the subject, whether anything is left of it.
        audience: the public gets what was agreed.
    """
    found = []
    for one in sorted(relations, key=teller.order):
        ends = {number: loaded[number] for number in (one.from_id, one.to_id)}
        if audience is Audience.PUBLIC and one.review is not Review.AGREED:
            continue
        mine = [number for number in ends if number in standing]
        others = [claim for number, claim in ends.items() if number not in mine]
        if not teller.tells(*ends.values()) or not stands(*others):
            continue
        refs = {number: teller.claim(claim).ref for number, claim in ends.items()}
        found.append(
            ImpactedRelation(
                relation=teller.relation(one),
                answering=refs[one.from_id],
                type=one.type,
                answered=refs[one.to_id],
                review=one.review,
                why=one.why,
                rests_on=[refs[number] for number in mine],
                falls=any(not standing[number] for number in mine),
            )
        )
    return sorted(found, key=lambda one: not one.falls)


def impacted_positions(
    session: Session,
    claims: Collection[int],
    loaded: Mapping[int, Claim],
    teller: Teller,
    standing: Mapping[int, bool],
    *,
    audience: Audience,
) -> list[ImpactedPosition]:
    """What these claims answer to questions, those that fall first."""
    query = select(Position).where(Position.claim_id.in_(claims), Position.retracted_at.is_(None))
    order = list(Stand)
    numbers: dict[int, str] = {}
    found = []
    rows = sorted(
        session.scalars(query),
        key=lambda one: (one.question_id, order.index(one.answer), teller.order(one.claim)),
    )
    for one in rows:
        claim = loaded[one.claim_id]
        if not teller.tells(claim):
            continue
        ref = f"Q{one.question_id}"
        if audience is Audience.PUBLIC:
            ref = numbers.setdefault(one.question_id, f"question {len(numbers) + 1}")
        found.append(
            ImpactedPosition(
                question=ref,
                text=one.question.text,
                claim=teller.claim(claim).ref,
                answer=one.answer,
                falls=not standing[one.claim_id],
            )
        )
    return sorted(found, key=lambda one: not one.falls)
