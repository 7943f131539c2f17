"""`relation`: what one claim does to another, and its life."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.api.database import Database, Written
from tracker.api.guarding import guarded
from tracker.api.values import several

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracker.api.database import Writing
    from tracker.models import Relation
    from tracker.reporting.relations import RelationReport, RelationsReport


@guarded
class Relations:
    """`relation`: what one claim does to another."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def show(self, ref: str) -> RelationReport:
        """One relation with both its ends."""
        from tracker.reporting.relations import relation_report
        from tracker.store.lookup import find_relation

        with self._database.reading() as session:
            return relation_report(session, find_relation(session, ref))

    def list(
        self,
        *,
        claim: str | Sequence[str] = (),
        everything: bool = False,
        limit: int | None = None,
    ) -> RelationsReport:
        """Relations in the order of recording.

        Args:
            claim: only those with it at an end; one or several.
            everything: the retracted and rejected, too.
            limit: at most so many.
        """
        from tracker.reporting.relations import relations_report
        from tracker.store.lookup import find_claim

        with self._database.reading() as session:
            return relations_report(
                session,
                claims=tuple(find_claim(session, ref) for ref in several(claim)),
                limit=limit,
                everything=everything,
            )

    def confirm(self, ref: str, *, confirmed: bool = False) -> Written[RelationReport]:
        """Stand behind a relation that was proposed or rejected; its rules are checked again.

        Args:
            ref: of the relation.
            confirmed: a contradiction whose place or time is unknown is meant.
        """
        from tracker.relating.judging import confirm

        def judge(under_way: Writing, relation: Relation) -> None:
            author = under_way.author
            confirm(under_way.session, relation, author.who, author.clock(), confirmed=confirmed)

        return self._judged("relation confirm", ref, judge)

    def reject(self, ref: str, *, why: str | None = None) -> Written[RelationReport]:
        """Say that a relation does not hold; it leaves the reports and stays on file."""
        from tracker.relating.judging import reject

        def judge(under_way: Writing, relation: Relation) -> None:
            reject(under_way.session, relation, under_way.author.who, under_way.author.clock())

        return self._judged("relation reject", ref, judge, why)

    def resolve(self, ref: str, words: str) -> Written[RelationReport]:
        """Put down how a matter was settled; reports mark it, and count it as before."""
        from tracker.relating.judging import resolve
        from tracker.vocabulary.text import storable

        storable("words", words)

        def judge(under_way: Writing, relation: Relation) -> None:
            author = under_way.author
            resolve(under_way.session, relation, words, author.who, author.clock())

        return self._judged("relation resolve", ref, judge)

    def retract(self, ref: str, *, why: str) -> Written[RelationReport]:
        """Take a relation back; it leaves reports and counts."""
        from tracker.api.retracting import retracted
        from tracker.models import Relation
        from tracker.store.lookup import find_relation

        called = retracted(self._database, "relation", (Relation, find_relation), ref, why=why)
        return Written(called, self.show(called))

    def _judged(
        self,
        command: str,
        ref: str,
        judge: Callable[[Writing, Any], None],
        why: str | None = None,
    ) -> Written[RelationReport]:
        from tracker.models import Relation
        from tracker.store.lookup import find_relation

        with self._database.writing(command, why) as under_way:
            relation = under_way.session.get_one(Relation, find_relation(under_way.session, ref))
            judge(under_way, relation)
            called = f"R{relation.id}"
        return Written(called, self.show(called))


@guarded
class Relating:
    """The verb `relate`, of the database itself as it is of the program."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def relate(
        self,
        a: str,
        type_: str,
        b: str,
        *,
        why: str,
        match: Mapping[str, str] | None = None,
        answered_by: str | None = None,
        proposed: bool = False,
        note: str | None = None,
        confirmed: bool = False,
    ) -> Written[RelationReport]:
        """Record that one claim answers another.

        Args:
            a: the claim that answers.
            type_: how: contradicts, disputes, qualifies, weakens, leaves_open, corroborates,
                repeats or supersedes.
            b: the claim answered.
            why: the reason, in a sentence.
            match: the scope of `a` beside that of `b`: who, what, where, when, each same,
                narrower, wider, different or unknown.
            answered_by: of disputes: the speaker, or the outlet that set `a` beside `b`.
            proposed: for others to judge; not in reports until then.
            note: internal, never public.
            confirmed: a contradiction whose place or time is unknown is meant.

        Raises:
            RelationRefusedError: a rule of its type, or what stands already.
            UnconfirmedError: it would only stand if confirmed.
        """
        from tracker.api.claims import matched
        from tracker.api.values import word
        from tracker.recording.finding import claim_of
        from tracker.relating.relate import RelationDraft, relate
        from tracker.vocabulary.relations import AnsweredBy, RelationType
        from tracker.vocabulary.text import storable

        kind = word(RelationType, "type", type_)
        by = word(AnsweredBy, "answered_by", answered_by) if answered_by else None
        with self._database.writing("relate") as under_way:
            session, author = under_way.session, under_way.author
            draft = RelationDraft(
                a=claim_of(session, a),
                type=kind,
                b=claim_of(session, b),
                why=storable("why", why),
                match=matched(match),
                answered_by=by,
                proposed=proposed,
                confirmed=confirmed,
                note=note,
            )
            made = relate(session, draft, author.who, author.clock())
            called, hints = f"R{made.relation.id}", tuple(made.hints)
        return Written(called, Relations(self._database).show(called), hints)
