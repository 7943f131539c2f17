"""Records who was asked for a response to what; it is never read from a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import RefusedError
from tracker.models import Claim, Question, ResponseRequest, Source
from tracker.recording.finding import matter_of, source_of
from tracker.recording.recorded import Recorded
from tracker.recording.saying import day_word_read, said_on
from tracker.recording.voicing import speaker_called
from tracker.store.history import Author
from tracker.store.merges import family
from tracker.store.state import State, Writer
from tracker.vocabulary.dates import DAY_WORDS, bounds

Given = Mapping[str, Any]

AS_TYPED = ("asked", "deadline", "channel", "note")
"""What is kept as it was typed."""


@dataclass(frozen=True)
class Asking:
    """A request as typed.

    Attributes:
        party: a reference or a name.
        new: make a party whose name is not on file.
        about: `C6` or `Q1`.
        given: `asked`, `on`, `deadline`, `channel`, `source` and `note`, as far as they were.
    """

    party: str
    about: str
    new: bool
    given: Given


def record_request(session: Session, asking: Asking, author: Author) -> Recorded[ResponseRequest]:
    """Put a request for a response on file.

    Our own was made today if no day is given; one that a source reports, by the day that came out.

    Raises:
        RefusedError: it would be made after its deadline, or on a day that is yet to come.
        BadFieldError: no day to go by.
    """
    hints: list[str] = []
    party = speaker_called(session, asking.party, new=asking.new, hints=hints)
    about = matter_of(session, asking.about)
    given = asking.given
    source = source_of(session, given["source"]) if given.get("source") else None
    state: State = {
        "uid": str(uuid4()),
        "party": str(party.uid),
        **about_state(about),
        "source": str(source.uid) if source else None,
        "asked_on": _asked_on(given.get("on"), source, today(author), hints),
        **{name: given.get(name) for name in AS_TYPED},
    }
    check_days(state, today(author))
    hints += _asked_before(session, party.id, about)
    made = Writer(session).add("response_request", state)
    session.flush()
    return Recorded(session.get_one(ResponseRequest, made.id), hints)


def today(author: Author) -> date:
    """The day it is where the command is given."""
    return author.clock().astimezone().date()


def day_given(given: str, source: Source | None, now: date, hints: list[str]) -> str:
    """A day as typed: EDTF, or a word, read against the source that reports it, else today.

    Raises:
        BadFieldError: a word, and the source was not published on one known day.
    """
    if source is None:
        return day_word_read(given, now) if given.lower() in DAY_WORDS else given
    read = said_on(given, source, field="on")
    if read.note is not None:
        hints.append(f"{read.date}: {read.note}")
    return read.date


def check_passed(name: str, day: str, now: date) -> None:
    """Refuse a day on which nothing can have happened yet.

    Raises:
        RefusedError: it is after today.
    """
    first = bounds(day).earliest
    if first is not None and first > now:
        raise RefusedError(f"{name} {day}, which is yet to come", "give a day that has come")


def about_state(about: Claim | Question) -> State:
    """What a request is about, as its state has it."""
    claim = about if isinstance(about, Claim) else None
    question = about if isinstance(about, Question) else None
    return {
        "claim": str(claim.uid) if claim else None,
        "question": str(question.uid) if question else None,
    }


def _asked_on(given: str | None, source: Source | None, now: date, hints: list[str]) -> str:
    if given is not None:
        return day_given(given, source, now, hints)
    if source is None:
        return now.isoformat()
    day = by_publication(source)
    if day is None:
        raise RefusedError(
            f"S{source.id} does not say when it was asked, for it is not dated",
            f"give --on, or date it: tracker source edit S{source.id} --published DATE",
        )
    hints.append(f"asked {day}: by the day S{source.id} was published; --on gives another")
    return day


def by_publication(source: Source) -> str | None:
    """When at the latest something happened that a source reports; None if it is not dated."""
    last = source.published_latest
    return None if last is None else f"../{last.isoformat()}"


def check_days(state: State, now: date) -> None:
    """Refuse days of a request that do not follow each other, or are yet to come.

    Raises:
        RefusedError: names both days.
    """
    asked = bounds(state["asked_on"])
    check_passed("asked", state["asked_on"], now)
    for name, told in (("deadline", "the deadline"), ("outcome_on", "the outcome")):
        if state.get(name) is None:
            continue
        last = bounds(state[name]).latest
        if asked.earliest is not None and last is not None and last < asked.earliest:
            raise RefusedError(
                f"{told}, {state[name]}, is before it was asked, {state['asked_on']}",
                "correct one of the two days",
            )


def _asked_before(session: Session, party: int, about: Claim | Question) -> list[str]:
    column = ResponseRequest.claim_id if isinstance(about, Claim) else ResponseRequest.question_id
    found = session.scalars(
        select(ResponseRequest)
        .where(
            column == about.id,
            ResponseRequest.party_id.in_(family(session, [party])),
            ResponseRequest.retracted_at.is_(None),
        )
        .order_by(ResponseRequest.id)
    )
    return [
        f"D{one.id} asked the same party on {one.asked_on}: {one.outcome or 'open'};"
        f" its outcome: tracker respond answer D{one.id} OUTCOME"
        for one in found
    ]
