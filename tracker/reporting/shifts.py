"""The report on shifts: a speaker, or a body through its speakers, against itself over time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, contains_eager

from tracker.models import Claim, Position, Question, Relation
from tracker.reporting.agreed import agreed_relations
from tracker.reporting.answers import prediction_failed
from tracker.reporting.describing import load_claims
from tracker.reporting.left_out import taking_a_position
from tracker.reporting.subjects import Subject, subjects_of
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView, SourceView
from tracker.reporting.when_said import place_of, surely_in_order, when_said
from tracker.store.merges import survivors
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.relations import RelationType, Review

_AGAINST = (RelationType.SUPERSEDES, RelationType.CONTRADICTS, RelationType.DISPUTES)


@dataclass(frozen=True)
class ShiftRelation:
    """What one of two claims does to the other; `prediction_failed` if that is what it shows."""

    relation: str
    type: str
    answering: str
    prediction_failed: bool
    why: str
    resolved: bool


@dataclass(frozen=True)
class StepView:
    """A claim, by which of its speakers it counts here, and what it answers to the question."""

    claim: ClaimView
    speakers: list[str]
    answer: str | None


@dataclass(frozen=True)
class ShiftQuestion:
    """The question that claims answer differently."""

    ref: str
    text: str


@dataclass(frozen=True)
class ShiftView:
    """Claims that stand against each other, by agreed relations or by their positions.

    `steps` stand in the order of speaking; `order` says by what: `dates`; `relation` where the
    dates leave it open and one claim replaces the other; else `unclear`.
    """

    relations: list[ShiftRelation]
    question: ShiftQuestion | None
    order: str
    steps: list[StepView]


@dataclass(frozen=True)
class SubjectShifts:
    """A speaker or a body with its shifts."""

    ref: str
    name: str
    type: str
    shifts: list[ShiftView]


@dataclass(frozen=True)
class ShiftsReport:
    """The report; `generated_at` is UTC."""

    schema: str
    generated_at: str
    audience: str
    subjects: list[SubjectShifts]
    sources: list[SourceView]


def shifts_report(
    session: Session,
    *,
    speakers: Sequence[int] = (),
    called: str | None = None,
    question: int | None = None,
    audience: Audience = Audience.INTERNAL,
    teller: Teller | None = None,
    now: datetime | None = None,
) -> ShiftsReport:
    """Build the report.

    Args:
        session: a reading session.
        speakers: only these, or whom they are one with; by default all with a shift, of bodies
            only what no single speaker said against itself.
        called: of those asked for, only who is called so.
        question: only claims with a position on it.
        audience: for the public, who is told as one and on which day; see `public.py`.
        teller: who told what this report is a part of; by default its own.
        now: the clock.
    """
    teller = teller or teller_for(session, audience)
    numbers = list(session.scalars(select(Claim.id).where(*shiftable(question))))
    loaded = load_claims(session, numbers, audience)
    claims = sorted((one for one in loaded.values() if teller.tells(one)), key=teller.order)
    told = {one.id: one for one in claims}
    onward = survivors(session)
    asked = {onward.get(one, one) for one in speakers}
    story = _Story(teller, told, _against(session, told), _answers(session, told, question))
    found = []
    for subject in subjects_of(teller, claims).values():
        if (asked and subject.number not in asked) or called not in {None, subject.ref}:
            continue
        shifts = [one for one in story.shifts(subject) if asked or not _of_another(subject, one)]
        if shifts:
            found.append(SubjectShifts(subject.ref, subject.name, subject.type, shifts))
    return ShiftsReport(
        schema="tracker/shifts/1",
        generated_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        audience=audience,
        subjects=found,
        sources=teller.sources(session, story.sources),
    )


def shiftable(question: int | None) -> list[ColumnElement[bool]]:
    """The conditions for claims that may be a part of a shift."""
    agreed = (
        Relation.retracted_at.is_(None),
        Relation.review == Review.AGREED,
        Relation.type.in_(_AGAINST),
    )
    ends = (Relation.from_id, Relation.to_id)
    found: list[ColumnElement[bool]] = [Claim.status != Status.RECORDED_IN_ERROR]
    if question is not None:
        return [*found, taking_a_position(question)]
    positions = select(Position.claim_id).where(Position.retracted_at.is_(None))
    related = [Claim.id.in_(select(end).where(*agreed)) for end in ends]
    return [*found, or_(*related, Claim.id.in_(positions))]


def _against(session: Session, told: Mapping[int, Claim]) -> dict[tuple[int, int], list[Relation]]:
    """By pair of claims the agreed relations that set them against each other."""
    found: dict[tuple[int, int], list[Relation]] = {}
    for one in agreed_relations(session):
        if one.type in _AGAINST and one.from_id in told and one.to_id in told:
            low, high = sorted((one.from_id, one.to_id))
            found.setdefault((low, high), []).append(one)
    return found


def _answers(
    session: Session, told: Mapping[int, Claim], question: int | None
) -> dict[int, dict[Question, Stand]]:
    """By claim what it answers to which question."""
    query = (
        select(Position)
        .join(Position.question)
        .where(Position.retracted_at.is_(None), Question.retracted_at.is_(None))
        .options(contains_eager(Position.question))
        .order_by(Position.question_id, Position.id)
    )
    if question is not None:
        query = query.where(Position.question_id == question)
    found: dict[int, dict[Question, Stand]] = {}
    for one in session.scalars(query):
        if one.claim_id in told:
            found.setdefault(one.claim_id, {})[one.question] = one.answer
    return found


def _of_another(subject: Subject, shift: ShiftView) -> bool:
    """Whether it is told of one of its speakers already, who spoke each time."""
    each = set.intersection(*(set(step.speakers) for step in shift.steps))
    return bool(each) and subject.ref not in each


class _Story:
    """Claims, and what sets them against each other."""

    def __init__(
        self,
        teller: Teller,
        told: Mapping[int, Claim],
        against: Mapping[tuple[int, int], list[Relation]],
        answers: Mapping[int, Mapping[Question, Stand]],
    ) -> None:
        self._teller = teller
        self._told = told
        self._against = against
        self._answers = answers
        self._pairs: dict[int, list[tuple[int, int]]] = {}
        for pair in against:
            self._pairs.setdefault(pair[0], []).append(pair)
        self.sources: set[int] = set()
        """The sources of the claims that were told."""

    def shifts(self, subject: Subject) -> Iterator[ShiftView]:
        """Pairs first, then questions; two claims that are a pair are told once."""
        mine = subject.voices
        answers: dict[Question, dict[int, Stand]] = {}
        for claim in mine:
            for question, answer in self._answers.get(claim, {}).items():
                answers.setdefault(question, {})[claim] = answer
        asked = {question: by for question, by in answers.items() if _differ(by.values())}
        for pair in (pair for claim in mine for pair in self._pairs.get(claim, ())):
            if pair[1] in mine:
                on = next((one for one, by in asked.items() if by.keys() == {*pair}), None)
                yield self._shift(subject, pair, on, asked.pop(on) if on else {})
        for question, by in asked.items():
            yield self._shift(subject, list(by), question, by)

    def _shift(
        self,
        subject: Subject,
        claims: Sequence[int],
        question: Question | None,
        answers: Mapping[int, Stand],
    ) -> ShiftView:
        relations = self._against.get((claims[0], claims[1]), []) if len(claims) == 2 else []  # noqa: PLR2004 - a pair
        steps = [self._step(subject, one, answers.get(one)) for one in claims]
        steps.sort(key=lambda step: place_of(when_said(step.claim)))
        order = "dates" if surely_in_order([when_said(one.claim) for one in steps]) else "unclear"
        replacing = next((one for one in relations if one.type is RelationType.SUPERSEDES), None)
        if order == "unclear" and replacing is not None:
            order = "relation"
            new = self._teller.claim(self._told[replacing.from_id]).ref
            steps.sort(key=lambda step: step.claim.ref == new)
        return ShiftView(
            relations=[self._relation(one) for one in relations],
            question=self._question(question),
            order=order,
            steps=steps,
        )

    def _step(self, subject: Subject, number: int, answer: Stand | None) -> StepView:
        claim = self._told[number]
        self.sources |= {one.source_id for one in self._teller.appearances(claim)}
        return StepView(
            claim=self._teller.claim(claim),
            speakers=subject.voices[number],
            answer=answer.value if answer else None,
        )

    def _relation(self, one: Relation) -> ShiftRelation:
        ends = self._told[one.from_id], self._told[one.to_id]
        return ShiftRelation(
            relation=self._teller.relation(one),
            type=one.type,
            answering=self._teller.claim(ends[0]).ref,
            prediction_failed=one.type is RelationType.CONTRADICTS and prediction_failed(*ends),
            why=one.why,
            resolved=one.resolved_at is not None,
        )

    def _question(self, question: Question | None) -> ShiftQuestion | None:
        if question is None:
            return None
        return ShiftQuestion(self._teller.question(question), question.text)


def _differ(answers: Collection[Stand]) -> bool:
    """Whether two of them are answers, and not the same."""
    return len(set(answers) - {Stand.NO_POSITION}) > 1
