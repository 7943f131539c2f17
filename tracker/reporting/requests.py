"""Requests for a response: who was asked what, until when, and what came of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from tracker.models import Claim, Question, ResponseRequest
from tracker.reporting.describing import called, retraction_view
from tracker.reporting.views import RetractionView
from tracker.store.merges import family
from tracker.store.versions import version_of


class State(StrEnum):
    """How a request stands: its outcome; while there is none, whether there is time left."""

    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_RESPONSE = "no_response"


@dataclass(frozen=True, kw_only=True)
class RequestFilter:
    """Which requests to list; numbers are those of this database."""

    unanswered: bool = False
    parties: Collection[int] = ()
    claims: Collection[int] = ()
    questions: Collection[int] = ()
    everything: bool = False
    limit: int | None = None


@dataclass(frozen=True)
class PartyView:
    """Who was asked, after merges; `name` is our handle for somebody unnamed."""

    ref: str
    name: str
    recorded_as: str | None


@dataclass(frozen=True)
class MatterView:
    """The claim or the question that a request is about, or the claim that answers it."""

    ref: str
    uid: str
    text: str


@dataclass(frozen=True)
class RequestView:
    """A request; days are EDTF. `source` is null for our own, `outcome` while it is open.

    `state` is the outcome, else `open` or, once its deadline is over, `overdue`.
    """

    ref: str
    uid: str
    party: PartyView
    about: MatterView
    source: str | None
    asked: str | None
    asked_on: str
    channel: str | None
    deadline: str | None
    state: str
    outcome: str | None
    outcome_on: str | None
    answer: MatterView | None
    note: str | None
    retracted: RetractionView | None


@dataclass(frozen=True)
class RequestsReport:
    """Some requests out of `total`."""

    schema: str
    total: int
    requests: list[RequestView]


@dataclass(frozen=True)
class RequestReport:
    """One request."""

    schema: str
    version: int
    request: RequestView


def requests_report(
    session: Session, wanted: RequestFilter, now: datetime | None = None
) -> RequestsReport:
    """List requests in the order of recording."""
    conditions = _conditions(session, wanted)
    counted = select(func.count()).select_from(ResponseRequest).where(*conditions)
    total = session.scalar(counted) or 0
    query = select(ResponseRequest).where(*conditions).order_by(ResponseRequest.id)
    found = session.scalars(query if wanted.limit is None else query.limit(wanted.limit))
    day = day_of(now)
    return RequestsReport(
        schema="tracker/requests/1",
        total=total,
        requests=[request_view(one, day) for one in found],
    )


def request_report(session: Session, number: int, now: datetime | None = None) -> RequestReport:
    """One request, whole."""
    request = session.get_one(ResponseRequest, number)
    return RequestReport(
        schema="tracker/request/1",
        version=version_of(session, request),
        request=request_view(request, day_of(now)),
    )


def request_view(one: ResponseRequest, day: date) -> RequestView:
    """A request as it stands on a day."""
    party, answer = one.party.survivor, one.answer
    return RequestView(
        ref=f"D{one.id}",
        uid=str(one.uid),
        party=PartyView(
            ref=f"P{party.id}",
            name=called(party),
            recorded_as=None if party is one.party else f"P{one.party_id}",
        ),
        about=_about(one),
        source=f"S{one.source_id}" if one.source_id else None,
        asked=one.asked,
        asked_on=one.asked_on,
        channel=one.channel,
        deadline=one.deadline,
        state=state_of(one, day),
        outcome=one.outcome,
        outcome_on=one.outcome_on,
        answer=MatterView(f"C{answer.id}", str(answer.uid), answer.text) if answer else None,
        note=one.note,
        retracted=retraction_view(one),
    )


def state_of(one: ResponseRequest, day: date) -> State:
    """How it stands on a day; the day of the deadline is still in time."""
    if one.outcome is not None:
        return State(one.outcome.value)
    over = one.deadline_latest is not None and one.deadline_latest < day
    return State.OVERDUE if over else State.OPEN


def day_of(now: datetime | None) -> date:
    """The day it is where the program runs; deadlines are counted by it."""
    return (now or datetime.now(UTC)).astimezone().date()


def _about(one: ResponseRequest) -> MatterView:
    matter = cast("Claim | Question", one.claim or one.question)
    letter = "C" if one.claim else "Q"
    return MatterView(f"{letter}{matter.id}", str(matter.uid), matter.text)


def _conditions(session: Session, wanted: RequestFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if not wanted.everything:
        found.append(ResponseRequest.retracted_at.is_(None))
    if wanted.unanswered:
        found.append(ResponseRequest.outcome.is_(None))
    if wanted.parties:
        found.append(ResponseRequest.party_id.in_(family(session, wanted.parties)))
    if wanted.claims or wanted.questions:
        found.append(
            ResponseRequest.claim_id.in_(wanted.claims)
            | ResponseRequest.question_id.in_(wanted.questions)
        )
    return found
