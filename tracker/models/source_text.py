"""What a source says, word for word, as it was captured on a day."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import DIGESTED, Retractable, Row, limited, retraction, words
from tracker.models.source import Source
from tracker.vocabulary.quotations import TEXT_LIMIT, MediaType


class SourceText(Retractable, Row):
    """One captured text of a source; anchors count code points in exactly this text."""

    __tablename__ = "source_text"
    meaning = "one captured text of a source"

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True, comment="of what")
    sha256: Mapped[str] = mapped_column(comment="of the text in UTF-8")
    media_type: Mapped[MediaType] = mapped_column(
        words(MediaType, "media_type"), comment="what it was taken from"
    )
    captured_at: Mapped[datetime] = mapped_column(comment="when, UTC")
    text: Mapped[str] = mapped_column(
        deferred=True, info=DIGESTED, comment="exactly as extracted: not trimmed, not normalized"
    )

    source: Mapped[Source] = relationship()

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """A text stands on file once for its source."""
        return (
            *retraction(),
            CheckConstraint("length(sha256) = 64", name="digest_length"),
            limited("text", TEXT_LIMIT),
            Index(
                "uq_source_text_live",
                "source_id",
                "sha256",
                unique=True,
                sqlite_where=text("retracted_at IS NULL"),
                postgresql_where=text("retracted_at IS NULL"),
            ),
        )
