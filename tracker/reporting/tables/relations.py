"""The table of relations: both ends are named in every row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Relation
from tracker.reporting.describing import called, load_claims
from tracker.reporting.published import may_be_told, published_in, told_date
from tracker.reporting.tables.recorded import Recorded, recorded
from tracker.reporting.tables.table import Column, Kind, Layout, Request, Table, always, table_of
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import Review


@dataclass(frozen=True)
class RelationRow:
    """A relation with the claims at both its ends."""

    relation: Relation
    answering: Claim
    answered: Claim
    recorded: Recorded


def _end(end: str) -> tuple[Column[RelationRow], ...]:
    """What is told of the claim at one end."""

    def claim(row: RelationRow) -> Claim:
        found: Claim = getattr(row, end)
        return found

    def dated(row: RelationRow) -> bool:
        return all(told_date(claim(row), one) for one in claim(row).live_appearances)

    return (
        Column(
            f"{end}_ref",
            f"The claim {end}, in this database.",
            lambda row: f"C{claim(row).id}",
            brief=True,
            key=lambda row: claim(row).id,
        ),
        Column(f"{end}_uid", "Its permanent id.", lambda row: claim(row).uid, public=always),
        Column(
            f"{end}_speaker",
            "Its speakers by name, or by our handle.",
            lambda row: [called(one) for one in claim(row).voices],
            brief=True,
        ),
        Column(
            f"{end}_speaker_as_published",
            "Its speakers as sources gave them.",
            lambda row: published_in(claim(row), claim(row).live_appearances),
            public=always,
            brief=True,
        ),
        Column(
            f"{end}_kind",
            "What its speaker does.",
            lambda row: claim(row).kind,
            public=always,
            brief=True,
        ),
        Column(f"{end}_status", "Its life.", lambda row: claim(row).status, public=always),
        Column(
            f"{end}_said",
            "When it was said, EDTF.",
            lambda row: claim(row).said,
            public=dated,
            key=lambda row: claim(row).said_earliest or claim(row).said_latest,
        ),
        Column(
            f"{end}_text",
            "What it claims, in our words.",
            lambda row: claim(row).text,
            Kind.PROSE,
            always,
            brief=True,
            ours=True,
        ),
    )


def _matches() -> tuple[Column[RelationRow], ...]:
    return tuple(
        Column(
            f"match_{part}",
            f"The answering claim's {part} beside the other's.",
            attrgetter(f"relation.match_{part}"),
            public=always,
            brief=True,
        )
        for part in ("who", "what", "where", "when")
    )


RELATIONS = Layout(
    name="relations",
    row="what one claim does to another",
    columns=(
        Column(
            "ref",
            "The relation in this database.",
            lambda row: f"R{row.relation.id}",
            brief=True,
            key=attrgetter("relation.id"),
        ),
        Column("uid", "The relation's permanent id.", attrgetter("relation.uid"), public=always),
        *_end("answering"),
        Column(
            "type",
            "What it does to the claim answered.",
            attrgetter("relation.type"),
            public=always,
            brief=True,
        ),
        *_end("answered"),
        Column(
            "why",
            "The reason.",
            attrgetter("relation.why"),
            Kind.PROSE,
            always,
            brief=True,
            ours=True,
        ),
        *_matches(),
        Column(
            "answered_by",
            "Who set a dispute against the claim.",
            attrgetter("relation.answered_by"),
            public=always,
        ),
        Column("review", "Whether people stand behind it.", attrgetter("relation.review")),
        Column("reviewed_at", "When judged, UTC.", attrgetter("relation.reviewed_at")),
        Column("reviewed_by", "Who judged.", attrgetter("relation.reviewed_by")),
        Column(
            "resolved",
            "Whether it was settled.",
            lambda row: row.relation.resolution is not None,
            Kind.FLAG,
            always,
            brief=True,
        ),
        Column("resolution", "How.", attrgetter("relation.resolution"), Kind.PROSE),
        Column("resolved_at", "When settled, UTC.", attrgetter("relation.resolved_at")),
        Column("resolved_by", "Who settled it.", attrgetter("relation.resolved_by")),
        Column("note", "Internal.", attrgetter("relation.note"), Kind.PROSE),
        Column("recorded_at", "When first recorded, UTC.", attrgetter("recorded.at")),
        Column("recorded_by", "Who recorded it.", attrgetter("recorded.by")),
        Column("retracted_at", "When taken back, UTC.", attrgetter("relation.retracted_at")),
        Column("retracted_by", "Who took it back.", attrgetter("relation.retracted_by")),
        Column(
            "retracted_why", "Why taken back.", attrgetter("relation.retracted_why"), Kind.PROSE
        ),
    ),
    public_order=("answered_uid", "type", "uid"),
)


def relations_table(session: Session, claims: Sequence[int], wanted: Request) -> Table:
    """The live relations, of these claims if any are given; for the public, the agreed ones."""
    public = wanted.audience is Audience.PUBLIC
    query = select(Relation.id).order_by(Relation.id)
    if public or not wanted.everything:
        ends = select(Claim.id).where(
            may_be_told() if public else Claim.status != Status.RECORDED_IN_ERROR
        )
        query = query.where(
            Relation.retracted_at.is_(None),
            Relation.review == Review.AGREED if public else Relation.review != Review.REJECTED,
            Relation.from_id.in_(ends),
            Relation.to_id.in_(ends),
        )
    if claims:
        query = query.where(Relation.from_id.in_(claims) | Relation.to_id.in_(claims))

    def load(part: Sequence[int]) -> Iterator[RelationRow]:
        session.expunge_all()
        found = {
            one.id: one for one in session.scalars(select(Relation).where(Relation.id.in_(part)))
        }
        ends = {end for one in found.values() for end in (one.from_id, one.to_id)}
        loaded = load_claims(session, sorted(ends), wanted.audience)
        first = {} if public else recorded(session, [one.uid for one in found.values()])
        for number in part:
            one = found[number]
            yield RelationRow(
                one, loaded[one.from_id], loaded[one.to_id], first.get(one.uid, Recorded())
            )

    return table_of(RELATIONS, wanted, list(session.scalars(query)), load)
