"""Which live records lean on a record, and on which a live record leans."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    ClaimSpeaker,
    Relation,
    Relay,
    Row,
    Source,
    Speaker,
)
from tracker.store.references import references
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import Review

Condition = ColumnElement[bool]

_LIVE: dict[type[Row], Condition] = {
    Speaker: Speaker.retracted_at.is_(None),
    Affiliation: Affiliation.retracted_at.is_(None),
    Source: Source.retracted_at.is_(None),
    Claim: Claim.status != Status.RECORDED_IN_ERROR,
    Appearance: and_(
        Appearance.retracted_at.is_(None),
        Appearance.claim.has(Claim.status != Status.RECORDED_IN_ERROR),
    ),
    Relation: and_(Relation.retracted_at.is_(None), Relation.review != Review.REJECTED),
}
"""A withdrawn claim is live: reports go on showing it."""


def users_of(session: Session, record: Row, *, but: Iterable[UUID] = ()) -> list[str]:
    """References of the live records that could not stand without a record.

    Args:
        session: of the database.
        record: that may be retracted.
        but: uids of records that do not count.
    """
    return _called(session, _users(record), but)


def parts_of(session: Session, record: Row, *, but: Iterable[UUID] = ()) -> list[str]:
    """References of the live records that stand below a record or say something of it."""
    return _called(session, _parts(record), but)


def _called(
    session: Session, uses: Sequence[tuple[type[Row], Condition]], but: Iterable[UUID]
) -> list[str]:
    ignored = set(but)
    found: list[str] = []
    for model, leans in uses:
        query = select(model.uid).where(leans, _LIVE[model]).order_by(model.id)
        uids = [uid for uid in session.scalars(query) if uid not in ignored]
        named = references(session, model.__tablename__, uids)
        found += [named[uid] for uid in uids]
    return found


def _users(record: Row) -> list[tuple[type[Row], Condition]]:
    number = record.id
    if isinstance(record, Speaker):
        return [
            (Claim, Claim.speakers.any(ClaimSpeaker.speaker_id == number)),
            (Source, Source.outlet_id == number),
            (Appearance, Appearance.relays.any(Relay.speaker_id == number)),
            (Affiliation, Affiliation.organization_id == number),
        ]
    if isinstance(record, Source):
        return [
            (
                Appearance,
                or_(
                    Appearance.source_id == number, Appearance.relays.any(Relay.source_id == number)
                ),
            ),
            (Speaker, Speaker.revealed_in_id == number),
        ]
    if isinstance(record, Affiliation):
        return [(Claim, Claim.speakers.any(ClaimSpeaker.affiliation_id == number))]
    return []


def _parts(record: Row) -> list[tuple[type[Row], Condition]]:
    number = record.id
    if isinstance(record, Speaker):
        return [(Affiliation, Affiliation.speaker_id == number)]
    if isinstance(record, Claim):
        return [
            (Appearance, Appearance.claim_id == number),
            (Relation, or_(Relation.from_id == number, Relation.to_id == number)),
        ]
    return []
