"""Who or what can say something, employ or publish."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import DERIVED, Key, Retractable, Row, limited, retraction, words
from tracker.vocabulary.speakers import Naming, SpeakerType
from tracker.vocabulary.text import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT, PROSE_LIMIT

if TYPE_CHECKING:
    from tracker.models.source import Source
    from tracker.models.speaker_merge import SpeakerMerge


class Speaker(Retractable, Row):
    """A person, group, organization, document or publication."""

    __tablename__ = "speaker"
    meaning = "who or what can say something, employ or publish"

    type: Mapped[SpeakerType] = mapped_column(
        words(SpeakerType, "type"), comment="what kind of speaker"
    )
    naming: Mapped[Naming] = mapped_column(
        words(Naming, "naming"), comment="whether a name exists; an unnamed speaker has none"
    )
    name: Mapped[str | None] = mapped_column(comment="as written; NULL exactly if unnamed")
    name_key: Mapped[str | None] = mapped_column(
        info=DERIVED, index=True, comment="name, folded for look-up"
    )
    descriptor: Mapped[str | None] = mapped_column(comment="our handle, for lists; never a name")
    head_count: Mapped[int | None] = mapped_column(
        comment="people in a group; NULL if not a group or not stated"
    )
    revealed_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("source.id", use_alter=True),
        index=True,
        comment="the source that first named a speaker recorded without a name",
    )
    note: Mapped[str | None] = mapped_column(comment="internal, never public")

    names: Mapped[list["SpeakerName"]] = relationship(
        back_populates="owner", order_by="SpeakerName.id"
    )
    identifiers: Mapped[list["SpeakerIdentifier"]] = relationship(
        back_populates="owner", order_by="SpeakerIdentifier.id"
    )
    revealed_in: Mapped["Source | None"] = relationship(
        foreign_keys=[revealed_in_id], viewonly=True, lazy="selectin"
    )
    """Loaded at once: what the public may read of a revealed speaker depends on it."""
    merge: Mapped["SpeakerMerge | None"] = relationship(
        primaryjoin="and_(foreign(SpeakerMerge.merged_id) == Speaker.id,"
        " SpeakerMerge.retracted_at.is_(None))",
        uselist=False,
        viewonly=True,
        lazy="selectin",
    )
    """Loaded at once: who a speaker is depends on it."""

    @property
    def survivor(self) -> "Speaker":
        """As whom the speaker is reported: itself, or whom it was merged into in the end."""
        found = self
        while found.merge is not None:
            found = found.merge.kept
        return found

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """An unnamed speaker has no name, and everybody has something to be called by."""
        return (
            *retraction(),
            UniqueConstraint("id", "naming"),
            CheckConstraint("revealed_in_id IS NULL OR naming = 'named'", name="revealed_is_named"),
            CheckConstraint("(naming = 'unnamed') = (name IS NULL)", name="unnamed_has_no_name"),
            CheckConstraint("(name IS NULL) = (name_key IS NULL)", name="name_key_follows_name"),
            CheckConstraint(
                "name IS NOT NULL OR descriptor IS NOT NULL", name="has_name_or_descriptor"
            ),
            CheckConstraint(
                "head_count IS NULL OR (type = 'group' AND head_count >= 1)",
                name="head_count_of_groups",
            ),
            limited("name", NAME_LIMIT),
            limited("descriptor", LINE_LIMIT),
            limited("note", PROSE_LIMIT),
        )


class SpeakerName(Row):
    """An alias or another script of a speaker that has a name."""

    __tablename__ = "speaker_name"
    meaning = "an alias or other script of a named speaker"

    speaker_id: Mapped[int] = mapped_column(Key, comment="whose name it is")
    naming: Mapped[Naming] = mapped_column(
        words(Naming, "naming"), comment="the speaker's, so that a key refuses unnamed speakers"
    )
    name: Mapped[str] = mapped_column(comment="as written")
    name_key: Mapped[str] = mapped_column(info=DERIVED, index=True, comment="folded for look-up")

    owner: Mapped[Speaker] = relationship(back_populates="names")

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """The composite key carries the speaker's naming into the CHECK."""
        return (
            ForeignKeyConstraint(["speaker_id", "naming"], ["speaker.id", "speaker.naming"]),
            CheckConstraint("naming <> 'unnamed'", name="unnamed_has_no_alias"),
            UniqueConstraint("speaker_id", "name"),
            limited("name", NAME_LIMIT),
        )


class SpeakerIdentifier(Row):
    """A public identifier, such as Wikidata or ROR; only for the named."""

    __tablename__ = "speaker_identifier"
    meaning = "a public identifier of a named speaker"

    speaker_id: Mapped[int] = mapped_column(Key, comment="whose identifier it is")
    naming: Mapped[Naming] = mapped_column(
        words(Naming, "naming"), comment="the speaker's, so that a key refuses the others"
    )
    scheme: Mapped[str] = mapped_column(comment="wikidata, ror, orcid, isni, lei or url")
    value: Mapped[str] = mapped_column(comment="as the scheme writes it")

    owner: Mapped[Speaker] = relationship(back_populates="identifiers")

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """Neither an unnamed nor a pseudonymous speaker has an identifier."""
        return (
            ForeignKeyConstraint(["speaker_id", "naming"], ["speaker.id", "speaker.naming"]),
            CheckConstraint("naming = 'named'", name="only_named_have_identifiers"),
            CheckConstraint(
                "scheme IN ('wikidata', 'ror', 'orcid', 'isni', 'lei', 'url')", name="scheme"
            ),
            UniqueConstraint("speaker_id", "scheme", "value"),
            limited("value", LINE_LIMIT),
        )


class Affiliation(Retractable, Row):
    """A speaker's role in an organization, as stated and as of then."""

    __tablename__ = "affiliation"
    meaning = "speaker and organization, with role and period, as stated in a source"

    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id"), index=True, comment="who is affiliated"
    )
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("speaker.id"), index=True, comment="with whom, where that is known"
    )
    described: Mapped[str | None] = mapped_column(comment="with whom, where only described")
    role: Mapped[str | None] = mapped_column(comment="as what")
    country: Mapped[str | None] = mapped_column(comment="ISO 3166-1 alpha-2")
    place: Mapped[str | None] = mapped_column(comment="where, in words")
    valid: Mapped[str | None] = mapped_column(comment="EDTF period")
    valid_earliest: Mapped[date | None] = mapped_column(info=DERIVED, comment="first day of valid")
    valid_latest: Mapped[date | None] = mapped_column(info=DERIVED, comment="last day of valid")
    uncertain: Mapped[bool] = mapped_column(comment="the source can be read two ways")
    note: Mapped[str | None] = mapped_column(comment="internal, never public")

    speaker: Mapped[Speaker] = relationship(foreign_keys=[speaker_id])
    organization: Mapped[Speaker | None] = relationship(foreign_keys=[organization_id])

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """Exactly one of organization and described."""
        return (
            *retraction(),
            UniqueConstraint("id", "speaker_id"),
            CheckConstraint(
                "(organization_id IS NULL) <> (described IS NULL)", name="organization_or_described"
            ),
            CheckConstraint(
                "organization_id IS NULL OR organization_id <> speaker_id", name="not_with_itself"
            ),
            CheckConstraint("length(country) = 2 AND country = upper(country)", name="country"),
            limited("valid", CODE_LIMIT),
            limited("described", LINE_LIMIT),
            limited("role", LINE_LIMIT),
            limited("place", LINE_LIMIT),
            limited("note", PROSE_LIMIT),
        )
