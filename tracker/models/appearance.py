"""Where and how one source carries a claim, and what it tells the reader about the speaker."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import Retractable, Row, limited, retraction, words
from tracker.models.claim import Claim
from tracker.models.source import Source
from tracker.models.source_text import SourceText
from tracker.models.speaker import Speaker
from tracker.vocabulary.anonymity import (
    AnonymityOrigin,
    AnonymityReason,
    GroundRule,
    Identification,
    NewsroomKnowledge,
)
from tracker.vocabulary.claims import Basis, Form, Translation
from tracker.vocabulary.quotations import Verification
from tracker.vocabulary.sources import RelayRole
from tracker.vocabulary.text import CODE_LIMIT, LINE_LIMIT, PROSE_LIMIT


class Appearance(Retractable, Row):
    """One source carries one claim. Anonymity hangs here: it is what this source printed."""

    __tablename__ = "appearance"
    meaning = "where and how one source carries a claim"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), comment="what is carried")
    place: Mapped[int] = mapped_column(comment="order, from 1: C6.2 is the second")
    source_id: Mapped[int] = mapped_column(
        ForeignKey("source.id"), index=True, comment="what carries it"
    )
    form: Mapped[Form] = mapped_column(words(Form, "form"), comment="how it is carried")
    quote: Mapped[str | None] = mapped_column(comment="the speaker's words, byte for byte")
    editorial_marks: Mapped[str | None] = mapped_column(
        comment="brackets, ellipses, sic: what the publication did to the quote"
    )
    locator: Mapped[str | None] = mapped_column(comment="page, paragraph, minute, row")
    language: Mapped[str | None] = mapped_column(comment="of the text we hold, BCP 47")
    original_language: Mapped[str] = mapped_column(comment="as spoken, BCP 47; und if not stated")
    translation: Mapped[Translation | None] = mapped_column(
        words(Translation, "translation"), comment="who translated"
    )
    basis: Mapped[Basis | None] = mapped_column(
        words(Basis, "basis"), comment="how the speaker knows"
    )
    attribution_ambiguous: Mapped[bool] = mapped_column(
        comment="cannot tell whether speaker or publication is talking"
    )
    identification: Mapped[Identification | None] = mapped_column(
        words(Identification, "identification"), comment="what the reader is given"
    )
    descriptor: Mapped[str | None] = mapped_column(comment="the speaker as published")
    anonymity_origin: Mapped[AnonymityOrigin | None] = mapped_column(
        words(AnonymityOrigin, "anonymity_origin"), comment="who wanted the speaker unnamed"
    )
    anonymity_reason: Mapped[AnonymityReason | None] = mapped_column(
        words(AnonymityReason, "anonymity_reason"), comment="why unnamed"
    )
    anonymity_reason_published: Mapped[str | None] = mapped_column(comment="the words printed")
    ground_rule: Mapped[GroundRule] = mapped_column(
        words(GroundRule, "ground_rule"), comment="terms agreed with the speaker"
    )
    terms_note: Mapped[str | None] = mapped_column(comment="what was actually agreed; internal")
    known_to_newsroom: Mapped[NewsroomKnowledge | None] = mapped_column(
        words(NewsroomKnowledge, "known_to_newsroom"), comment="a level, never names; internal"
    )
    approved_by_role: Mapped[str | None] = mapped_column(comment="role, never a name; internal")
    approved_on: Mapped[date | None] = mapped_column(comment="internal")
    note: Mapped[str | None] = mapped_column(comment="internal, never public")
    verification: Mapped[Verification | None] = mapped_column(
        words(Verification, "verification"), comment="how the quote was found; NULL: never checked"
    )
    anchor_text_id: Mapped[int | None] = mapped_column(
        ForeignKey("source_text.id"), index=True, comment="the text the quote was looked for in"
    )
    anchor_start: Mapped[int | None] = mapped_column(comment="its first code point, from 0")
    anchor_end: Mapped[int | None] = mapped_column(comment="the code point after its last")
    anchor_prefix: Mapped[str | None] = mapped_column(comment="the words before it")
    anchor_suffix: Mapped[str | None] = mapped_column(comment="the words after it")

    claim: Mapped[Claim] = relationship(back_populates="appearances")
    source: Mapped[Source] = relationship()
    anchor_text: Mapped[SourceText | None] = relationship()
    relays: Mapped[list["Relay"]] = relationship(back_populates="owner", order_by="Relay.place")

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """Quotation marks need a quote, narration has no speaker to identify."""
        return (
            *retraction(),
            UniqueConstraint("claim_id", "place"),
            CheckConstraint("place >= 1", name="place"),
            CheckConstraint(
                "(form IN ('quote', 'partial_quote')) = (quote IS NOT NULL)", name="form_of_quote"
            ),
            CheckConstraint(
                "(form = 'narration') = (identification IS NULL)",
                name="narration_identifies_nobody",
            ),
            CheckConstraint(
                "(identification IS NOT NULL AND identification <> 'named')"
                " OR (anonymity_origin IS NULL AND anonymity_reason IS NULL"
                " AND anonymity_reason_published IS NULL)",
                name="anonymity_of_the_unnamed",
            ),
            CheckConstraint(
                "(anonymity_origin IS NULL) = (anonymity_reason IS NULL)",
                name="anonymity_origin_and_reason",
            ),
            CheckConstraint(
                "identification <> 'described' OR descriptor IS NOT NULL",
                name="described_has_descriptor",
            ),
            CheckConstraint(
                "(verification IS NULL) = (anchor_text_id IS NULL)"
                " AND (verification IS NULL OR quote IS NOT NULL)",
                name="verified_quote",
            ),
            CheckConstraint(
                "(verification IS NOT NULL AND verification <> 'unverified')"
                " = (anchor_start IS NOT NULL)"
                " AND (anchor_start IS NULL) = (anchor_end IS NULL)"
                " AND (anchor_start IS NULL) = (anchor_prefix IS NULL)"
                " AND (anchor_start IS NULL) = (anchor_suffix IS NULL)",
                name="anchor_is_whole",
            ),
            CheckConstraint("anchor_start >= 0 AND anchor_end > anchor_start", name="anchor_range"),
            CheckConstraint(
                f"length(anchor_prefix) <= {CODE_LIMIT} AND length(anchor_suffix) <= {CODE_LIMIT}",
                name="anchor_context",
            ),
            limited("language", CODE_LIMIT),
            limited("original_language", CODE_LIMIT),
            limited("quote", PROSE_LIMIT),
            limited("editorial_marks", PROSE_LIMIT),
            limited("locator", LINE_LIMIT),
            limited("descriptor", LINE_LIMIT),
            limited("anonymity_reason_published", LINE_LIMIT),
            limited("terms_note", PROSE_LIMIT),
            limited("approved_by_role", LINE_LIMIT),
            limited("note", PROSE_LIMIT),
        )


class Relay(Row):
    """One hop between the speaker and the source; neither named: a hop nobody stated."""

    __tablename__ = "relay"
    meaning = "one ordered hop between speaker and source"

    appearance_id: Mapped[int] = mapped_column(
        ForeignKey("appearance.id"), comment="on the way to which appearance"
    )
    place: Mapped[int] = mapped_column(comment="order from the speaker, from 1")
    speaker_id: Mapped[int | None] = mapped_column(
        ForeignKey("speaker.id"), index=True, comment="who relayed it"
    )
    source_id: Mapped[int | None] = mapped_column(
        ForeignKey("source.id"), index=True, comment="in what it was relayed"
    )
    role: Mapped[RelayRole] = mapped_column(words(RelayRole, "role"), comment="what the hop did")
    inferred: Mapped[bool] = mapped_column(comment="not stated in the source")

    owner: Mapped[Appearance] = relationship(back_populates="relays")
    speaker: Mapped[Speaker | None] = relationship()
    source: Mapped[Source | None] = relationship()

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """No hop twice."""
        return (
            UniqueConstraint("appearance_id", "place"),
            UniqueConstraint("appearance_id", "speaker_id"),
            UniqueConstraint("appearance_id", "source_id"),
            CheckConstraint("place >= 1", name="place"),
        )
