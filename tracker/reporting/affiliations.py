"""Lists of affiliations."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from tracker.models import Affiliation, Speaker
from tracker.reporting.describing import affiliation_view, called, retraction_view
from tracker.reporting.views import AffiliationView, RetractionView


@dataclass(frozen=True)
class AffiliationOf:
    """An affiliation with its reference, `P1.2` being the second of P1, and whose it is."""

    ref: str
    uid: str
    speaker: str
    name: str
    affiliation: AffiliationView
    retracted: RetractionView | None


@dataclass(frozen=True)
class AffiliationsReport:
    """Affiliations in the order of their speakers."""

    schema: str
    total: int
    affiliations: list[AffiliationOf]


def affiliations_report(
    session: Session, *, speaker: int | None, everything: bool
) -> AffiliationsReport:
    """List a speaker's affiliations, or everybody's; without `everything` the live ones."""
    query = (
        select(Affiliation)
        .join(Speaker, Speaker.id == Affiliation.speaker_id)
        .options(joinedload(Affiliation.organization), joinedload(Affiliation.speaker))
        .order_by(Affiliation.speaker_id, Affiliation.id)
    )
    if speaker is not None:
        query = query.where(Affiliation.speaker_id == speaker)
    places: dict[int, int] = {}
    found = []
    for one in session.scalars(query):
        place = places[one.speaker_id] = places.get(one.speaker_id, 0) + 1
        if one.retracted_at is not None and not everything:
            continue
        found.append(
            AffiliationOf(
                ref=f"P{one.speaker_id}.{place}",
                uid=str(one.uid),
                speaker=f"P{one.speaker_id}",
                name=called(one.speaker),
                affiliation=affiliation_view(one),
                retracted=retraction_view(one),
            )
        )
    return AffiliationsReport("tracker/affiliations/1", len(found), found)
