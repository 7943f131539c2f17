"""The impact report: what leans on a source, a speaker or a claim, as if it were to fall."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from tracker.models import Claim, ResponseRequest, Source, Speaker
from tracker.reporting.bearing import Bearer, bearer_of, leaning_on
from tracker.reporting.describing import load_claims
from tracker.reporting.impact_subject import ImpactSubject, subject_of
from tracker.reporting.impacted_bodies import ImpactedAffiliation, affiliations_with, revealed_in
from tracker.reporting.impacted_claims import ImpactedClaim, impacted_claims
from tracker.reporting.impacted_relations import (
    ImpactedPosition,
    ImpactedRelation,
    impacted_positions,
    impacted_relations,
    relations_at,
)
from tracker.reporting.left_out import answering_or_answered
from tracker.reporting.requests import day_of
from tracker.reporting.tellers import teller_for
from tracker.reporting.told_requests import ToldRequest, told_requests
from tracker.reporting.views import SourceView
from tracker.vocabulary.audience import Audience


@dataclass(frozen=True)
class ImpactReport:
    """The report; `generated_at` is UTC.

    `claims` lean on the subject; of a claim there are none, but what stands around it. The rest
    leans on those claims, or on the claim itself; requests also on the source that reports them,
    and on the party. `affiliations` are of a speaker or in it, `revealed` are those whom the
    source gave a name; both are null for the public.
    """

    schema: str
    generated_at: str
    audience: str
    subject: ImpactSubject
    claims: list[ImpactedClaim]
    relations: list[ImpactedRelation]
    positions: list[ImpactedPosition]
    requests: list[ToldRequest]
    affiliations: list[ImpactedAffiliation] | None
    revealed: list[str] | None
    sources: list[SourceView]


def impact_report(
    session: Session,
    one: Source | Speaker | Claim,
    *,
    audience: Audience = Audience.INTERNAL,
    now: datetime | None = None,
) -> ImpactReport:
    """Build the report.

    Args:
        session: a reading session.
        one: what may fall, or has; what leaned on a retracted one is told, retracted or not.
        audience: for the public, by what was published; see `public.py`.
        now: the clock.

    Raises:
        RefusedError: the public gets nothing of it.
    """
    teller = teller_for(session, audience)
    bearer = None if isinstance(one, Claim) else bearer_of(session, one, audience)
    found = impacted_claims(session, one, bearer, teller, audience)
    numbers = [one.id] if isinstance(one, Claim) else list(found)
    relations = relations_at(session, numbers)
    requests = _requests(session, one, bearer, numbers, audience)
    ends = {end for each in relations for end in (each.from_id, each.to_id)}
    ends |= {
        number
        for request in requests
        for number in (request.claim_id, request.answer_id)
        if number is not None
    }
    loaded = load_claims(session, sorted({*numbers, *ends}), audience)
    subject = subject_of(session, one, found, loaded, teller, audience=audience)
    standing = {number: impacted.stands for number, (impacted, _) in found.items()}
    if isinstance(one, Claim):
        standing[one.id] = False
    told = told_requests(session, requests, loaded, teller, audience=audience, day=day_of(now))
    internal = audience is Audience.INTERNAL
    sources = {source for _, carrying in found.values() for source in carrying}
    if isinstance(one, Source):
        sources.add(one.id)
    sources |= {request.source_id for request, _ in told if request.source_id is not None}
    return ImpactReport(
        schema="tracker/impact/1",
        generated_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        audience=audience,
        subject=subject,
        claims=[impacted for impacted, _ in found.values()],
        relations=impacted_relations(relations, loaded, teller, standing, audience),
        positions=impacted_positions(session, numbers, loaded, teller, standing, audience=audience),
        requests=[view for _, view in told],
        affiliations=_affiliations(session, one, bearer) if internal else None,
        revealed=_revealed(session, one) if internal else None,
        sources=teller.sources(session, sources),
    )


def around(
    session: Session, one: Source | Speaker | Claim, audience: Audience
) -> ColumnElement[bool]:
    """The condition for the claims that the report may tell of."""
    if isinstance(one, Claim):
        return answering_or_answered([one.id])
    return leaning_on(bearer_of(session, one, audience))


def _requests(
    session: Session,
    one: Source | Speaker | Claim,
    bearer: Bearer | None,
    claims: Collection[int],
    audience: Audience,
) -> list[ResponseRequest]:
    """Requests in force about these claims or answered by them, of the source, to the speaker.

    That a claim answers for a party is not for the public, if only by what is listed with it.
    """
    leans: ColumnElement[bool] = ResponseRequest.claim_id.in_(claims)
    if audience is Audience.INTERNAL:
        leans |= ResponseRequest.answer_id.in_(claims)
    if isinstance(one, Source):
        leans |= ResponseRequest.source_id == one.id
    if bearer is not None and bearer.speakers:
        leans |= ResponseRequest.party_id.in_(bearer.speakers)
    query = select(ResponseRequest).where(ResponseRequest.retracted_at.is_(None), leans)
    return list(session.scalars(query.order_by(ResponseRequest.id)))


def _affiliations(
    session: Session, one: Source | Speaker | Claim, bearer: Bearer | None
) -> list[ImpactedAffiliation]:
    if not isinstance(one, Speaker) or bearer is None:
        return []
    return affiliations_with(session, bearer.speakers)


def _revealed(session: Session, one: Source | Speaker | Claim) -> list[str]:
    return revealed_in(session, one.id) if isinstance(one, Source) else []
