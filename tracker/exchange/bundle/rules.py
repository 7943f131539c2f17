"""What two databases hold, each by the rules, must keep them together as well."""

from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session, aliased, joinedload

from tracker.errors import ChangeForbiddenError
from tracker.exchange.bundle.shape import forms
from tracker.exchange.bundle.staging import Staged
from tracker.models import Claim, Position, Relation, SpeakerMerge
from tracker.recording.dependence import check_leaning
from tracker.relating.standing import check_position, check_relation, check_speakers
from tracker.store.merges import family
from tracker.vocabulary.relations import RelationType, Review

_AT_ONCE = 200


def check_rules(session: Session, staged: Staged, *, filled: bool) -> None:
    """Refuse relations and positions that their claims forbid, and what leans on the retracted.

    Args:
        session: of the database, as imported.
        staged: the bundle.
        filled: whether the database held something before; else all relations are looked at.

    Raises:
        LeansOnRetractedError: names both.
        ChangeForbiddenError: names the relation or the position, and the rule.
    """
    if not filled:
        # Who published a source is corrected without a look at what leaned on it: a database
        # that is whole is taken as it is in that.
        _check_relations(session, true(), origins=False)
        _check_positions(session, true())
        return
    check_leaning(session, _touched(session, staged))
    _check_relations(session, _beside(staged, "relation"), origins=True)
    _check_positions(session, _beside(staged, "position"))
    merge = staged.tables["speaker_merge"]
    judged = select(SpeakerMerge).join(merge, merge.c.uid == SpeakerMerge.uid)
    judged = judged.where(merge.c.taken, SpeakerMerge.retracted_at.is_(None))
    for one in session.scalars(judged).all():
        check_speakers(session, family(session, [one.kept_id]))


def _touched(session: Session, staged: Staged) -> set[UUID]:
    touched: set[UUID] = set()
    for name, table in staged.tables.items():
        if "retracted_at" in table.c and forms()[name].is_record:
            touched.update(session.scalars(select(table.c.uid).where(table.c.taken)))
    return touched


def _beside(staged: Staged, table: str) -> ColumnElement[bool]:
    """Whether a relation or position was brought or changed, or a claim that it is of."""
    here, rows = staged.tables[table], forms()[table].table
    claim, appearance = staged.tables["claim"], staged.tables["appearance"]
    claims = (
        select(claim.c.id)
        .where(claim.c.taken)
        .union(select(appearance.c.claim_id).where(appearance.c.taken))
    )
    ends = [rows.c[name] for name in ("from_id", "to_id", "claim_id") if name in rows.c]
    brought = rows.c.uid.in_(select(here.c.uid).where(here.c.taken))
    return or_(brought, *(end.in_(claims) for end in ends))


def _check_relations(session: Session, which: ColumnElement[bool], *, origins: bool) -> None:
    _check_each(session, which, origins=origins)
    other = aliased(Relation)
    both = (
        select(Relation.id, other.id)
        .join(other, other.pair_key == Relation.pair_key)
        .where(
            Relation.type == RelationType.REPEATS,
            other.type == RelationType.CONTRADICTS,
            *(one.retracted_at.is_(None) for one in (Relation, other)),
            *(one.review != Review.REJECTED for one in (Relation, other)),
        )
        .order_by(Relation.id)
        .limit(1)
    )
    for repeats, contradicts in session.execute(both):
        rule = f"R{contradicts} stands already: a claim cannot repeat and contradict the same claim"
        raise ChangeForbiddenError(f"R{repeats}", rule)


def _check_each(session: Session, which: ColumnElement[bool], *, origins: bool) -> None:
    """Those in force between claims in force, a few at a time."""
    query = (
        select(Relation)
        .options(joinedload(Relation.from_claim), joinedload(Relation.to_claim))
        .where(
            which,
            Relation.retracted_at.is_(None),
            Relation.review != Review.REJECTED,
            Relation.from_claim.has(Claim.retracted_at.is_(None)),
            Relation.to_claim.has(Claim.retracted_at.is_(None)),
        )
        .order_by(Relation.id)
    )
    for relation in session.scalars(query.execution_options(yield_per=_AT_ONCE)):
        check_relation(relation, origins=origins)


def _check_positions(session: Session, which: ColumnElement[bool]) -> None:
    query = (
        select(Position)
        .options(joinedload(Position.claim))
        .where(
            which,
            Position.retracted_at.is_(None),
            Position.claim.has(Claim.retracted_at.is_(None)),
        )
        .order_by(Position.id)
    )
    for position in session.scalars(query.execution_options(yield_per=_AT_ONCE)):
        check_position(position)
