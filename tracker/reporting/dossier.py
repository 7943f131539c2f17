"""The dossier: all there is on one claim, speaker or question, made of the other reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from tracker.models import Claim, ClaimSpeaker, Question, Speaker
from tracker.reporting.agreed import agreed_relations, stands
from tracker.reporting.anonymity import AnonymityReport, anonymity_report
from tracker.reporting.answers import Response
from tracker.reporting.checks.policy import AS_IT_COMES, Policy
from tracker.reporting.claims import ClaimFilter
from tracker.reporting.conflicts import ConflictsReport, conflicts_report
from tracker.reporting.describing import load_claims
from tracker.reporting.left_out import answering_or_answered
from tracker.reporting.log import LogReport, log_report
from tracker.reporting.profile import ProfileView, profile_of
from tracker.reporting.questions import positions_on
from tracker.reporting.shifts import ShiftsReport, shifts_report
from tracker.reporting.sourcing import SourcingReport, sourcing_report
from tracker.reporting.tellers import teller_for
from tracker.reporting.timeline import TimelineEntry, timeline_report
from tracker.reporting.tracing import OriginsReport, origins_report
from tracker.reporting.views import ClaimView, SourceView
from tracker.store.merges import family
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import RelationType


@dataclass(frozen=True)
class AnsweredView:
    """A claim that one of a dossier's answers, in what way and why; `by` refers to that one."""

    by: str
    claim: ClaimView
    type: str
    why: str


@dataclass(frozen=True)
class DossierReport:
    """The report on one record; what is not told of its kind, or to its audience, is null.

    `claims` are the claim itself, those of the speaker, or those that answer the question.
    `requests` are events of the timeline; `history` is internal. `as_of` is the moment whose state
    of the database this is, null for now; of a past moment there is no `history`.
    """

    schema: str
    generated_at: str
    as_of: str | None
    audience: str
    kind: str
    ref: str
    text: str
    claims: list[ClaimView]
    profile: ProfileView | None
    answers_to: list[AnsweredView]
    conflicts: ConflictsReport | None
    origins: OriginsReport | None
    anonymity: AnonymityReport | None
    sourcing: SourcingReport | None
    shifts: ShiftsReport | None
    requests: list[TimelineEntry]
    history: LogReport | None
    sources: list[SourceView]


def dossier_report(
    session: Session,
    subject: Claim | Speaker | Question,
    *,
    audience: Audience = Audience.INTERNAL,
    policy: Policy = AS_IT_COMES,
    as_of: str | None = None,
    now: datetime | None = None,
) -> DossierReport | None:
    """Build the report.

    Args:
        session: a reading session.
        subject: what it is on.
        audience: for the public, as published; a speaker there is who is told by one name, and
            what was said without it is not tied to that.
        policy: which notices and findings apply.
        as_of: the moment of which the session holds the state, if it is past; requests are told
            as they stood then.
        now: the clock.

    Returns:
        None where nothing of it may be told to this audience.
    """
    desk = _Desk(session, audience, policy, as_of, now or datetime.now(UTC))
    if isinstance(subject, Claim):
        return _on_claim(desk, subject)
    if isinstance(subject, Question):
        return _on_question(desk, subject)
    return _on_speaker(desk, subject)


def touched_by(session: Session, subject: Claim | Speaker | Question) -> ColumnElement[bool]:
    """The condition for the claims that a dossier would be on, for us."""
    if isinstance(subject, Claim):
        return or_(Claim.id == subject.id, answering_or_answered([subject.id]))
    if isinstance(subject, Question):
        return Claim.id.in_([one.claim_id for one in positions_on(session, subject.id)])
    return Claim.speakers.any(ClaimSpeaker.speaker_id.in_(family(session, [subject.id])))


class _Desk:
    """For whom a dossier is put together: one teller, so that all parts number alike."""

    def __init__(
        self,
        session: Session,
        audience: Audience,
        policy: Policy,
        as_of: str | None,
        now: datetime,
    ) -> None:
        self.session = session
        self.audience = audience
        self.as_of = as_of
        self.now = now
        self.teller = teller_for(session, audience, policy)
        self._policy = policy

    def told(self, numbers: Sequence[int]) -> list[Claim]:
        """The claims of these that stand and may be told, in order."""
        loaded = load_claims(self.session, numbers, self.audience).values()
        kept = (one for one in loaded if stands(one) and self.teller.tells(one))
        return sorted(kept, key=self.teller.order)

    def conflicts(
        self, claims: Sequence[int] = (), question: int | None = None, *, everything: bool = False
    ) -> ConflictsReport:
        """What stands against claims, without what was recorded in error."""
        found = conflicts_report(
            self.session,
            claims=claims,
            question=question,
            everything=everything,
            audience=self.audience,
            policy=self._policy,
            as_of=self.as_of,
            teller=self.teller,
            now=self.now,
        )
        listed = [replace(one, responses=_standing(one.responses)) for one in found.disputed_claims]
        return replace(found, disputed_claims=[one for one in listed if one.responses])

    def origins(self, claims: Sequence[int] = (), question: int | None = None) -> OriginsReport:
        """To whom claims are traced."""
        return origins_report(
            self.session,
            claims=claims,
            question=question,
            audience=self.audience,
            teller=self.teller,
            now=self.now,
        )

    def anonymity(self, claims: Sequence[int]) -> AnonymityReport | None:
        """What of these claims rests on unnamed voices; None where there are none."""
        if not claims:
            return None
        wanted = ClaimFilter(claims=claims)
        return anonymity_report(
            self.session, wanted, audience=self.audience, teller=self.teller, now=self.now
        )

    def sourcing(self, claim: int) -> SourcingReport:
        """What the rules of sourcing find in a claim."""
        return sourcing_report(
            self.session,
            ClaimFilter(claims=[claim]),
            policy=self._policy,
            audience=self.audience,
            as_of=self.as_of,
            teller=self.teller,
            now=self.now,
        )

    def shifts(self, speaker: int, called: str) -> ShiftsReport:
        """A speaker against itself."""
        return shifts_report(
            self.session,
            speakers=[speaker],
            called=called,
            audience=self.audience,
            teller=self.teller,
            now=self.now,
        )

    def requests(self, wanted: ClaimFilter, question: int | None = None) -> list[TimelineEntry]:
        """What was asked and what came of it, as far as that is told."""
        report = timeline_report(
            self.session,
            wanted,
            question=question,
            audience=self.audience,
            teller=self.teller,
            now=datetime.fromisoformat(self.as_of) if self.as_of else self.now,
        )
        return [one for one in report.entries if one.request is not None]


