"""The timeline: what was said, published and recorded, each with its own date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from tracker.models import Claim, Position, Question, ResponseRequest
from tracker.reporting.claims import ClaimFilter, claim_conditions
from tracker.reporting.describing import load_claims
from tracker.reporting.first_recorded import first_recorded
from tracker.reporting.requests import State, day_of
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.told_requests import ToldRequest, told_requests
from tracker.reporting.views import ClaimView, SourceView
from tracker.reporting.when_said import Place, place_of
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.dates import Bounds, bounds


@dataclass(frozen=True)
class DateView:
    """A date and what it rests on; `earliest` and `latest` are its days, null where it is open.

    `edtf` is null for a date nobody states, or one that is `withheld`.
    """

    edtf: str | None
    basis: str | None
    note: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True)
class PublicationView:
    """When a source that carries it was published."""

    source: str
    date: DateView


@dataclass(frozen=True)
class PositionEntry:
    """What a claim answers to a question, as somebody read it."""

    question: str
    text: str
    answer: str


@dataclass(frozen=True)
class TimelineEntry:
    """One event. `event` is `said`, `position`, `asked` or `outcome`, and `at` its own date.

    A claim stands at the first day on which it may have been said. `place` is the day by which
    the entry is sorted; it is only known to be `by` that day where nothing says since when, and
    then the day may be that of the first publication. `recorded_at` is null for the public.
    """

    event: str
    at: DateView
    place: str | None
    by: bool
    published: list[PublicationView]
    recorded_at: str | None
    claim: ClaimView | None
    position: PositionEntry | None
    request: ToldRequest | None


@dataclass(frozen=True)
class TimelineReport:
    """The report, in order; what has no date at all comes last. `generated_at` is UTC."""

    schema: str
    generated_at: str
    audience: str
    entries: list[TimelineEntry]
    sources: list[SourceView]


def timeline_report(
    session: Session,
    wanted: ClaimFilter,
    *,
    question: int | None = None,
    audience: Audience = Audience.INTERNAL,
    teller: Teller | None = None,
    now: datetime | None = None,
) -> TimelineReport:
    """Build the report.

    Args:
        session: a reading session.
        wanted: which claims; requests put to the speakers asked for are told, too.
        question: only claims with a position on it.
        audience: for the public not when anything was recorded, and of requests what may leave;
            see `public.py` and `told_requests.py`.
        teller: who told what this report is a part of; by default its own.
        now: the clock.
    """
    teller = teller or teller_for(session, audience)
    numbers = list(session.scalars(select(Claim.id).where(*timed(wanted, question))))
    loaded = load_claims(session, numbers, audience)
    claims = sorted((one for one in loaded.values() if teller.tells(one)), key=teller.order)
    views = {one.id: teller.claim(one) for one in claims}
    carrying = {one.source_id for claim in claims for one in teller.appearances(claim)}
    positions = _positions(session, views, question)
    requests = _requests(session, wanted, views, question)
    asked = told_requests(
        session,
        requests,
        load_claims(session, _touched(requests), audience),
        teller,
        audience=audience,
        day=day_of(now),
    )
    reporting = {one.source_id for one, told in asked if one.source_id and told.source}
    sources = teller.sources(session, carrying | reporting)
    made: Mapping[UUID, str] = {}
    if audience is Audience.INTERNAL:
        rows = [*claims, *positions, *requests]
        made = first_recorded(session, [row.uid for row in rows])
    published = {one.ref: one for one in sources}
    said = {one.id: _said(views[one.id], published, made.get(one.uid)) for one in claims}
    entries = list(said.values())
    entries += [
        replace(
            said[one.claim_id],
            event="position",
            recorded_at=made.get(one.uid),
            position=PositionEntry(
                teller.question(one.question), one.question.text, one.answer.value
            ),
        )
        for one in positions
    ]
    entries += [entry for one, told in asked for entry in _asked(told, made.get(one.uid))]
    return TimelineReport(
        schema="tracker/timeline/1",
        generated_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        audience=audience,
        entries=sorted(entries, key=_key),
        sources=sources,
    )


def timed(wanted: ClaimFilter, question: int | None) -> list[ColumnElement[bool]]:
    """The conditions for the claims of a timeline."""
    return claim_conditions(replace(wanted, question=question))


def _positions(session: Session, claims: Iterable[int], question: int | None) -> list[Position]:
    told = set(claims)
    query = (
        select(Position)
        .join(Position.question)
        .where(Position.retracted_at.is_(None), Question.retracted_at.is_(None))
        .options(joinedload(Position.question))
        .order_by(Position.question_id, Position.id)
    )
    if question is not None:
        query = query.where(Position.question_id == question)
    return [one for one in session.scalars(query) if one.claim_id in told]


def _requests(
    session: Session, wanted: ClaimFilter, claims: Iterable[int], question: int | None
) -> list[ResponseRequest]:
    """About one of the claims, about the question, or put to a speaker asked for."""
    told = set(claims)
    query = select(ResponseRequest).where(ResponseRequest.retracted_at.is_(None))
    everything = question is None and not wanted.narrows
    return [
        one
        for one in session.scalars(query.order_by(ResponseRequest.id))
        if one.claim_id in told
        or (one.question_id is not None and (everything or one.question_id == question))
        or one.party_id in wanted.speakers
    ]


def _said(
    claim: ClaimView, published: Mapping[str, SourceView], recorded: str | None
) -> TimelineEntry:
    carrying = list(dict.fromkeys(one.source for one in claim.appearances))
    publications = [
        PublicationView(ref, _date(published[ref].published, published[ref].published_basis))
        for ref in carrying
    ]
    at = _date(claim.said, claim.said_basis, claim.said_note)
    place = at.earliest or at.latest
    if place is None:
        out = [one.date.latest for one in publications if one.date.latest is not None]
        place = min(out, default=None)
    return TimelineEntry(
        event="said",
        at=at,
        place=place,
        by=at.earliest is None and place is not None,
        published=publications,
        recorded_at=recorded,
        claim=claim,
        position=None,
        request=None,
    )


def _touched(requests: Sequence[ResponseRequest]) -> list[int]:
    """The claims that requests are about or were answered by."""
    return sorted(
        {end for one in requests for end in (one.claim_id, one.answer_id) if end is not None}
    )


def _asked(told: ToldRequest, recorded: str | None) -> Iterator[TimelineEntry]:
    """That it was put, and what came of it, as far as that is told."""
    if told.asked_on is not None:
        yield _event("asked", told.asked_on, told, recorded)
    if told.state not in {State.OPEN, State.OVERDUE}:
        yield _event("outcome", told.outcome_on, told, None)


def _event(event: str, edtf: str | None, told: ToldRequest, recorded: str | None) -> TimelineEntry:
    at = _date(edtf, "stated" if edtf else None)
    return TimelineEntry(
        event=event,
        at=at,
        place=at.earliest or at.latest,
        by=at.earliest is None and at.latest is not None,
        published=[],
        recorded_at=recorded,
        claim=None,
        position=None,
        request=told,
    )


def _date(edtf: str | None, basis: str | None, note: str | None = None) -> DateView:
    when = bounds(edtf) if edtf else Bounds(None, None)
    first = when.earliest.isoformat() if when.earliest else None
    last = when.latest.isoformat() if when.latest else None
    return DateView(edtf, basis, note, first, last)


def _key(entry: TimelineEntry) -> Place:
    """By the day; what is only known to be by a day comes after what was on it."""
    if entry.place is None:
        return place_of(None)
    day = date.fromisoformat(entry.place)
    if entry.by:
        return place_of(Bounds(None, day))
    return place_of(Bounds(day, _day(entry.at.latest)))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
