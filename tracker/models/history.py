"""What changed, when and by whom: append-only, one chain of digests per record."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import Row, limited
from tracker.vocabulary.text import LINE_LIMIT, PROSE_LIMIT


class Change(Row):
    """One command's worth of change."""

    __tablename__ = "change"
    meaning = "one command's worth of change"

    who: Mapped[str] = mapped_column(comment="who gave the command; internal")
    at: Mapped[datetime] = mapped_column(index=True, comment="when, UTC")
    command: Mapped[str] = mapped_column(comment="the command's name, never its arguments")
    why: Mapped[str | None] = mapped_column(comment="the reason given")
    undoes_id: Mapped[int | None] = mapped_column(
        ForeignKey("change.id"), unique=True, comment="the change this one reverts"
    )

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """Signed."""
        return (
            limited("who", LINE_LIMIT),
            limited("command", LINE_LIMIT),
            limited("why", PROSE_LIMIT),
        )


class Revision(Row):
    """One record's new state. `digest` = sha256(salt, payload).

    `link` = sha256(link of the record's previous revision, record uid, version, digest).
    Purging sets payload and salt to NULL; the chain still verifies then. Only what a later
    revision replaced is purged: the last one vouches for the row, which holds the same text.
    """

    __tablename__ = "revision"
    meaning = "one record's new state in a change"

    change_id: Mapped[int] = mapped_column(
        ForeignKey("change.id"), index=True, comment="in which change"
    )
    record_table: Mapped[str] = mapped_column(comment="table of the record")
    record_uid: Mapped[UUID] = mapped_column(Uuid, comment="uid of the record")
    version: Mapped[int] = mapped_column(comment="from 1, per record")
    payload: Mapped[str | None] = mapped_column(
        comment="the row with its link rows, canonical JSON; NULL when purged"
    )
    salt: Mapped[str | None] = mapped_column(comment="hexadecimal; NULL when purged")
    digest: Mapped[str] = mapped_column(comment="sha256 of salt and payload")
    link: Mapped[str] = mapped_column(comment="sha256 that ties it to the previous revision")

    change: Mapped[Change] = relationship()

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """No version twice: this is also the check for an edit underneath."""
        return (
            UniqueConstraint("record_uid", "version"),
            CheckConstraint("version >= 1", name="version"),
            CheckConstraint("(payload IS NULL) = (salt IS NULL)", name="purged_whole"),
        )


class FileRecord(Row):
    """What a claim file last said about a record: the base of a three-way comparison.

    Only salted digests, so a purged text leaves nothing readable here.
    """

    __tablename__ = "file_record"
    meaning = "what a claim file last said about a record, as salted digests"

    file_id: Mapped[str] = mapped_column(comment="the id written in the claim file")
    record_table: Mapped[str] = mapped_column(comment="table of the record")
    record_uid: Mapped[UUID] = mapped_column(Uuid, comment="uid of the record")
    salt: Mapped[str] = mapped_column(comment="hexadecimal")
    digests: Mapped[str] = mapped_column(comment="field to salted digest, canonical JSON")

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """One base per file and record."""
        return (UniqueConstraint("file_id", "record_uid"), limited("file_id", LINE_LIMIT))
