"""The responses report: who was asked, who was not, and who declined in print.

A request is never read from a claim, nor a claim from a request: the two are told apart.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Position, Relation, ResponseRequest
from tracker.reporting.agreed import agreed_relations, stands
from tracker.reporting.describing import load_claims
from tracker.reporting.never_asked import NeverAsked, never_asked
from tracker.reporting.requests import State, day_of
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.told_requests import ToldRequest, told_requests
from tracker.reporting.views import SourceView
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Kind, Status
from tracker.vocabulary.relations import CLASS_OF, ResponseClass

_DISPUTED = frozenset({ResponseClass.CONFLICT, ResponseClass.CONTESTED})


@dataclass(frozen=True)
class PrintedDecline:
    """A claim that declines to comment, as printed; `answers` are the claims it bears on."""

    claim: str
    uid: str
    text: str
    speakers: list[str]
    said: str | None
    sources: list[str]
    answers: list[str]


@dataclass(frozen=True)
class ResponsesReport:
    """The report; `counts` has the requests by how they stand. `generated_at` is UTC.

    `never_asked` is null for the public: whom we asked, and whom not, stays inside.
    """

    schema: str
    generated_at: str
    audience: str
    counts: dict[str, int]
    requests: list[ToldRequest]
    never_asked: list[NeverAsked] | None
    declined_as_printed: list[PrintedDecline]
    sources: list[SourceView]


def responses_report(
    session: Session,
    *,
    claims: Collection[int] = (),
    questions: Collection[int] = (),
    audience: Audience = Audience.INTERNAL,
    now: datetime | None = None,
) -> ResponsesReport:
    """Build the report.

    Args:
        session: a reading session.
        claims: only what bears on these.
        questions: only what bears on these, or on claims that answer them.
        audience: for the public only requests that a source reports, and outcomes of our own;
            see `told_requests.py`.
        now: the clock.
    """
    teller = teller_for(session, audience)
    only = _only(session, claims, questions)
    requests = _requests(session, only, questions, audience)
    agreed = agreed_relations(session)
    declining = list(
        session.scalars(
            select(Claim.id).where(
                Claim.kind == Kind.NO_COMMENT, Claim.status != Status.RECORDED_IN_ERROR
            )
        )
    )
    asked = {one for row in requests for one in (row.claim_id, row.answer_id) if one is not None}
    ends = {end for one in agreed for end in (one.from_id, one.to_id)}
    loaded = load_claims(session, sorted({*declining, *asked, *ends}), audience)
    agreed = [
        one
        for one in agreed
        if stands(loaded[one.from_id], loaded[one.to_id])
        and teller.tells(loaded[one.from_id], loaded[one.to_id])
    ]
    told = told_requests(session, requests, loaded, teller, audience=audience, day=day_of(now))
    declined = [loaded[one] for one in declining if teller.tells(loaded[one])]
    declined = [one for one in declined if only is None or _bears(one.id, agreed, only)]
    declined.sort(key=teller.order)
    missing = None
    if audience is Audience.INTERNAL:
        disputes = [one for one in agreed if CLASS_OF.get(one.type) in _DISPUTED]
        disputes = [one for one in disputes if only is None or {one.from_id, one.to_id} & only]
        missing = never_asked(session, disputes, loaded)
    sources = {one.source_id for claim in declined for one in teller.appearances(claim)}
    sources |= {one.source_id for one, _ in told if one.source_id is not None}
    return ResponsesReport(
        schema="tracker/responses/1",
        generated_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        audience=audience,
        counts={state.value: sum(one.state == state for _, one in told) for state in State},
        requests=[one for _, one in told],
        never_asked=missing,
        declined_as_printed=[_decline(teller, one, agreed, loaded) for one in declined],
        sources=teller.sources(session, sources),
    )


def _only(session: Session, claims: Collection[int], questions: Collection[int]) -> set[int] | None:
    """The claims asked for, and those that answer a question asked for; None is all."""
    if not claims and not questions:
        return None
    answering = select(Position.claim_id).where(
        Position.question_id.in_(questions), Position.retracted_at.is_(None)
    )
    return {*claims, *session.scalars(answering)}


def _requests(
    session: Session,
    only: Collection[int] | None,
    questions: Collection[int],
    audience: Audience,
) -> Sequence[ResponseRequest]:
    """Those in force, about these claims or questions, or answered by these claims.

    That a claim answers for a party is not for the public, if only by what is listed with it.
    """
    query = select(ResponseRequest).where(ResponseRequest.retracted_at.is_(None))
    if only is not None:
        asked = ResponseRequest.claim_id.in_(only) | ResponseRequest.question_id.in_(questions)
        if audience is Audience.INTERNAL:
            asked |= ResponseRequest.answer_id.in_(only)
        query = query.where(asked)
    found = session.scalars(query.order_by(ResponseRequest.id)).all()
    return [one for one in found if one.claim is None or stands(one.claim)]


def _bears(claim: int, agreed: Iterable[Relation], only: Collection[int]) -> bool:
    return claim in only or any(one.from_id == claim and one.to_id in only for one in agreed)


def _decline(
    teller: Teller, claim: Claim, agreed: Iterable[Relation], loaded: dict[int, Claim]
) -> PrintedDecline:
    told = teller.claim(claim)
    return PrintedDecline(
        claim=told.ref,
        uid=told.uid,
        text=told.text,
        speakers=list(dict.fromkeys(one.chain[0] for one in told.appearances)),
        said=told.said,
        sources=list(dict.fromkeys(one.source for one in told.appearances)),
        answers=[teller.claim(loaded[one.to_id]).ref for one in agreed if one.from_id == claim.id],
    )
