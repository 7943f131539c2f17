"""The table of claims: a row is a claim as one source carries it."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim
from tracker.reporting.claims import ClaimFilter, claim_conditions
from tracker.reporting.describing import load_claims
from tracker.reporting.published import may_appear, may_be_told
from tracker.reporting.tables.claim_columns import CLAIMS, ClaimRow
from tracker.reporting.tables.recorded import Recorded, recorded
from tracker.reporting.tables.table import Request, Table, table_of
from tracker.vocabulary.audience import Audience


def claims_table(session: Session, asked: ClaimFilter, wanted: Request) -> Table:
    """The claims that fit a filter, each as often as sources carry it."""
    numbers = [
        (claim, appearance)
        for claim, appearance in session.execute(
            select(Appearance.claim_id, Appearance.id)
            .join(Claim, Claim.id == Appearance.claim_id)
            .where(*_conditions(asked, wanted.audience))
            .order_by(Appearance.claim_id, Appearance.place)
        )
    ]

    def load(part: Sequence[tuple[int, int]]) -> Iterator[ClaimRow]:
        session.expunge_all()
        claims = load_claims(session, list({claim for claim, _ in part}), wanted.audience)
        first = _first(session, wanted, claims)
        for number, appearance in part:
            claim = claims[number]
            mine = next(one for one in claim.appearances if one.id == appearance)
            yield ClaimRow(claim, mine, first.get(claim.uid, Recorded()))

    return table_of(CLAIMS, wanted, numbers, load)


def _first(session: Session, wanted: Request, claims: dict[int, Claim]) -> dict[UUID, Recorded]:
    if wanted.audience is Audience.PUBLIC:
        return {}
    return recorded(session, [claim.uid for claim in claims.values()])


def _conditions(asked: ClaimFilter, audience: Audience) -> list[ColumnElement[bool]]:
    """A filter on what an appearance says holds for the row, not for the claim's other rows."""
    found = claim_conditions(asked)
    if asked.sources:
        found.append(Appearance.source_id.in_(asked.sources))
    if asked.identifications:
        found.append(Appearance.identification.in_(asked.identifications))
    if audience is Audience.PUBLIC:
        return [*found, may_be_told(), may_appear()]
    if asked.everything:
        return found
    live = Appearance.retracted_at.is_(None)
    return [*found, or_(live, ~Claim.appearances.any(live))]
