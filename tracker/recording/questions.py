"""Records contested questions, and what claims answer to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Claim, Position, Question
from tracker.recording.retracting import retract
from tracker.relating.standing import sideless
from tracker.store.history import Author
from tracker.store.state import State, Writer
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.text import fold


@dataclass(frozen=True)
class Taken:
    """A position as it stands, and the answer before; None where there was none."""

    position: Position
    before: Stand | None


def record_question(session: Session, text: str, note: str | None = None) -> Question:
    """Put a question on file.

    Raises:
        RefusedError: it stands already.
    """
    _check_new(session, text)
    made = Writer(session).add("question", {"uid": str(uuid4()), "text": text, "note": note})
    session.flush()
    return session.get_one(Question, made.id)


def edit_question(session: Session, question: Question, given: State) -> None:
    """Give a question other words, or another note; its positions stay.

    Args:
        session: a writing session.
        question: to change.
        given: `text` and `note`, as far as they change.

    Raises:
        RefusedError: another question has these words.
    """
    if "text" in given:
        _check_new(session, given["text"], besides=question)
    Writer(session).change(question, given)


def take_position(
    session: Session,
    claim: Claim,
    question: Question,
    answer: Stand,
    *,
    author: Author,
    why: str | None = None,
) -> Taken:
    """Record what a claim answers to a question; a new answer takes the place of the last.

    Raises:
        RefusedError: a no comment or no knowledge takes no side.
    """
    fault = sideless(claim, answer, f"C{claim.id}")
    if fault is not None:
        raise RefusedError(*fault)
    standing = position_of(session, claim, question)
    judged: State = {
        "answer": answer,
        "why": why,
        "judged_by": author.who,
        "judged_at": author.clock().isoformat(),
    }
    writer = Writer(session)
    if standing is not None:
        before = standing.answer
        if before is not answer or why not in {None, standing.why}:
            kept = {} if why is not None or before is not answer else {"why": standing.why}
            writer.change(standing, judged | kept)
        return Taken(standing, before)
    state = {"uid": str(uuid4()), "claim": str(claim.uid), "question": str(question.uid), **judged}
    made = writer.add("position", state)
    session.flush()
    return Taken(session.get_one(Position, made.id), None)


def drop_position(session: Session, claim: Claim, question: Question, author: Author) -> Stand:
    """Take a position back, and give the answer it was.

    Raises:
        RefusedError: the claim has none on the question.
    """
    standing = position_of(session, claim, question)
    if standing is None:
        raise RefusedError(
            f"C{claim.id} has no position on Q{question.id}",
            f"see: tracker question show Q{question.id}",
        )
    retract(session, standing, author)
    return standing.answer


def position_of(session: Session, claim: Claim, question: Question) -> Position | None:
    """The position in force of a claim on a question."""
    return session.scalars(
        select(Position).where(
            Position.claim_id == claim.id,
            Position.question_id == question.id,
            Position.retracted_at.is_(None),
        )
    ).one_or_none()


def questions_like(session: Session, text: str) -> Sequence[Question]:
    """The questions in force that are put in these words, whatever their case and accents."""
    query = select(Question).where(Question.text_key == fold(text), Question.retracted_at.is_(None))
    return session.scalars(query).all()


def _check_new(session: Session, text: str, besides: Question | None = None) -> None:
    for found in questions_like(session, text):
        if found is not besides:
            raise RefusedError(
                f"Q{found.id} asks this already: {found.text}",
                f"take it: tracker position C6 Q{found.id} yes",
            )
