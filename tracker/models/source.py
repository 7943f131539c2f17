"""What we read, or what something we read cites."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import DERIVED, Retractable, Row, limited, retraction, words
from tracker.models.speaker import Speaker
from tracker.vocabulary.claims import DateBasis
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.text import CODE_LIMIT, LINE_LIMIT, PROSE_LIMIT


class Source(Retractable, Row):
    """An article, document, dataset, speech … that carries or relays claims."""

    __tablename__ = "source"
    meaning = "something we read or that was cited"

    type: Mapped[SourceType] = mapped_column(words(SourceType, "type"), comment="CSL item type")
    title: Mapped[str | None] = mapped_column(comment="as published")
    byline: Mapped[str | None] = mapped_column(comment="as published")
    outlet_id: Mapped[int | None] = mapped_column(
        ForeignKey("speaker.id"), index=True, comment="who published it; speaks in its narration"
    )
    language: Mapped[str | None] = mapped_column(comment="BCP 47")
    published: Mapped[str | None] = mapped_column(comment="EDTF")
    published_earliest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="first day of published"
    )
    published_latest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="last day of published"
    )
    published_basis: Mapped[DateBasis | None] = mapped_column(
        words(DateBasis, "published_basis"), comment="where the date comes from"
    )
    url: Mapped[str | None] = mapped_column(comment="where it was published")
    archived_url: Mapped[str | None] = mapped_column(comment="where a copy is kept")
    text_sha256: Mapped[str | None] = mapped_column(comment="of the text it was coded from")
    read: Mapped[bool] = mapped_column(comment="read by us, not only cited")
    note: Mapped[str | None] = mapped_column(comment="internal, never public")

    outlet: Mapped[Speaker | None] = relationship(foreign_keys=[outlet_id])

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """A source can be told apart from the next one."""
        return (
            *retraction(),
            CheckConstraint(
                "title IS NOT NULL OR outlet_id IS NOT NULL OR url IS NOT NULL"
                " OR published IS NOT NULL OR text_sha256 IS NOT NULL",
                name="can_be_told_apart",
            ),
            CheckConstraint(
                "(published IS NULL) = (published_basis IS NULL)", name="date_has_basis"
            ),
            CheckConstraint("length(text_sha256) = 64", name="text_sha256_length"),
            limited("published", CODE_LIMIT),
            limited("language", CODE_LIMIT),
            limited("title", LINE_LIMIT),
            limited("byline", LINE_LIMIT),
            limited("url", PROSE_LIMIT),
            limited("archived_url", PROSE_LIMIT),
            limited("note", PROSE_LIMIT),
        )
