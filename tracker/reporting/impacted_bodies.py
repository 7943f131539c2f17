"""Affiliations with a speaker at an end, and names that came out in a source."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Affiliation, Speaker
from tracker.reporting.describing import known_as
from tracker.store.references import references


@dataclass(frozen=True)
class ImpactedAffiliation:
    """Who is what where: the speaker's own, or somebody's in it."""

    ref: str
    name: str
    role: str | None
    organization: str


def affiliations_with(session: Session, speakers: Collection[int]) -> list[ImpactedAffiliation]:
    """Affiliations in force of these speakers or in these organizations, as they were recorded."""
    rows = session.scalars(
        select(Affiliation)
        .where(
            Affiliation.retracted_at.is_(None),
            Affiliation.speaker_id.in_(speakers) | Affiliation.organization_id.in_(speakers),
        )
        .order_by(Affiliation.speaker_id, Affiliation.id)
    ).all()
    refs = references(session, "affiliation", [one.uid for one in rows])
    return [
        ImpactedAffiliation(
            ref=refs[one.uid],
            name=known_as(one.speaker),
            role=one.role,
            organization=known_as(one.organization) if one.organization else one.described or "",
        )
        for one in rows
    ]


def revealed_in(session: Session, source: int) -> list[str]:
    """Speakers whose name came out in a source: `P4 Ada Lund`."""
    rows = session.scalars(
        select(Speaker)
        .where(Speaker.revealed_in_id == source, Speaker.retracted_at.is_(None))
        .order_by(Speaker.id)
    )
    return [f"P{one.id} {one.name}" for one in rows]
