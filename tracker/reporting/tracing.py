"""The origins report: how many reports a claim stands in, and to how few origins they lead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, Position, Question, Relation
from tracker.reporting.agreed import agreed_relations, stands
from tracker.reporting.describing import load_claims
from tracker.reporting.left_out import taking_a_position
from tracker.reporting.questions import positions_on
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.traced import (
    Carried,
    CircleView,
    TracedView,
    carried_of,
    circle_views,
    traced_view,
)
from tracker.reporting.views import ClaimView, SourceView
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.relations import RelationType


@dataclass(frozen=True)
class ClaimOrigins:
    """A claim, what its appearances are traced to, and the claims it repeats."""

    claim: ClaimView
    traced: TracedView
    repeats: list[str]


@dataclass(frozen=True)
class SideOrigins:
    """The claims of one answer, taken together.

    Those that are `repeating` others add no origin of their own: what they repeat is traced.
    """

    answer: str
    claims: list[str]
    repeating: list[str]
    traced: TracedView


@dataclass(frozen=True)
class QuestionOrigins:
    """A question, with each side that anybody is on."""

    ref: str
    text: str
    sides: list[SideOrigins]


@dataclass(frozen=True)
class OriginsReport:
    """The report; `circles` are those of all its claims together. `generated_at` is UTC."""

    schema: str
    generated_at: str
    audience: str
    question: QuestionOrigins | None
    claims: list[ClaimOrigins]
    circles: list[CircleView]
    sources: list[SourceView]


def origins_report(
    session: Session,
    *,
    claims: Sequence[int] = (),
    question: int | None = None,
    audience: Audience = Audience.INTERNAL,
    teller: Teller | None = None,
    now: datetime | None = None,
) -> OriginsReport:
    """Build the report.

    Args:
        session: a reading session.
        claims: numbers of the claims to trace; by default those that several sources carry, or
            one from another.
        question: only claims with a position on it, with each side taken together.
        audience: for the public, by published names alone; see `public.py`.
        teller: who told what this report is a part of; by default its own.
        now: the clock.
    """
    teller = teller or teller_for(session, audience)
    asked = bool(claims) or question is not None
    positions = positions_on(session, question) if question is not None else []
    numbers = list(session.scalars(select(Claim.id).where(*traceable(claims, question))))
    again = [one for one in agreed_relations(session) if one.type is RelationType.REPEATS]
    repeated = _onward(again, {*numbers, *(one.claim_id for one in positions)})
    on_sides = {one.claim_id for one in positions}
    loaded = load_claims(session, sorted({*numbers, *repeated, *on_sides}), audience)
    story = _Story(teller, loaded, again)
    listed = [loaded[one] for one in numbers if story.tells(one)]
    listed = [one for one in listed if asked or _leads_on(teller, one)]
    listed.sort(key=teller.order)
    told = [
        ClaimOrigins(
            claim=teller.claim(one),
            traced=traced_view(story.carried(one)),
            repeats=[teller.claim(other).ref for other in story.repeated_by(one)],
        )
        for one in listed
    ]
    asked_for = session.get_one(Question, question) if question is not None else None
    sides = [one for one in positions if story.tells(one.claim_id)]
    shown = {one.id: one for one in (*listed, *(loaded[one.claim_id] for one in sides))}
    return OriginsReport(
        schema="tracker/origins/1",
        generated_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        audience=audience,
        question=_question(story, asked_for, sides) if asked_for else None,
        claims=told,
        circles=circle_views([row for one in shown.values() for row in story.carried(one)]),
        sources=teller.sources(session, _sources(teller, shown.values())),
    )


def traceable(claims: Sequence[int], question: int | None) -> list[ColumnElement[bool]]:
    """The conditions for the claims that a report on these traces."""
    found: list[ColumnElement[bool]] = [Claim.status != Status.RECORDED_IN_ERROR]
    if claims:
        found.append(Claim.id.in_(claims))
    if question is not None:
        found.append(taking_a_position(question))
    if not claims and question is None:
        live = Appearance.retracted_at.is_(None)
        several = (
            select(Appearance.claim_id)
            .where(live)
            .group_by(Appearance.claim_id)
            .having(func.count() > 1)
        )
        relayed = Claim.appearances.any(live & Appearance.relays.any())
        found.append(Claim.id.in_(several) | relayed)
    return found


class _Story:
    """The claims of a report, the appearances they are carried by, and which repeats which."""

    def __init__(
        self, teller: Teller, loaded: Mapping[int, Claim], again: Iterable[Relation]
    ) -> None:
        self.teller = teller
        self.loaded = loaded
        self._repeats: dict[int, list[int]] = {}
        for one in again:
            if self.tells(one.from_id) and self.tells(one.to_id):
                self._repeats.setdefault(one.from_id, []).append(one.to_id)

    def tells(self, number: int) -> bool:
        """Whether a claim is no error, and this audience may hear of it."""
        claim = self.loaded.get(number)
        return claim is not None and stands(claim) and self.teller.tells(claim)

    def carried(self, claim: Claim) -> list[Carried]:
        """Its appearances."""
        return carried_of(self.teller, claim, self.teller.claim(claim))

    def repeated_by(self, claim: Claim) -> list[Claim]:
        """The claims it says again."""
        return [self.loaded[one] for one in self._repeats.get(claim.id, ())]

    def first_said(self, claim: Claim) -> list[Claim]:
        """The claims it goes back to by what it repeats; itself if it repeats none."""
        found, seen, waiting = [], {claim.id}, [claim.id]
        while waiting:
            number = waiting.pop()
            onward = self._repeats.get(number, [])
            if not onward:
                found.append(self.loaded[number])
            waiting += [one for one in onward if one not in seen]
            seen.update(onward)
        return found or [claim]


def _question(story: _Story, question: Question, positions: Sequence[Position]) -> QuestionOrigins:
    sides = []
    for answer in Stand:
        mine = [story.loaded[one.claim_id] for one in positions if one.answer is answer]
        mine.sort(key=story.teller.order)
        if mine:
            sides.append(_side(story, answer, mine))
    return QuestionOrigins(story.teller.question(question), question.text, sides)


def _side(story: _Story, answer: Stand, claims: Sequence[Claim]) -> SideOrigins:
    first = {root.id: root for one in claims for root in story.first_said(one)}
    return SideOrigins(
        answer=answer.value,
        claims=[story.teller.claim(one).ref for one in claims],
        repeating=[story.teller.claim(one).ref for one in claims if story.repeated_by(one)],
        traced=traced_view(
            [row for one in claims for row in story.carried(one)],
            [row for one in first.values() for row in story.carried(one)],
        ),
    )


def _onward(again: Iterable[Relation], numbers: set[int]) -> set[int]:
    """Every claim that these repeat, at whatever remove."""
    to: dict[int, list[int]] = {}
    for one in again:
        to.setdefault(one.from_id, []).append(one.to_id)
    found, waiting = set(numbers), list(numbers)
    while waiting:
        fresh = [one for one in to.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _leads_on(teller: Teller, claim: Claim) -> bool:
    traces = teller.traces(claim)
    return len(traces) > 1 or any(len(one.stations) > 1 for one in traces)


def _sources(teller: Teller, claims: Iterable[Claim]) -> set[int]:
    """Every source that carries one of these claims, or relayed it."""
    appearances = [one for claim in claims for one in teller.appearances(claim)]
    hops = {hop.source_id for one in appearances for hop in one.relays}
    return {one.source_id for one in appearances} | {one for one in hops if one is not None}
