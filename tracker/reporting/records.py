"""All that is in force, as its audience may see it: claims, sources, and what is said of them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Position, Question, Relation, Source
from tracker.reporting.describing import load_claims
from tracker.reporting.published import may_be_told
from tracker.reporting.tables.sources import carries_what_may_be_told
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView, MatchView, SourceView
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import Review


@dataclass(frozen=True)
class RelationRecord:
    """What a claim does to another, by their references.

    The public gets neither `ref`, `review` nor `resolution`, but whether it was settled.
    """

    ref: str | None
    uid: str
    type: str
    answering: str
    answered: str
    why: str
    scope_match: MatchView | None
    answered_by: str | None
    review: str | None
    settled: bool
    resolution: str | None


@dataclass(frozen=True)
class QuestionRecord:
    """A contested question."""

    ref: str
    uid: str
    text: str
    note: str | None


@dataclass(frozen=True)
class PositionRecord:
    """What a claim answers to a question, by their references."""

    question: str
    claim: str
    answer: str
    why: str | None


@dataclass(frozen=True)
class RecordsReport:
    """Every claim, source, relation, question and position in force."""

    audience: Audience
    claims: list[ClaimView]
    sources: list[SourceView]
    relations: list[RelationRecord]
    questions: list[QuestionRecord]
    positions: list[PositionRecord]


def records_report(session: Session, audience: Audience) -> RecordsReport:
    """Put it together; what was retracted, rejected or recorded in error is left out.

    For the public by what may be told alone, in an order that tells nothing: see `public.py`.
    """
    public = audience is Audience.PUBLIC
    teller = teller_for(session, audience)
    condition = may_be_told() if public else Claim.status != Status.RECORDED_IN_ERROR
    numbers = list(session.scalars(select(Claim.id).where(condition)))
    loaded = load_claims(session, numbers, audience)
    told = {number: one for number, one in loaded.items() if teller.tells(one)}
    order = sorted(told, key=lambda number: teller.order(told[number]))
    views = {number: teller.claim(told[number]) for number in order}
    refs = {number: view.ref for number, view in views.items()}
    live = select(Source.id).where(Source.retracted_at.is_(None))
    sources = session.scalars(live.where(carries_what_may_be_told()) if public else live)
    positions = _positions(session, refs)
    return RecordsReport(
        audience=audience,
        claims=list(views.values()),
        sources=teller.sources(session, list(sources)),
        relations=_relations(session, teller, refs, public=public),
        questions=_questions(session, {one.question_id for one in positions}, public=public),
        positions=[
            PositionRecord(f"Q{one.question_id}", refs[one.claim_id], one.answer, one.why)
            for one in positions
        ],
    )


def _relations(
    session: Session, teller: Teller, refs: dict[int, str], *, public: bool
) -> list[RelationRecord]:
    query = select(Relation).where(
        Relation.retracted_at.is_(None),
        Relation.review == Review.AGREED if public else Relation.review != Review.REJECTED,
    )
    found = [one for one in session.scalars(query) if {one.from_id, one.to_id} <= refs.keys()]
    return [
        RelationRecord(
            ref=None if public else f"R{one.id}",
            uid=str(one.uid),
            type=one.type,
            answering=refs[one.from_id],
            answered=refs[one.to_id],
            why=one.why,
            scope_match=_match(one),
            answered_by=one.answered_by,
            review=None if public else one.review,
            settled=one.resolution is not None,
            resolution=None if public else one.resolution,
        )
        for one in sorted(found, key=teller.order)
    ]


def _match(one: Relation) -> MatchView | None:
    cells = (one.match_who, one.match_what, one.match_where, one.match_when)
    known = [cell for cell in cells if cell is not None]
    return MatchView(*known) if len(known) == len(cells) else None


def _positions(session: Session, refs: dict[int, str]) -> list[Position]:
    """In force, on a question in force, of the claims told, in an order that tells nothing."""
    query = (
        select(Position)
        .join(Question, Question.id == Position.question_id)
        .where(Position.retracted_at.is_(None), Question.retracted_at.is_(None))
        .order_by(Question.uid, Position.uid)
    )
    return [one for one in session.scalars(query) if one.claim_id in refs]


def _questions(session: Session, answered: set[int], *, public: bool) -> list[QuestionRecord]:
    """For the public those that a claim it is told of answers."""
    query = select(Question).where(Question.retracted_at.is_(None))
    if public:
        query = query.where(Question.id.in_(answered))
    return [
        QuestionRecord(f"Q{one.id}", str(one.uid), one.text, None if public else one.note)
        for one in session.scalars(query.order_by(Question.uid if public else Question.id))
    ]
