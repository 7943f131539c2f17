"""A answers B, in the direction it was typed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import DERIVED, Retractable, Row, limited, retraction, words
from tracker.models.claim import Claim
from tracker.vocabulary.relations import AnsweredBy, Match, RelationType, Review
from tracker.vocabulary.text import PROSE_LIMIT

_LIVE = "retracted_at IS NULL AND review <> 'rejected'"
_LINEAGE = "type IN ('repeats', 'supersedes')"


class Relation(Retractable, Row):
    """What claim A does to claim B, why, and who stands behind it."""

    __tablename__ = "relation"
    meaning = "what one claim does to another"

    from_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id"), index=True, comment="A, the claim that answers"
    )
    type: Mapped[RelationType] = mapped_column(
        words(RelationType, "type"), comment="what A does to B"
    )
    to_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id"), index=True, comment="B, the claim answered"
    )
    pair_key: Mapped[str] = mapped_column(
        info=DERIVED, comment="both claims' uids, sorted: the unordered pair"
    )
    why: Mapped[str] = mapped_column(comment="the reason, in a sentence")
    match_who: Mapped[Match | None] = mapped_column(
        words(Match, "match_who"), comment="A's parties beside B's"
    )
    match_what: Mapped[Match | None] = mapped_column(
        words(Match, "match_what"), comment="A's predicate beside B's"
    )
    match_where: Mapped[Match | None] = mapped_column(
        words(Match, "match_where"), comment="A's place beside B's"
    )
    match_when: Mapped[Match | None] = mapped_column(
        words(Match, "match_when"), comment="A's time beside B's"
    )
    answered_by: Mapped[AnsweredBy | None] = mapped_column(
        words(AnsweredBy, "answered_by"), comment="who set A against B; of disputes only"
    )
    review: Mapped[Review] = mapped_column(
        words(Review, "review"), default=Review.AGREED, comment="whether people stand behind it"
    )
    reviewed_by: Mapped[str | None] = mapped_column(comment="who judged last; internal")
    reviewed_at: Mapped[datetime | None] = mapped_column(comment="when")
    resolution: Mapped[str | None] = mapped_column(comment="how it was settled, in words")
    resolved_by: Mapped[str | None] = mapped_column(comment="who settled it; internal")
    resolved_at: Mapped[datetime | None] = mapped_column(comment="when")
    note: Mapped[str | None] = mapped_column(comment="internal, never public")

    from_claim: Mapped[Claim] = relationship(foreign_keys=[from_id])
    to_claim: Mapped[Claim] = relationship(foreign_keys=[to_id])

    @classmethod
    def rules(cls) -> tuple[object, ...]:
        """One live stance per pair; a contradiction says on what grounds it is one."""
        return (
            CheckConstraint("from_id <> to_id", name="not_with_itself"),
            CheckConstraint(
                "(match_who IS NULL) = (match_what IS NULL)"
                " AND (match_who IS NULL) = (match_where IS NULL)"
                " AND (match_who IS NULL) = (match_when IS NULL)",
                name="match_whole_or_absent",
            ),
            CheckConstraint(
                "type <> 'contradicts' OR (match_what IS NOT NULL AND match_what = 'same'"
                " AND match_who IN ('same', 'overlapping', 'narrower', 'wider')"
                " AND match_where <> 'different' AND match_when <> 'different')",
                name="contradicts_on_the_same_matter",
            ),
            CheckConstraint(
                "(type = 'disputes') = (answered_by IS NOT NULL)", name="answered_by_of_disputes"
            ),
            CheckConstraint(
                "(resolution IS NULL) = (resolved_at IS NULL)"
                " AND (resolution IS NULL) = (resolved_by IS NULL)",
                name="resolution_is_signed",
            ),
            *retraction(),
            limited("why", PROSE_LIMIT),
            limited("resolution", PROSE_LIMIT),
            limited("note", PROSE_LIMIT),
            Index(
                "uq_relation_live_stance",
                "pair_key",
                unique=True,
                sqlite_where=text(f"{_LIVE} AND NOT ({_LINEAGE})"),
                postgresql_where=text(f"{_LIVE} AND NOT ({_LINEAGE})"),
            ),
            Index(
                "uq_relation_live_lineage",
                "pair_key",
                "type",
                unique=True,
                sqlite_where=text(f"{_LIVE} AND {_LINEAGE}"),
                postgresql_where=text(f"{_LIVE} AND {_LINEAGE}"),
            ),
        )
