"""What every table shares: keys, constraint names, column types."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Enum,
    Identity,
    Integer,
    MetaData,
    Text,
    Uuid,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from tracker.vocabulary.text import LINE_LIMIT

DERIVED = {"derived": True}
"""Marks a column computed from others: no fact, so no part of a record's state."""

DIGESTED = {"digested": "sha256"}
"""Marks a column that its digest stands for in a record's state, with that column's name."""

Key = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """A point in time, always UTC and always aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; SQLite keeps no zone, so it is the only one stored."""
        if value is None:
            return None
        aware = value.astimezone(UTC)
        return aware.replace(tzinfo=None) if dialect.name == "sqlite" else aware

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """Give back what was stored, with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The declarative base; every constraint has a name, so a migration can drop it."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar = {str: Text, datetime: Moment, date: Date}


class Row(Base):
    """A row with a number that stays inside this database and a uid that travels."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(
        Key,
        Identity(),
        primary_key=True,
        sort_order=-2,
        comment="number inside this database, never reused",
    )
    uid: Mapped[UUID] = mapped_column(
        Uuid, unique=True, default=uuid4, sort_order=-1, comment="permanent, made by the client"
    )

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[object, ...]:
        """AUTOINCREMENT on SQLite: the number of a lost row is never given again."""
        return (*cls.rules(), {"sqlite_autoincrement": True, "comment": cls.meaning})

    meaning: ClassVar[str]

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """Constraints and indexes of the table."""
        return ()


class Retractable:
    """A record that can be taken back, never deleted: by whom, when and why."""

    retracted_by: Mapped[str | None] = mapped_column(
        sort_order=1, comment="who took it back; internal"
    )
    retracted_at: Mapped[datetime | None] = mapped_column(sort_order=1, comment="when")
    retracted_why: Mapped[str | None] = mapped_column(sort_order=1, comment="why; internal")


def retraction() -> tuple[CheckConstraint, CheckConstraint]:
    """CHECKs that a retraction is signed and says why."""
    return (
        CheckConstraint(
            "(retracted_at IS NULL) = (retracted_by IS NULL)"
            " AND (retracted_at IS NULL) = (retracted_why IS NULL)",
            name="retraction_is_signed",
        ),
        limited("retracted_why", LINE_LIMIT),
    )


def words(vocabulary: type[StrEnum], column: str) -> Enum:
    """A column type for a closed word list: text with a CHECK, no native enum."""
    return Enum(
        vocabulary,
        name=column,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


def limited(column: str, limit: int) -> CheckConstraint:
    """A CHECK that a text is neither empty nor longer than `limit` code points."""
    return CheckConstraint(
        f"length({column}) BETWEEN 1 AND {limit}",
        name=f"{column}_length",
        info={"told": f"{column} is empty or longer than {limit:,} characters"},
    )
