"""One proposition or speech act, by its speakers, on one occasion."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import DERIVED, Key, Retractable, Row, limited, retraction, words
from tracker.models.speaker import Affiliation, Speaker
from tracker.vocabulary.claims import Certainty, DateBasis, Kind, Polarity, Quantifier, Status
from tracker.vocabulary.text import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT, PROSE_LIMIT

if TYPE_CHECKING:
    from tracker.models.appearance import Appearance


class Claim(Retractable, Row):
    """What is claimed, in our words; the words published stand on its appearances."""

    __tablename__ = "claim"
    meaning = "one proposition or speech act, by its speakers, on one occasion"

    text: Mapped[str] = mapped_column(comment="what is claimed, in our words")
    kind: Mapped[Kind] = mapped_column(words(Kind, "kind"), comment="what the speaker does")
    polarity: Mapped[Polarity] = mapped_column(words(Polarity, "polarity"), comment="is or is not")
    certainty: Mapped[Certainty] = mapped_column(
        words(Certainty, "certainty"), comment="the speaker's, not ours"
    )
    denied_proposition: Mapped[str | None] = mapped_column(
        comment="what a denial literally negates"
    )
    denied_inferred: Mapped[bool] = mapped_column(comment="the denial left it to be inferred")
    said: Mapped[str | None] = mapped_column(comment="when it was said, EDTF")
    said_earliest: Mapped[date | None] = mapped_column(info=DERIVED, comment="first day of said")
    said_latest: Mapped[date | None] = mapped_column(info=DERIVED, comment="last day of said")
    said_basis: Mapped[DateBasis] = mapped_column(
        words(DateBasis, "said_basis"), comment="where the date comes from"
    )
    said_note: Mapped[str | None] = mapped_column(comment="the words it was read from")
    venue: Mapped[str | None] = mapped_column(comment="occasion and place of utterance")
    scope_who: Mapped[str | None] = mapped_column(comment="the parties it is about")
    scope_quantifier: Mapped[Quantifier | None] = mapped_column(
        words(Quantifier, "scope_quantifier"), comment="how much of the subject"
    )
    scope_what: Mapped[str | None] = mapped_column(comment="the predicate, in a few words")
    scope_where: Mapped[str | None] = mapped_column(comment="place of the matter")
    scope_when: Mapped[str | None] = mapped_column(comment="time of the matter, EDTF")
    scope_when_earliest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="first day of scope_when"
    )
    scope_when_latest: Mapped[date | None] = mapped_column(
        info=DERIVED, comment="last day of scope_when"
    )
    status: Mapped[Status] = mapped_column(
        words(Status, "status"), default=Status.CURRENT, comment="life of the claim"
    )
    note: Mapped[str | None] = mapped_column(comment="internal, never public")

    speakers: Mapped[list["ClaimSpeaker"]] = relationship(
        back_populates="owner", order_by="ClaimSpeaker.place"
    )
    topics: Mapped[list["ClaimTopic"]] = relationship(
        back_populates="owner", order_by="ClaimTopic.id"
    )
    appearances: Mapped[list["Appearance"]] = relationship(
        back_populates="claim", order_by="Appearance.place"
    )

    @property
    def live_appearances(self) -> list["Appearance"]:
        """Those that were not retracted; all of them where none is left, as after an undo."""
        live = [one for one in self.appearances if one.retracted_at is None]
        return live or self.appearances

    @property
    def voices(self) -> list[Speaker]:
        """As whom its speakers are reported: each once, even if recorded as two."""
        return list(dict.fromkeys(link.speaker.survivor for link in self.speakers))

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """What is denied is named, and only in a denial."""
        return (
            *retraction(),
            CheckConstraint(
                "(status = 'current') = (retracted_at IS NULL)", name="status_is_signed"
            ),
            CheckConstraint(
                "(kind = 'denial') = (denied_proposition IS NOT NULL)", name="denial_denies"
            ),
            CheckConstraint(
                "denied_proposition IS NOT NULL OR NOT denied_inferred", name="inferred_denial"
            ),
            limited("text", PROSE_LIMIT),
            limited("said", CODE_LIMIT),
            limited("scope_when", CODE_LIMIT),
            limited("denied_proposition", PROSE_LIMIT),
            limited("said_note", LINE_LIMIT),
            limited("venue", LINE_LIMIT),
            limited("scope_who", LINE_LIMIT),
            limited("scope_what", LINE_LIMIT),
            limited("scope_where", LINE_LIMIT),
            limited("note", PROSE_LIMIT),
        )


class ClaimSpeaker(Row):
    """One of the speakers of a claim, with the affiliation as at the time."""

    __tablename__ = "claim_speaker"
    meaning = "a claim's speaker, in order, with the affiliation as at the time"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), comment="what was said")
    place: Mapped[int] = mapped_column(comment="order, from 1")
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id"), index=True, comment="who said it"
    )
    affiliation_id: Mapped[int | None] = mapped_column(
        Key, index=True, comment="as what; one of this speaker's own"
    )

    owner: Mapped[Claim] = relationship(back_populates="speakers")
    speaker: Mapped[Speaker] = relationship(overlaps="affiliation")
    affiliation: Mapped[Affiliation | None] = relationship(overlaps="speaker")

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """The composite key refuses another speaker's affiliation."""
        return (
            UniqueConstraint("claim_id", "place"),
            UniqueConstraint("claim_id", "speaker_id"),
            ForeignKeyConstraint(
                ["affiliation_id", "speaker_id"], ["affiliation.id", "affiliation.speaker_id"]
            ),
            CheckConstraint("place >= 1", name="place"),
        )


class Topic(Row):
    """A tag for claims."""

    __tablename__ = "topic"
    meaning = "a tag for claims"

    name: Mapped[str] = mapped_column(comment="as written")
    name_key: Mapped[str] = mapped_column(
        info=DERIVED, unique=True, comment="folded: one topic per key"
    )

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """A topic has a name."""
        return (limited("name", NAME_LIMIT),)


class ClaimTopic(Row):
    """A claim carries a tag."""

    __tablename__ = "claim_topic"
    meaning = "a claim carries a tag"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), comment="the claim")
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id"), index=True, comment="the tag")

    owner: Mapped[Claim] = relationship(back_populates="topics")
    topic: Mapped[Topic] = relationship()

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """Once each."""
        return (UniqueConstraint("claim_id", "topic_id"),)
