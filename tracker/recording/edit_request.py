"""Changes what was asked of whom, and opens a request again."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from tracker.models import ResponseRequest
from tracker.recording.answering import check_answer
from tracker.recording.asking import AS_TYPED, about_state, check_days, day_given, today
from tracker.recording.finding import matter_of, source_of, speaker_of
from tracker.recording.recorded import Recorded
from tracker.store.history import Author
from tracker.store.state import State, Writer, differing, state_of


def edit_request(
    session: Session, request: ResponseRequest, given: Mapping[str, Any], author: Author
) -> Recorded[ResponseRequest]:
    """Change a request; None takes a value away.

    Args:
        session: a writing session.
        request: that is in force.
        given: `party`, `about`, `asked`, `on`, `deadline`, `channel`, `source` and `note` as
            typed, as far as they change; `outcome` only to take it away.
        author: who changes it.

    Raises:
        RefusedError: its days or its answer would no longer fit.
        BadFieldError: a day that cannot be read.
    """
    hints: list[str] = []
    changes: State = {name: given[name] for name in AS_TYPED if name in given}
    source = request.source
    if "source" in given:
        source = source_of(session, given["source"]) if given["source"] else None
        changes["source"] = str(source.uid) if source else None
    if "party" in given:
        party = speaker_of(session, given["party"])
        changes["party"] = str(party.uid)
    if "about" in given:
        changes |= about_state(matter_of(session, given["about"]))
    if "on" in given:
        changes["asked_on"] = day_given(given["on"], source, today(author), hints)
    if "outcome" in given:
        changes |= {"outcome": None, "outcome_on": None, "answer": None}
    before = state_of(session, request)
    check_days(before | changes, today(author))
    changed = differing(before, changes)
    if changed:
        Writer(session).change(request, changed)
        session.expire_all()
        if request.answer is not None:
            check_answer(session, request, request.answer, hints)
    return Recorded(request, hints, bool(changed))
