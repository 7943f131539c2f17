"""`question`, `position` and `verdict`: what claims answer, and what was found of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from tracker.api.database import Database, Written
from tracker.api.guarding import guarded

if TYPE_CHECKING:
    from tracker.reporting.claims import ClaimReport
    from tracker.reporting.questions import QuestionReport, QuestionsReport


class QuestionValues(TypedDict, total=False):
    """What to change of a question."""

    text: str
    note: str | None


class VerdictValues(TypedDict, total=False):
    """What was found, why, when, and where that was published."""

    rating: str
    why: str
    decided: str | None
    url: str | None


@guarded
class Questions:
    """`question`: contested questions, put so that yes and no are answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def show(self, ref: str) -> QuestionReport:
        """One question with what each claim answers."""
        from tracker.reporting.questions import question_report
        from tracker.store.lookup import find_question

        with self._database.reading() as session:
            return question_report(session, find_question(session, ref))

    def list(self, *, everything: bool = False, limit: int | None = None) -> QuestionsReport:
        """Questions, with how many claims answer what; the retracted only with `everything`."""
        from tracker.reporting.questions import questions_report

        with self._database.reading() as session:
            return questions_report(session, limit=limit, everything=everything)

    def add(self, text: str, *, note: str | None = None) -> Written[QuestionReport]:
        """Put a contested question on file.

        Raises:
            RefusedError: it stands already.
        """
        from tracker.recording.questions import record_question
        from tracker.vocabulary.text import storable

        with self._database.writing("question add") as under_way:
            called = f"Q{record_question(under_way.session, storable('text', text), note).id}"
        return Written(called, self.show(called))

    def edit(
        self,
        ref: str,
        *,
        version: int | None = None,
        why: str | None = None,
        **given: Unpack[QuestionValues],
    ) -> Written[QuestionReport]:
        """Put a question in other words; its positions stay.

        Args:
            ref: of the question.
            version: refuse if the record is no longer as it was read at this version.
            why: kept in the history.
            given: what to change; None takes the note away.
        """
        from tracker.api.values import checked
        from tracker.recording.finding import question_of
        from tracker.recording.questions import edit_question
        from tracker.store.versions import check_version

        values = checked(given, QuestionValues, text=str, note=str)
        with self._database.writing("question edit", why) as under_way:
            found = question_of(under_way.session, ref)
            called = f"Q{found.id}"
            check_version(under_way.session, found, called, version)
            edit_question(under_way.session, found, values)
        return Written(called, self.show(called))

    def retract(self, ref: str, *, why: str) -> Written[QuestionReport]:
        """Take a question back that no claim answers."""
        from tracker.api.retracting import retracted
        from tracker.models import Question
        from tracker.store.lookup import find_question

        called = retracted(self._database, "question", (Question, find_question), ref, why=why)
        return Written(called, self.show(called))

    def take_position(
        self, claim: str, question: str, answer: str, *, why: str | None = None
    ) -> Written[QuestionReport]:
        """Record what a claim answers to a question; a new answer replaces the last.

        Args:
            claim: that answers.
            question: that it answers.
            answer: yes, no, partly or no_position, read off the claim's own words.
            why: the reason.

        Raises:
            RefusedError: a no comment or no knowledge takes no side.
        """
        from tracker.api.values import word
        from tracker.recording.finding import claim_of, question_of
        from tracker.recording.questions import take_position
        from tracker.vocabulary.questions import Stand

        stand = word(Stand, "answer", answer)
        with self._database.writing("position", why) as under_way:
            session = under_way.session
            on, by = question_of(session, question), claim_of(session, claim)
            before = take_position(session, by, on, stand, author=under_way.author, why=why).before
            line = str(stand) if before in {None, stand} else f"{before} → {stand}"
            line = f"{line} already" if before is stand else line
            told, called = f"C{by.id} on Q{on.id}: {line.replace('_', ' ')}", f"Q{on.id}"
        return Written(called, self.show(called), changed=before is not stand, also=(told,))

    def drop_position(self, claim: str, question: str, *, why: str) -> Written[QuestionReport]:
        """Take back what a claim answers to a question.

        Raises:
            RefusedError: it has no position on it.
        """
        from tracker.recording.finding import claim_of, question_of
        from tracker.recording.questions import drop_position

        with self._database.writing("position", why) as under_way:
            session = under_way.session
            on, by = question_of(session, question), claim_of(session, claim)
            line = f"no longer {drop_position(session, by, on, under_way.author)}"
            told, called = f"C{by.id} on Q{on.id}: {line.replace('_', ' ')}", f"Q{on.id}"
        return Written(called, self.show(called), also=(told,))


@guarded
class Verdicts:
    """`verdict`: what a fact-check found of a claim; it is never inferred."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(
        self,
        claim: str,
        rating: str,
        *,
        why: str,
        by: str | None = None,
        decided: str | None = None,
        url: str | None = None,
    ) -> Written[ClaimReport]:
        """Record a verdict; a reviewer's new one on a claim replaces the last.

        Args:
            claim: that was checked.
            rating: in words of your scale.
            why: the rationale.
            by: who checked it; by default the user.
            decided: when, EDTF; today by default.
            url: where it was published; without one it is internal.
        """
        from tracker.api.values import checked
        from tracker.recording.finding import claim_of
        from tracker.recording.verdicts import VerdictDraft, give_verdict

        values = {"rating": rating, "why": why, "decided": decided, "url": url}
        given = checked(values, VerdictValues, VerdictDraft)
        with self._database.writing("verdict") as under_way:
            on, reviewer = claim_of(under_way.session, claim), by or under_way.author.who
            draft = VerdictDraft(reviewer=reviewer, **given)
            before = give_verdict(under_way.session, on, draft, under_way.author)
            line = rating if before in {None, rating} else f"{before} → {rating}"
            told, called = f"C{on.id} by {reviewer}: {line}", f"C{on.id}"
        return Written(called, self._claim(called), also=(told,))

    def drop(self, claim: str, *, why: str, by: str | None = None) -> Written[ClaimReport]:
        """Take a reviewer's verdict on a claim back.

        Raises:
            RefusedError: there is none.
        """
        from tracker.recording.finding import claim_of
        from tracker.recording.verdicts import drop_verdict

        with self._database.writing("verdict", why) as under_way:
            on, reviewer = claim_of(under_way.session, claim), by or under_way.author.who
            before = drop_verdict(under_way.session, on, reviewer, under_way.author)
            told, called = f"C{on.id} by {reviewer}: no longer {before}", f"C{on.id}"
        return Written(called, self._claim(called), also=(told,))

    def _claim(self, called: str) -> ClaimReport:
        from tracker.api.claims import Claims

        return Claims(self._database).show(called)
