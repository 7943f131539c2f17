"""That two speakers on file are one, as somebody judged."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import Retractable, Row, limited, retraction
from tracker.models.speaker import Speaker
from tracker.vocabulary.text import LINE_LIMIT

_LIVE = text("retracted_at IS NULL")


class SpeakerMerge(Retractable, Row):
    """A judgement that one speaker is another one; nothing that refers to either is rewritten."""

    __tablename__ = "speaker_merge"
    meaning = "a judgement, which can be taken back, that two speakers are one"

    kept_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id"), index=True, comment="as whom both are reported"
    )
    merged_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id"), index=True, comment="who is reported as the other one"
    )
    why: Mapped[str] = mapped_column(comment="the reason, in a sentence; internal")
    merged_by: Mapped[str] = mapped_column(comment="who judged; internal")
    merged_at: Mapped[datetime] = mapped_column(comment="when")

    kept: Mapped[Speaker] = relationship(foreign_keys=[kept_id])
    merged: Mapped[Speaker] = relationship(foreign_keys=[merged_id])

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """A speaker is merged into one other at a time."""
        return (
            CheckConstraint("kept_id <> merged_id", name="not_with_itself"),
            *retraction(),
            limited("why", LINE_LIMIT),
            Index(
                "uq_speaker_merge_live",
                "merged_id",
                unique=True,
                sqlite_where=_LIVE,
                postgresql_where=_LIVE,
            ),
        )
