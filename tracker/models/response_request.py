"""The right of reply: who was asked what, by when, and what came of it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import DERIVED, Retractable, Row, limited, retraction, words
from tracker.models.claim import Claim
from tracker.models.question import Question
from tracker.models.source import Source
from tracker.models.speaker import Speaker
from tracker.vocabulary.responses import Outcome
from tracker.vocabulary.text import CODE_LIMIT, NAME_LIMIT, PROSE_LIMIT


class ResponseRequest(Retractable, Row):
    """A request for a response, by us or as a source reports it; it is never inferred."""

    __tablename__ = "response_request"
    meaning = "a request for a response to a claim or a question"

    party_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id"), index=True, comment="who was asked"
    )
    claim_id: Mapped[int | None] = mapped_column(
        ForeignKey("claim.id"), index=True, comment="the claim to respond to"
    )
    question_id: Mapped[int | None] = mapped_column(
        ForeignKey("question.id"), index=True, comment="else the question"
    )
    source_id: Mapped[int | None] = mapped_column(
        ForeignKey("source.id"), index=True, comment="the source that reports it; none: our own"
    )
    asked: Mapped[str | None] = mapped_column(comment="what was asked, in words")
    asked_on: Mapped[str] = mapped_column(comment="when, EDTF")
    asked_on_earliest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="first day of asked_on"
    )
    asked_on_latest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="last day of asked_on"
    )
    channel: Mapped[str | None] = mapped_column(comment="how it was put, such as by e-mail")
    deadline: Mapped[str | None] = mapped_column(comment="until when an answer was asked for, EDTF")
    deadline_earliest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="first day of deadline"
    )
    deadline_latest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="last day of deadline"
    )
    outcome: Mapped[Outcome | None] = mapped_column(
        words(Outcome, "outcome"), comment="what came of it; none: open"
    )
    outcome_on: Mapped[str | None] = mapped_column(comment="when that was so, EDTF")
    outcome_on_earliest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="first day of outcome_on"
    )
    outcome_on_latest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="last day of outcome_on"
    )
    answer_id: Mapped[int | None] = mapped_column(
        ForeignKey("claim.id"), index=True, comment="the claim that holds the answer"
    )
    note: Mapped[str | None] = mapped_column(comment="internal, never public")

    party: Mapped[Speaker] = relationship()
    claim: Mapped[Claim | None] = relationship(foreign_keys=[claim_id])
    question: Mapped[Question | None] = relationship()
    source: Mapped[Source | None] = relationship()
    answer: Mapped[Claim | None] = relationship(foreign_keys=[answer_id])

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """It is about one thing; what came of it has a day, and an answer is an outcome."""
        return (
            CheckConstraint("(claim_id IS NULL) <> (question_id IS NULL)", name="about_one_thing"),
            CheckConstraint("(outcome IS NULL) = (outcome_on IS NULL)", name="outcome_has_a_day"),
            CheckConstraint(
                "answer_id IS NULL OR (outcome IS NOT NULL AND outcome <> 'no_response')",
                name="answer_is_an_outcome",
            ),
            *retraction(),
            limited("asked", PROSE_LIMIT),
            limited("asked_on", CODE_LIMIT),
            limited("channel", NAME_LIMIT),
            limited("deadline", CODE_LIMIT),
            limited("outcome_on", CODE_LIMIT),
            limited("note", PROSE_LIMIT),
        )
