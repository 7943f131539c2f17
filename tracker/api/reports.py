"""`report`: what is on file, put together; frozen, and already as its audience may see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, Unpack

from tracker.api.guarding import guarded
from tracker.api.picking import claim_filter, claims_found
from tracker.api.releasing import released
from tracker.api.values import ClaimsAsked, several, word
from tracker.vocabulary.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from tracker.api.database import Database
    from tracker.reporting.anonymity import AnonymityReport
    from tracker.reporting.conflicts import ConflictsReport
    from tracker.reporting.dossier import DossierReport
    from tracker.reporting.impact import ImpactReport
    from tracker.reporting.map import MapReport
    from tracker.reporting.responses import ResponsesReport
    from tracker.reporting.shifts import ShiftsReport
    from tracker.reporting.sourcing import SourcingReport
    from tracker.reporting.timeline import TimelineReport
    from tracker.reporting.tracing import OriginsReport

Report = TypeVar("Report")


@guarded
class Reports:
    """`report`.

    In every report, `audience` is internal or public: for the public it is what was published.
    A public report is refused if a text in it gives away what is withheld. References that are
    asked for may be one or several.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def conflicts(
        self,
        *,
        claim: str | Sequence[str] = (),
        speaker: str | Sequence[str] = (),
        question: str | None = None,
        unresolved: bool = False,
        everything: bool = False,
        audience: str = "internal",
        as_of: datetime | None = None,
    ) -> ConflictsReport:
        """Each disputed claim beside its answers, and what each answer does to it.

        Args:
            claim: only this.
            speaker: only with this speaker in it.
            question: only claims that answer it, with who stands where.
            unresolved: leave out what is resolved.
            everything: every claim with any answer.
            audience: whom it is for.
            as_of: as the database was at this moment, with a time zone.
        """
        from tracker.reporting.checks.policy import policy_found
        from tracker.reporting.conflicts import conflicts_report
        from tracker.reporting.left_out import answering_or_answered
        from tracker.store.lookup import find_question, find_speaker

        policy = policy_found()
        with self._database.reading(as_of) as session:
            numbers = claims_found(self._database, session, several(claim))
            report = conflicts_report(
                session,
                claims=numbers,
                speakers=[find_speaker(session, ref) for ref in several(speaker)],
                question=find_question(session, question) if question else None,
                unresolved=unresolved,
                everything=everything,
                audience=_audience(audience),
                policy=policy,
                as_of=_as_of(as_of),
            )
            return self._released(session, audience, report, answering_or_answered(numbers))

    def origins(
        self,
        *,
        claim: str | Sequence[str] = (),
        question: str | None = None,
        audience: str = "internal",
    ) -> OriginsReport:
        """In how many reports claims stand, and to whom they are traced.

        Args:
            claim: only this; by default those in more than one report, or relayed.
            question: only claims that answer it, and each side together.
            audience: whom it is for.
        """
        from tracker.reporting.tracing import origins_report, traceable
        from tracker.store.lookup import find_question

        with self._database.reading() as session:
            numbers = claims_found(self._database, session, several(claim))
            asked = find_question(session, question) if question else None
            report = origins_report(
                session, claims=numbers, question=asked, audience=_audience(audience)
            )
            return self._released(session, audience, report, *traceable(numbers, asked))

    def shifts(
        self,
        *,
        speaker: str | Sequence[str] = (),
        question: str | None = None,
        audience: str = "internal",
    ) -> ShiftsReport:
        """Speakers, or bodies through their speakers, against themselves over time.

        Args:
            speaker: only this speaker or body.
            question: only claims that answer it.
            audience: whom it is for.
        """
        from tracker.reporting.shifts import shiftable, shifts_report
        from tracker.store.lookup import find_question, find_speaker

        with self._database.reading() as session:
            numbers = [find_speaker(session, ref) for ref in several(speaker)]
            asked = find_question(session, question) if question else None
            report = shifts_report(
                session, speakers=numbers, question=asked, audience=_audience(audience)
            )
            return self._released(session, audience, report, *shiftable(asked))

    def sourcing(
        self,
        *,
        claim: str | Sequence[str] = (),
        question: str | None = None,
        rule: str | Collection[str] = (),
        audience: str = "internal",
        as_of: datetime | None = None,
        **asked: Unpack[ClaimsAsked],
    ) -> SourcingReport:
        """Claims held against newsrooms' rules of sourcing.

        Args:
            claim: only this.
            question: only claims that answer it.
            rule: only this, such as A5.
            audience: whom it is for.
            as_of: as the database was at this moment, with a time zone.
            asked: which claims; see `ClaimsAsked`.
        """
        from tracker.reporting.checks.policy import policy_found
        from tracker.reporting.claims import claim_conditions
        from tracker.reporting.sourcing import sourcing_report
        from tracker.store.lookup import find_question
        from tracker.vocabulary.sourcing import RuleId

        policy = policy_found()
        rules = [word(RuleId, "rule", one) for one in several(_listed(rule))]
        with self._database.reading(as_of) as session:
            wanted = replace(
                claim_filter(session, asked, limit=None),
                claims=claims_found(self._database, session, several(claim)),
                question=find_question(session, question) if question else None,
            )
            report = sourcing_report(
                session,
                wanted,
                rules=rules,
                policy=policy,
                audience=_audience(audience),
                as_of=_as_of(as_of),
            )
            return self._released(session, audience, report, *claim_conditions(wanted))

    def anonymity(
        self,
        *,
        question: str | None = None,
        audience: str = "internal",
        **asked: Unpack[ClaimsAsked],
    ) -> AnonymityReport:
        """What rests on speakers that readers were not told the names of.

        Args:
            question: only claims that answer it.
            audience: whom it is for.
            asked: which claims; see `ClaimsAsked`.
        """
        from tracker.reporting.anonymity import anonymity_report
        from tracker.reporting.claims import claim_conditions
        from tracker.store.lookup import find_question

        with self._database.reading() as session:
            wanted = replace(
                claim_filter(session, asked, limit=None),
                question=find_question(session, question) if question else None,
            )
            report = anonymity_report(session, wanted, audience=_audience(audience))
            return self._released(session, audience, report, *claim_conditions(wanted))

    def timeline(
        self,
        *,
        claim: str | Sequence[str] = (),
        question: str | None = None,
        audience: str = "internal",
        **asked: Unpack[ClaimsAsked],
    ) -> TimelineReport:
        """What was said, published and recorded, in order.

        Args:
            claim: only this.
            question: only claims that answer it.
            audience: whom it is for.
            asked: which claims; see `ClaimsAsked`.
        """
        from tracker.reporting.timeline import timed, timeline_report
        from tracker.store.lookup import find_question

        with self._database.reading() as session:
            wanted = replace(
                claim_filter(session, asked, limit=None),
                claims=claims_found(self._database, session, several(claim)),
            )
            on = find_question(session, question) if question else None
            report = timeline_report(session, wanted, question=on, audience=_audience(audience))
            return self._released(session, audience, report, *timed(wanted, on))

    def dossier(
        self, ref: str, *, audience: str = "internal", as_of: datetime | None = None
    ) -> DossierReport:
        """All there is on a claim, a speaker or a question.

        Args:
            ref: C6, P1, a speaker's name, or Q1.
            audience: whom it is for.
            as_of: as the database was at this moment, with a time zone.

        Raises:
            NotForThePublicError: nothing of it is.
        """
        from tracker.errors import NotForThePublicError
        from tracker.reporting.checks.policy import policy_found
        from tracker.reporting.dossier import dossier_report, touched_by
        from tracker.store.lookup import find_subject

        policy = policy_found()
        with self._database.reading(as_of) as session:
            subject = find_subject(session, ref)
            report = dossier_report(
                session,
                subject,
                audience=_audience(audience),
                policy=policy,
                as_of=_as_of(as_of),
            )
            if report is None:
                raise NotForThePublicError(ref)
            return self._released(session, audience, report, touched_by(session, subject))

    def responses(
        self,
        *,
        claim: str | Sequence[str] = (),
        question: str | Sequence[str] = (),
        audience: str = "internal",
    ) -> ResponsesReport:
        """Who was asked for a response, who was never asked, and who declined in print.

        Args:
            claim: only what bears on it.
            question: only what bears on it, or on claims that answer it.
            audience: whom it is for.
        """
        from tracker.reporting.left_out import answering_or_answered
        from tracker.reporting.responses import responses_report
        from tracker.store.lookup import find_question

        with self._database.reading() as session:
            numbers = claims_found(self._database, session, several(claim))
            report = responses_report(
                session,
                claims=numbers,
                questions=[find_question(session, ref) for ref in several(question)],
                audience=_audience(audience),
            )
            return self._released(session, audience, report, answering_or_answered(numbers))

    def impact(self, ref: str, *, audience: str = "internal") -> ImpactReport:
        """What leans on a source, a speaker or a claim, as if it were withdrawn or wrong."""
        from tracker.reporting.impact import around, impact_report
        from tracker.store.lookup import find_bearer

        with self._database.reading() as session:
            one, to = find_bearer(session, ref), _audience(audience)
            report = impact_report(session, one, audience=to)
            return self._released(session, audience, report, around(session, one, to))

    def map(
        self,
        *,
        claim: str | Sequence[str] = (),
        question: str | None = None,
        everything: bool = False,
        audience: str = "internal",
    ) -> MapReport:
        """Claims and what they do to each other; without a claim, all disputed ones.

        Args:
            claim: around this.
            question: what claims answer to it; not with `claim`.
            everything: claims with any answer; fold nothing.
            audience: whom it is for.
        """
        from tracker.reporting.left_out import answering_or_answered, taking_a_position
        from tracker.reporting.map import map_report
        from tracker.store.lookup import find_claim, find_question

        with self._database.reading() as session:
            numbers = [find_claim(session, ref) for ref in several(claim)]
            asked = find_question(session, question) if question else None
            report = map_report(
                session,
                claims=numbers,
                question=asked,
                everything=everything,
                audience=_audience(audience),
            )
            among = taking_a_position(asked) if asked else answering_or_answered(numbers)
            return self._released(session, audience, report, among)

    def _released(
        self, session: Session, audience: str, report: Report, *among: ColumnElement[bool]
    ) -> Report:
        return released(self._database.tell, session, _audience(audience), report, *among)


def _audience(given: str) -> Audience:
    return word(Audience, "audience", given)


def _listed(given: str | Collection[str]) -> str | tuple[str, ...]:
    return given if isinstance(given, str) else tuple(given)


def _as_of(moment: datetime | None) -> str | None:
    """How a report tells of which moment it is; None for now."""
    if moment is None:
        return None
    from datetime import UTC

    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
