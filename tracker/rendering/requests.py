"""Requests for a response on a terminal."""

from tracker.rendering.dates import date_words
from tracker.rendering.table import render_pairs, render_table
from tracker.reporting.requests import MatterView, RequestReport, RequestsReport, RequestView
from tracker.vocabulary.text import words


def render_requests(report: RequestsReport, columns: int) -> str:
    """One row a request."""
    if not report.requests:
        return "no requests"
    rows = [
        [
            one.ref,
            one.party.name,
            _titled(one.about),
            date_words(one.asked_on),
            state_words(one),
            answer_words(one.answer),
        ]
        for one in report.requests
    ]
    return render_table(["ref", "party", "about", "asked", "state", "answer"], rows, columns)


def render_request(report: RequestReport, columns: int) -> str:
    """One request, whole."""
    one = report.request
    party = f"{one.party.ref} {one.party.name}"
    pairs = [
        (one.ref, state_words(one)),
        (
            "party",
            f"{party} (recorded as {one.party.recorded_as})" if one.party.recorded_as else party,
        ),
        ("about", _titled(one.about)),
        ("asked", one.asked),
        ("on", date_words(one.asked_on)),
        ("channel", one.channel),
        ("deadline", date_words(one.deadline) if one.deadline else None),
        ("answer", answer_words(one.answer)),
        ("source", one.source),
        ("note", one.note),
    ]
    if one.retracted:
        pairs.append(("retracted", f"by {one.retracted.by}: {one.retracted.why}"))
    return render_pairs([(name, text) for name, text in pairs if text], columns)


def request_line(one: RequestView, verb: str) -> str:
    """*D1 recorded: Alexander Sergeev on C6, asked 16 Apr 2022, open until 18 Apr 2022*."""
    told = f"{one.party.name} on {one.about.ref}, asked {date_words(one.asked_on)}"
    return f"{one.ref} {verb}: {told}, {state_words(one, retracted=False)}"


def outcome_line(one: RequestView, before: str | None, *, changed: bool) -> str:
    """*D1 Alexander Sergeev on C6: declined → answered, 16 Apr 2022, C31*."""
    told = words(one.outcome or one.state)
    if before not in {None, one.outcome}:
        told = f"{words(str(before))} → {told}"
    day = f", {date_words(one.outcome_on)}" if one.outcome_on else ""
    answer = f", {one.answer.ref}" if one.answer else ""
    already = "" if changed else " already"
    return f"{one.ref} {one.party.name} on {one.about.ref}: {told}{day}{answer}{already}"


def state_words(one: RequestView, *, retracted: bool = True) -> str:
    """*open until 18 Apr 2022*, *overdue since 18 Apr 2022*, *declined, 17 Apr 2022*."""
    told = outcome_words(one.state, one.deadline, one.outcome_on)
    return f"{told} (retracted)" if retracted and one.retracted else told


def outcome_words(state: str, deadline: str | None, outcome_on: str | None) -> str:
    """How a request stands, with the day that goes with it, as far as it is told."""
    if state == "overdue" and deadline:
        return f"overdue since {date_words(deadline)}"
    if state == "open" and deadline:
        return f"open until {date_words(deadline)}"
    return f"{words(state)}, {date_words(outcome_on)}" if outcome_on else words(state)


def answer_words(answer: MatterView | None) -> str:
    """*C31 Work went on.*; nothing where no claim holds the answer."""
    return _titled(answer) if answer else ""


def _titled(matter: MatterView) -> str:
    return f"{matter.ref} {matter.text}"
