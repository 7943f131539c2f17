"""What a fact-check found of a claim."""

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import DERIVED, Retractable, Row, limited, retraction
from tracker.models.claim import Claim
from tracker.vocabulary.text import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT, PROSE_LIMIT

_LIVE = text("retracted_at IS NULL")


class Verdict(Retractable, Row):
    """A rating that somebody gave a claim, and why; it is never inferred."""

    __tablename__ = "verdict"
    meaning = "a fact-check of a claim"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), comment="the claim checked")
    rating: Mapped[str] = mapped_column(comment="the verdict, in the reviewer's words")
    why: Mapped[str] = mapped_column(comment="the rationale")
    reviewer: Mapped[str] = mapped_column(comment="who checked it")
    reviewer_key: Mapped[str] = mapped_column(
        info=DERIVED, comment="reviewer, folded: each gives a claim one verdict"
    )
    decided: Mapped[str] = mapped_column(comment="when, EDTF")
    decided_earliest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="first day of decided"
    )
    decided_latest: Mapped[date | None] = mapped_column(info=DERIVED, comment="last day of decided")
    url: Mapped[str | None] = mapped_column(comment="where it was published; none: internal")

    claim: Mapped[Claim] = relationship()

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """A reviewer gives a claim one verdict."""
        return (
            *retraction(),
            limited("rating", LINE_LIMIT),
            limited("why", PROSE_LIMIT),
            limited("reviewer", NAME_LIMIT),
            limited("decided", CODE_LIMIT),
            limited("url", PROSE_LIMIT),
            Index(
                "uq_verdict_live",
                "claim_id",
                "reviewer_key",
                unique=True,
                sqlite_where=_LIVE,
                postgresql_where=_LIVE,
            ),
        )
