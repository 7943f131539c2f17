"""Relations: both ends are named in every row."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from tracker.models import Claim, Relation
from tracker.reporting.describing import called, load_claims, retraction_view
from tracker.reporting.views import MatchView, RetractionView
from tracker.store.versions import version_of
from tracker.vocabulary.relations import Review


@dataclass(frozen=True)
class EndView:
    """One end of a relation, by what tells it apart."""

    ref: str
    uid: str
    speakers: list[str]
    kind: str
    status: str
    text: str


@dataclass(frozen=True)
class RelationView:
    """`answering` does `type` to `answered`, in the direction it was typed."""

    ref: str
    uid: str
    type: str
    answering: EndView
    answered: EndView
    why: str
    scope_match: MatchView | None
    answered_by: str | None
    review: str
    resolution: str | None
    retracted: RetractionView | None


@dataclass(frozen=True)
class RelationsReport:
    """Some relations out of `total`."""

    schema: str
    total: int
    relations: list[RelationView]


@dataclass(frozen=True)
class RelationReport:
    """One relation."""

    schema: str
    version: int
    relation: RelationView


def relations_report(
    session: Session, *, claims: tuple[int, ...] = (), limit: int | None, everything: bool
) -> RelationsReport:
    """List relations in the order of recording; without `everything` the live ones."""
    conditions: list[ColumnElement[bool]] = []
    if not everything:
        conditions += [Relation.retracted_at.is_(None), Relation.review != Review.REJECTED]
    if claims:
        conditions.append(Relation.from_id.in_(claims) | Relation.to_id.in_(claims))
    total = session.scalar(select(func.count()).select_from(Relation).where(*conditions)) or 0
    query = select(Relation).where(*conditions).order_by(Relation.id)
    found = list(session.scalars(query if limit is None else query.limit(limit)))
    return RelationsReport(
        schema="tracker/relations/1", total=total, relations=_views(session, found)
    )


def relation_report(session: Session, number: int) -> RelationReport:
    """One relation, whole."""
    relation = session.get_one(Relation, number)
    return RelationReport(
        schema="tracker/relation/1",
        version=version_of(session, relation),
        relation=_views(session, [relation])[0],
    )


def relations_of(session: Session, claim: int) -> list[RelationView]:
    """The live relations of a claim, in both directions."""
    return relations_report(session, claims=(claim,), limit=None, everything=False).relations


def _views(session: Session, relations: list[Relation]) -> list[RelationView]:
    ends = {end for one in relations for end in (one.from_id, one.to_id)}
    loaded = load_claims(session, sorted(ends))
    return [
        RelationView(
            ref=f"R{one.id}",
            uid=str(one.uid),
            type=one.type,
            answering=_end(loaded[one.from_id]),
            answered=_end(loaded[one.to_id]),
            why=one.why,
            scope_match=_match(one),
            answered_by=one.answered_by,
            review=one.review,
            resolution=one.resolution,
            retracted=retraction_view(one),
        )
        for one in relations
    ]


def _match(relation: Relation) -> MatchView | None:
    if (
        relation.match_who is None
        or relation.match_what is None
        or relation.match_where is None
        or relation.match_when is None
    ):
        return None
    return MatchView(
        relation.match_who, relation.match_what, relation.match_where, relation.match_when
    )


def _end(claim: Claim) -> EndView:
    return EndView(
        ref=f"C{claim.id}",
        uid=str(claim.uid),
        speakers=[called(one) for one in claim.voices],
        kind=claim.kind,
        status=claim.status,
        text=claim.text,
    )
