"""Records what came of a request for a response; a new outcome takes the place of the last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Claim, ResponseRequest
from tracker.recording.asking import by_publication, check_days, check_passed, day_given, today
from tracker.recording.finding import claim_of
from tracker.recording.speaking_for import Standing, stands_for
from tracker.store.history import Author
from tracker.store.state import State, Writer, differing, state_of
from tracker.vocabulary.claims import DateBasis, Kind
from tracker.vocabulary.dates import bounds
from tracker.vocabulary.responses import Outcome


@dataclass(frozen=True)
class Answered:
    """A request with its outcome, the one before, and what else there is to tell."""

    request: ResponseRequest
    before: Outcome | None
    changed: bool
    hints: list[str]


def record_outcome(
    session: Session,
    request: ResponseRequest,
    outcome: Outcome,
    given: Mapping[str, Any],
    author: Author,
) -> Answered:
    """Say what became of a request.

    Args:
        session: a writing session.
        request: that is in force.
        outcome: what the party did. What is not given with it is as it was if the outcome stays
            the same. Otherwise no claim holds the answer, and the day is that of the claim that
            does, by publication of the source that reports the request, or today.
        given: `on`, `claim` and `note`, as typed, as far as they were.
        author: who says so.

    Raises:
        RefusedError: a claim that cannot be this party's answer, or days that cannot be.
    """
    hints: list[str] = []
    before, now = request.outcome, today(author)
    claim = claim_of(session, given["claim"]) if given.get("claim") else None
    if before is outcome and claim is None:
        claim = request.answer
    if claim is not None:
        _check_outcome(claim, request, outcome, hints)
        check_answer(session, request, claim, hints)
    changes: State = {"outcome": outcome, "answer": str(claim.uid) if claim else None}
    if given.get("on") is not None:
        changes["outcome_on"] = day_given(given["on"], request.source, now, hints)
    elif before is not outcome:
        changes["outcome_on"] = _day(request, claim, now)
    if given.get("note") is not None:
        changes["note"] = given["note"]
    state = state_of(session, request)
    after = state | changes
    check_days(after, now)
    check_passed(f"D{request.id} {outcome.replace('_', ' ')}", after["outcome_on"], now)
    hints += _early(request, outcome, after["outcome_on"])
    changed = differing(state, changes)
    if changed:
        Writer(session).change(request, changed)
        session.expire_all()
    return Answered(request, before, bool(changed), hints)


def check_answer(
    session: Session, request: ResponseRequest, claim: Claim, hints: list[str]
) -> None:
    """Refuse a claim that cannot hold the party's answer; what is not sure is a hint.

    Raises:
        RefusedError: it is what was asked about, was made before, or is by somebody else.
    """
    ref, number = f"D{request.id}", f"C{claim.id}"
    if claim.id == request.claim_id:
        raise RefusedError(
            f"{number} is what {ref} asks about", "give the claim that holds the answer"
        )
    asked, said = bounds(request.asked_on).earliest, claim.said_latest
    if asked is not None and said is not None and said < asked:
        told = f"{number} was said {claim.said}, before {ref} was asked, {request.asked_on}"
        if claim.said_basis is DateBasis.STATED:
            raise RefusedError(told, "give the claim that answers it, or correct the day")
        hints.append(f"{told}; that day is {claim.said_basis}")
    party = request.party.survivor
    called = f"P{party.id} {party.name or party.descriptor}"
    standing = stands_for(session, claim, party)
    if standing is Standing.NO:
        raise RefusedError(
            f"{number} is by {_speakers(claim)}, and {ref} asked {called}",
            "give a claim by that party, or leave --claim out;"
            " of somebody who speaks for it, record the affiliation first:"
            " tracker affiliation add",
        )
    if standing is Standing.UNSURE:
        hints.append(f"{number} is by {_speakers(claim)}: check that they answer for {called}")


def _check_outcome(
    claim: Claim, request: ResponseRequest, outcome: Outcome, hints: list[str]
) -> None:
    if outcome is Outcome.NO_RESPONSE:
        raise RefusedError(
            f"C{claim.id} cannot hold the answer of a party that gave no response",
            f"leave --claim out, or give {Outcome.ANSWERED} or {Outcome.DECLINED}",
        )
    if outcome is Outcome.ANSWERED and claim.kind is Kind.NO_COMMENT:
        hints.append(
            f"C{claim.id} is {Kind.NO_COMMENT}; a party that would not answer:"
            f" tracker respond answer D{request.id} {Outcome.DECLINED} --claim C{claim.id}"
        )


def _day(request: ResponseRequest, claim: Claim | None, now: date) -> str:
    asked = request.asked_on_earliest
    if claim is not None and claim.said is not None:
        last = claim.said_latest
        if asked is None or last is None or last >= asked:
            return claim.said
    published = by_publication(request.source) if request.source else None
    return published or now.isoformat()


def _early(request: ResponseRequest, outcome: Outcome, day: str) -> list[str]:
    """A hint where the party still had time."""
    deadline, last = request.deadline_latest, bounds(day).latest
    if outcome is not Outcome.NO_RESPONSE or deadline is None or last is None or last > deadline:
        return []
    return [f"D{request.id} can be answered until {request.deadline}"]


def _speakers(claim: Claim) -> str:
    spoke = dict.fromkeys(link.speaker.survivor for link in claim.speakers)
    return " and ".join(f"P{one.id} {one.name or one.descriptor}" for one in spoke)
