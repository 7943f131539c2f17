"""Requests for a response as a report tells them.

The public is told of a request that a published source reports whom it asked, about what and when,
and what came of it; of our own only what came of it, once something did. Channel, notes, our words
for what was asked and our open requests stay inside; so does a party that came by its name later,
and one of our own requests whose name stands in nothing that may be told.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from tracker.models import Claim, ResponseRequest, Speaker
from tracker.reporting.published import (
    is_published,
    known_as_one,
    name_was_out,
    named_speech,
    printed_by_name,
)
from tracker.reporting.requests import State, request_view
from tracker.reporting.telling import Teller
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.speakers import Naming

_ORDER = (State.OVERDUE, State.OPEN, State.NO_RESPONSE, State.DECLINED, State.ANSWERED)


@dataclass(frozen=True)
class ToldMatter:
    """The claim or the question asked about, or the claim that holds the answer."""

    ref: str
    text: str


@dataclass(frozen=True)
class ToldRequest:
    """A request; days are EDTF, `source` is null for our own. The public gets nulls for the rest.

    `state` is `open`, `overdue`, `answered`, `declined` or `no_response`.
    """

    ref: str
    party: str
    about: ToldMatter
    source: str | None
    asked: str | None
    asked_on: str | None
    channel: str | None
    deadline: str | None
    state: str
    outcome_on: str | None
    answer: ToldMatter | None
    note: str | None


Told = list[tuple[ResponseRequest, ToldRequest]]


def told_requests(
    session: Session,
    requests: Sequence[ResponseRequest],
    loaded: Mapping[int, Claim],
    teller: Teller,
    *,
    audience: Audience,
    day: date,
) -> Told:
    """Those of some requests that an audience may hear of, the overdue first.

    Args:
        session: of the database.
        requests: in the order of recording.
        loaded: the claims they are about and are answered by, for this audience.
        teller: of the report.
        audience: of the report.
        day: it is.
    """
    if audience is Audience.INTERNAL:
        told = [(one, _internal(one, day)) for one in requests]
    else:
        told = _public(session, requests, loaded, teller)
    return sorted(told, key=lambda pair: _ORDER.index(State(pair[1].state)))


def _internal(one: ResponseRequest, day: date) -> ToldRequest:
    view = request_view(one, day)
    return ToldRequest(
        ref=view.ref,
        party=view.party.name,
        about=ToldMatter(view.about.ref, view.about.text),
        source=view.source,
        asked=view.asked,
        asked_on=view.asked_on,
        channel=view.channel,
        deadline=view.deadline,
        state=view.state,
        outcome_on=view.outcome_on,
        answer=ToldMatter(view.answer.ref, view.answer.text) if view.answer else None,
        note=view.note,
    )


def _public(
    session: Session,
    requests: Sequence[ResponseRequest],
    loaded: Mapping[int, Claim],
    teller: Teller,
) -> Told:
    known, printed = known_as_one(session), printed_by_name(session)
    numbers: dict[int, str] = {}
    found: Told = []
    for one in sorted(requests, key=lambda one: str(one.uid)):
        about = _public_about(one, loaded, teller, numbers)
        if about is None or not _leaves(one, printed):
            continue
        source = one.source
        views = teller.sources(session, [source.id]) if source else []
        found.append(
            (
                one,
                ToldRequest(
                    ref=f"request {len(found) + 1}",
                    party=str(_known(one.party, known).name),
                    about=about,
                    source=views[0].ref if views else None,
                    asked=None,
                    asked_on=one.asked_on if source else None,
                    channel=None,
                    deadline=one.deadline if source else None,
                    state=one.outcome or State.OPEN,
                    outcome_on=one.outcome_on if source else None,
                    answer=_public_answer(one, loaded, teller),
                    note=None,
                ),
            )
        )
    return found


def _leaves(one: ResponseRequest, printed: Collection[int]) -> bool:
    party, source = one.party, one.source
    if party.naming is not Naming.NAMED:
        return False
    if source is None:
        named = party.id in printed and party.revealed_in_id is None
        return named and one.outcome is not None
    return is_published(source) and name_was_out(party, source)


def _known(party: Speaker, known: Mapping[int, Speaker]) -> Speaker:
    return known.get(party.id, party)


def _public_about(
    one: ResponseRequest, loaded: Mapping[int, Claim], teller: Teller, numbers: dict[int, str]
) -> ToldMatter | None:
    if one.claim_id is not None:
        claim = loaded[one.claim_id]
        return ToldMatter(teller.claim(claim).ref, claim.text) if teller.tells(claim) else None
    if one.question is None:
        return None
    ref = numbers.setdefault(one.question.id, f"question {len(numbers) + 1}")
    return ToldMatter(ref, one.question.text)


def _public_answer(
    one: ResponseRequest, loaded: Mapping[int, Claim], teller: Teller
) -> ToldMatter | None:
    """The claim only where all of it was said by name: it would name who spoke otherwise."""
    claim = loaded[one.answer_id] if one.answer_id is not None else None
    if claim is None or not teller.tells(claim):
        return None
    if not all(named_speech(appearance) for appearance in claim.appearances):
        return None
    return ToldMatter(teller.claim(claim).ref, claim.text)
