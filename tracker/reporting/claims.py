"""Lists of claims, and one claim with what it answers and what answers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, ClaimSpeaker, ClaimTopic, Topic
from tracker.reporting.describing import claim_view, load_claims
from tracker.reporting.left_out import taking_a_position
from tracker.reporting.origins import OriginsView, origins_of, traces_of
from tracker.reporting.relations import RelationView, relations_of
from tracker.reporting.verdicts import VerdictView, verdicts_on
from tracker.reporting.views import ClaimView
from tracker.store.versions import version_of
from tracker.vocabulary.anonymity import Identification
from tracker.vocabulary.claims import Kind, Status
from tracker.vocabulary.text import fold


@dataclass(frozen=True, kw_only=True)
class ClaimFilter:
    """Which claims to list; numbers are those of this database.

    A claim was said after a day if it may have been, as its date is known. Those of a question are
    those that answer it, whatever the answer.
    """

    claims: Sequence[int] = ()
    speakers: Sequence[int] = ()
    sources: Sequence[int] = ()
    said_after: date | None = None
    said_before: date | None = None
    kinds: Sequence[Kind] = ()
    identifications: Sequence[Identification] = ()
    topics: Sequence[str] = ()
    statuses: Sequence[Status] = ()
    question: int | None = None
    everything: bool = False
    limit: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether any claim may be left out but for being hidden by default."""
        asked = (self.claims, self.speakers, self.sources, self.kinds, self.identifications)
        said = (self.said_after, self.said_before)
        return any((*asked, self.topics, self.statuses, self.question, *said))


@dataclass(frozen=True)
class ClaimsReport:
    """Some claims out of `total` that fit the filter."""

    schema: str
    total: int
    claims: list[ClaimView]


@dataclass(frozen=True)
class ClaimReport:
    """One claim, its origins, its live relations in both directions, and what checks found."""

    schema: str
    version: int
    claim: ClaimView
    origins: OriginsView
    relations: list[RelationView]
    verdicts: list[VerdictView]


def claims_report(session: Session, wanted: ClaimFilter) -> ClaimsReport:
    """List claims in the order of recording."""
    conditions = claim_conditions(wanted)
    total = session.scalar(select(func.count()).select_from(Claim).where(*conditions)) or 0
    query = select(Claim.id).where(*conditions).order_by(Claim.id)
    if wanted.limit is not None:
        query = query.limit(wanted.limit)
    numbers = list(session.scalars(query))
    loaded = load_claims(session, numbers)
    return ClaimsReport(
        schema="tracker/claims/1",
        total=total,
        claims=[claim_view(loaded[number]) for number in numbers],
    )


def claim_report(session: Session, number: int) -> ClaimReport:
    """One claim, whole."""
    claim = load_claims(session, [number])[number]
    return ClaimReport(
        schema="tracker/claim/1",
        version=version_of(session, claim),
        claim=claim_view(claim, whole=True),
        origins=origins_of(traces_of(claim)),
        relations=relations_of(session, number),
        verdicts=verdicts_on(session, number),
    )


def claim_conditions(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of a claim, for a query."""
    found: list[ColumnElement[bool]] = []
    if wanted.claims:
        found.append(Claim.id.in_(wanted.claims))
    if wanted.statuses:
        found.append(Claim.status.in_(wanted.statuses))
    elif not wanted.everything:
        found.append(Claim.status != Status.RECORDED_IN_ERROR)
    if wanted.speakers:
        found.append(Claim.speakers.any(ClaimSpeaker.speaker_id.in_(wanted.speakers)))
    carried = [] if wanted.everything else [Appearance.retracted_at.is_(None)]
    if wanted.sources:
        carrying = Appearance.source_id.in_(wanted.sources)
        found.append(Claim.appearances.any(and_(carrying, *carried)))
    if wanted.kinds:
        found.append(Claim.kind.in_(wanted.kinds))
    if wanted.identifications:
        told = Appearance.identification.in_(wanted.identifications)
        found.append(Claim.appearances.any(and_(told, *carried)))
    if wanted.topics:
        keys = [fold(topic) for topic in wanted.topics]
        found.append(Claim.topics.any(ClaimTopic.topic.has(Topic.name_key.in_(keys))))
    if wanted.question is not None:
        found.append(taking_a_position(wanted.question))
    return found + _said(wanted)


def _said(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """What it asks of the date of speaking."""
    found: list[ColumnElement[bool]] = []
    if wanted.said_after is not None:
        found.append(Claim.said.is_not(None))
        found.append(or_(Claim.said_latest.is_(None), Claim.said_latest >= wanted.said_after))
    if wanted.said_before is not None:
        found.append(Claim.said.is_not(None))
        found.append(or_(Claim.said_earliest.is_(None), Claim.said_earliest <= wanted.said_before))
    return found
