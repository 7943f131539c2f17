"""Contested questions, and which claim answers what."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.models import Claim, Position, Question
from tracker.reporting.describing import known_as, load_claims, retraction_view
from tracker.reporting.views import RetractionView
from tracker.store.versions import version_of
from tracker.vocabulary.claims import Status
from tracker.vocabulary.questions import Stand


@dataclass(frozen=True)
class AnswersView:
    """How many claims give each answer; those recorded in error are not counted."""

    yes: int
    no: int
    partly: int
    no_position: int


@dataclass(frozen=True)
class QuestionView:
    """A question; `answers` counts the positions in force."""

    ref: str
    uid: str
    text: str
    answers: AnswersView
    note: str | None
    retracted: RetractionView | None


@dataclass(frozen=True)
class PositionView:
    """What one claim answers, with what tells the claim apart."""

    claim: str
    uid: str
    answer: str
    speakers: list[str]
    kind: str
    status: str
    text: str
    why: str | None


@dataclass(frozen=True)
class QuestionsReport:
    """Some questions out of `total`."""

    schema: str
    total: int
    questions: list[QuestionView]


@dataclass(frozen=True)
class QuestionReport:
    """One question with its positions, by answer, then as the claims were recorded."""

    schema: str
    version: int
    question: QuestionView
    positions: list[PositionView]


def questions_report(session: Session, *, limit: int | None, everything: bool) -> QuestionsReport:
    """List questions in the order of recording; without `everything` those in force."""
    conditions = [] if everything else [Question.retracted_at.is_(None)]
    total = session.scalar(select(func.count()).select_from(Question).where(*conditions)) or 0
    query = select(Question).where(*conditions).order_by(Question.id)
    found = session.scalars(query if limit is None else query.limit(limit)).all()
    counts = _counts(session, [one.id for one in found])
    return QuestionsReport(
        schema="tracker/questions/1",
        total=total,
        questions=[_view(one, counts.get(one.id, {})) for one in found],
    )


def question_report(session: Session, number: int) -> QuestionReport:
    """One question, whole."""
    question = session.get_one(Question, number)
    positions = positions_on(session, number)
    claims = load_claims(session, sorted({one.claim_id for one in positions}))
    order = list(Stand)
    positions.sort(key=lambda one: (order.index(one.answer), one.claim_id))
    return QuestionReport(
        schema="tracker/question/1",
        version=version_of(session, question),
        question=_view(question, _counts(session, [number]).get(number, {})),
        positions=[_position(one, claims[one.claim_id]) for one in positions],
    )


def positions_on(session: Session, question: int) -> list[Position]:
    """The positions in force on a question, as they were recorded."""
    query = select(Position).where(
        Position.question_id == question, Position.retracted_at.is_(None)
    )
    return list(session.scalars(query.order_by(Position.id)))


def _counts(session: Session, numbers: Sequence[int]) -> dict[int, dict[Stand, int]]:
    rows = session.execute(
        select(Position.question_id, Position.answer, func.count())
        .join(Position.claim)
        .where(
            Position.question_id.in_(numbers),
            Position.retracted_at.is_(None),
            Claim.status != Status.RECORDED_IN_ERROR,
        )
        .group_by(Position.question_id, Position.answer)
    )
    found: dict[int, dict[Stand, int]] = {}
    for question, answer, count in rows:
        found.setdefault(question, {})[answer] = count
    return found


def _view(question: Question, counts: dict[Stand, int]) -> QuestionView:
    return QuestionView(
        ref=f"Q{question.id}",
        uid=str(question.uid),
        text=question.text,
        answers=AnswersView(**{answer.value: counts.get(answer, 0) for answer in Stand}),
        note=question.note,
        retracted=retraction_view(question),
    )


def _position(position: Position, claim: Claim) -> PositionView:
    return PositionView(
        claim=f"C{claim.id}",
        uid=str(position.uid),
        answer=position.answer,
        speakers=[known_as(one) for one in claim.voices],
        kind=claim.kind,
        status=claim.status,
        text=claim.text,
        why=position.why,
    )
