"""A contested question, and what claims answer to it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import DERIVED, Retractable, Row, limited, retraction, words
from tracker.models.claim import Claim
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.text import LINE_LIMIT, PROSE_LIMIT

_LIVE = text("retracted_at IS NULL")


class Question(Retractable, Row):
    """What people disagree on, put so that yes and no are answers."""

    __tablename__ = "question"
    meaning = "a contested question"

    text: Mapped[str] = mapped_column(comment="the question, as a sentence")
    text_key: Mapped[str] = mapped_column(info=DERIVED, comment="text, folded: asked once")
    note: Mapped[str | None] = mapped_column(comment="internal, never public")

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """A question in force stands once."""
        return (
            *retraction(),
            limited("text", LINE_LIMIT),
            limited("note", PROSE_LIMIT),
            Index(
                "uq_question_live",
                "text_key",
                unique=True,
                sqlite_where=_LIVE,
                postgresql_where=_LIVE,
            ),
        )


class Position(Retractable, Row):
    """What a claim answers to a question, as somebody read it."""

    __tablename__ = "position"
    meaning = "a claim's answer to a contested question"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), comment="the claim that answers")
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id"), index=True, comment="the question answered"
    )
    answer: Mapped[Stand] = mapped_column(words(Stand, "answer"), comment="what it answers")
    why: Mapped[str | None] = mapped_column(comment="the reason, in a sentence")
    judged_by: Mapped[str | None] = mapped_column(comment="who read it so; internal")
    judged_at: Mapped[datetime | None] = mapped_column(comment="when")

    claim: Mapped[Claim] = relationship()
    question: Mapped[Question] = relationship()

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """A claim answers a question once."""
        return (
            *retraction(),
            limited("why", PROSE_LIMIT),
            Index(
                "uq_position_live",
                "claim_id",
                "question_id",
                unique=True,
                sqlite_where=_LIVE,
                postgresql_where=_LIVE,
            ),
        )