def _on_claim(desk: _Desk, claim: Claim) -> DossierReport | None:
    loaded = load_claims(desk.session, [claim.id], desk.audience)[claim.id]
    if not desk.teller.tells(loaded):
        return None
    view = desk.teller.claim(loaded)
    conflicts = desk.conflicts([claim.id], everything=True)
    answering = [one.claim for row in conflicts.disputed_claims for one in row.responses]
    return _report(
        desk,
        kind="claim",
        ref=view.ref,
        text=view.text,
        claims=[view],
        answers_to=_answered(desk, [claim.id]),
        conflicts=conflicts,
        origins=desk.origins([claim.id]),
        anonymity=desk.anonymity([claim.id, *_numbers(desk.session, answering)]),
        sourcing=desk.sourcing(claim.id),
        requests=desk.requests(ClaimFilter(claims=[claim.id])),
        history=None
        if desk.audience is Audience.PUBLIC or desk.as_of
        else log_report(desk.session, record=claim),
    )


def _on_speaker(desk: _Desk, speaker: Speaker) -> DossierReport | None:
    found = profile_of(desk.session, desk.teller, speaker, desk.audience)
    if found is None:
        return None
    profile, told = found
    numbers = [one.id for one in told]
    wanted = ClaimFilter(speakers=family(desk.session, [speaker.id]))
    if desk.audience is Audience.PUBLIC:  # what was said unnamed is not tied to the speaker
        wanted = ClaimFilter(claims=numbers)
    return _report(
        desk,
        kind="speaker",
        ref=profile.ref,
        text=profile.name,
        claims=[desk.teller.claim(one) for one in told],
        profile=profile,
        answers_to=_answered(desk, numbers),
        conflicts=desk.conflicts(numbers) if numbers else None,
        anonymity=desk.anonymity(numbers),
        shifts=desk.shifts(speaker.id, profile.ref),
        requests=desk.requests(wanted),
    )


def _on_question(desk: _Desk, question: Question) -> DossierReport:
    numbers = [one.claim_id for one in positions_on(desk.session, question.id)]
    return _report(
        desk,
        kind="question",
        ref=desk.teller.question(question),
        text=question.text,
        claims=[desk.teller.claim(one) for one in desk.told(numbers)],
        conflicts=desk.conflicts(question=question.id),
        origins=desk.origins(question=question.id),
        anonymity=desk.anonymity(numbers),
        requests=desk.requests(ClaimFilter(), question.id),
    )


def _report(
    desk: _Desk,
    *,
    kind: str,
    ref: str,
    text: str,
    claims: list[ClaimView],
    requests: list[TimelineEntry],
    conflicts: ConflictsReport | None,
    anonymity: AnonymityReport | None,
    profile: ProfileView | None = None,
    answers_to: list[AnsweredView] | None = None,
    origins: OriginsReport | None = None,
    sourcing: SourcingReport | None = None,
    shifts: ShiftsReport | None = None,
    history: LogReport | None = None,
) -> DossierReport:
    """With every source that a part names, once."""
    named = [
        *(conflicts.sources if conflicts else ()),
        *(origins.sources if origins else ()),
        *(anonymity.sources if anonymity else ()),
        *(shifts.sources if shifts else ()),
    ]
    return DossierReport(
        schema="tracker/dossier/1",
        generated_at=desk.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        as_of=desk.as_of,
        audience=desk.audience,
        kind=kind,
        ref=ref,
        text=text,
        claims=claims,
        profile=profile,
        answers_to=answers_to or [],
        conflicts=conflicts,
        origins=origins,
        anonymity=anonymity,
        sourcing=sourcing,
        shifts=shifts,
        requests=requests,
        history=history,
        sources=list({one.ref: one for one in named}.values()),
    )


def _answered(desk: _Desk, numbers: Sequence[int]) -> list[AnsweredView]:
    """What some claims answer; a contradiction stands among the answers to them."""
    wanted = set(numbers)
    mine = [
        one
        for one in agreed_relations(desk.session)
        if one.from_id in wanted and one.type is not RelationType.CONTRADICTS
    ]
    ends = {number for one in mine for number in (one.from_id, one.to_id)}
    told = {one.id: desk.teller.claim(one) for one in desk.told(sorted(ends))}
    return [
        AnsweredView(told[one.from_id].ref, told[one.to_id], one.type, one.why)
        for one in mine
        if one.from_id in told and one.to_id in told
    ]


def _numbers(session: Session, claims: Sequence[ClaimView]) -> list[int]:
    uids = {UUID(one.uid) for one in claims}
    return list(session.scalars(select(Claim.id).where(Claim.uid.in_(uids)).order_by(Claim.id)))


def _standing(responses: Sequence[Response]) -> list[Response]:
    return [one for one in responses if one.claim.status != Status.RECORDED_IN_ERROR]
