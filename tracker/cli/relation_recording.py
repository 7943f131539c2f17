"""`relate`, and the life of a relation: confirm, reject, resolve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.claim_options import MATCH
from tracker.cli.parameters import PROSE, WordOf
from tracker.cli.references import CLAIM, RELATION
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import confirming, format_option, tell, writing_as
from tracker.vocabulary.relations import AnsweredBy, RelationType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from tracker.models import Relation


@click.command(
    cls=Command,
    epilog="Example: tracker relate C18 leaves_open C6 --why 'It names no pause.'",
)
@click.argument("a", metavar="A", type=CLAIM)
@click.argument("type_", metavar="TYPE", type=WordOf(RelationType))
@click.argument("b", metavar="B", type=CLAIM)
@click.option("--why", required=True, type=PROSE, help="The reason, in a sentence.")
@click.option(
    "--match",
    type=MATCH,
    metavar="WHO,WHAT,WHERE,WHEN",
    help="A's scope beside B's; or who=…,what=…, the rest is read from the claims.",
)
@click.option(
    "--answered-by",
    type=WordOf(AnsweredBy),
    metavar="WHO",
    help="Of disputes: the speaker (default), or the outlet that set A beside B.",
)
@click.option("--proposed", is_flag=True, help="For others to judge; not in reports until then.")
@click.option("--note", type=PROSE, help="Internal, never public.")
@format_option
@pass_settings
def relate(
    settings: Settings,
    *,
    a: str,
    type_: RelationType,
    b: str,
    why: str,
    match: Mapping[str, Any] | None,
    answered_by: AnsweredBy | None,
    proposed: bool,
    note: str | None,
    format_: str | None,
) -> None:
    """Record that claim A answers claim B.

    TYPE is contradicts, disputes, qualifies, weakens, leaves_open, corroborates, repeats or
    supersedes. Only what cannot both be true contradicts: that needs --match.
    """
    from tracker.recording.finding import claim_of
    from tracker.relating.relate import RelationDraft, relate

    author = settings.author("relate")

    def write(confirmed: bool) -> tuple[int, list[str]]:
        with writing_as(settings, author) as session:
            draft = RelationDraft(
                a=claim_of(session, a),
                type=type_,
                b=claim_of(session, b),
                why=why,
                match=match or {},
                answered_by=answered_by,
                proposed=proposed,
                confirmed=confirmed,
                note=note,
            )
            made = relate(session, draft, author.who, author.clock())
            return made.relation.id, made.hints

    number, hints = confirming(settings, write)
    _tell(settings, number, "recorded", format_, hints)


@click.command(cls=Command, epilog="Example: tracker relation confirm R13")
@click.argument("ref", type=RELATION)
@format_option
@pass_settings
def confirm(settings: Settings, *, ref: str, format_: str | None) -> None:
    """Stand behind a relation that was proposed or rejected; its rules are checked again."""
    from tracker.relating.judging import confirm

    author = settings.author("relation confirm")

    def write(confirmed: bool) -> int:
        return _judge(
            settings,
            "relation confirm",
            ref,
            lambda session, relation: confirm(
                session, relation, author.who, author.clock(), confirmed=confirmed
            ),
        )

    _tell(settings, confirming(settings, write), "agreed", format_)


@click.command(cls=Command, epilog="Example: tracker relation reject R3")
@click.argument("ref", type=RELATION)
@click.option("--why", type=PROSE, help="The reason, kept in the history.")
@format_option
@pass_settings
def reject(settings: Settings, *, ref: str, why: str | None, format_: str | None) -> None:
    """Say that a relation does not hold; it leaves the reports and stays on file."""
    from tracker.relating.judging import reject

    author = settings.author("relation reject", why)
    number = _judge(
        settings,
        "relation reject",
        ref,
        lambda session, relation: reject(session, relation, author.who, author.clock()),
        why,
    )
    _tell(settings, number, "rejected", format_)


@click.command(
    cls=Command, epilog="Example: tracker relation resolve R3 'He meant his own institute only.'"
)
@click.argument("ref", type=RELATION)
@click.argument("words", type=PROSE)
@format_option
@pass_settings
def resolve(settings: Settings, *, ref: str, words: str, format_: str | None) -> None:
    """Put down in WORDS how a matter was settled; reports mark it, and count it as before."""
    from tracker.relating.judging import resolve

    author = settings.author("relation resolve")
    number = _judge(
        settings,
        "relation resolve",
        ref,
        lambda session, relation: resolve(session, relation, words, author.who, author.clock()),
    )
    _tell(settings, number, "resolved", format_)


def _judge(
    settings: Settings,
    command: str,
    ref: str,
    judge: Callable[[Session, Relation], None],
    why: str | None = None,
) -> int:
    from tracker.models import Relation
    from tracker.store.lookup import find_relation

    with writing_as(settings, settings.author(command, why)) as session:
        relation = session.get_one(Relation, find_relation(session, ref))
        judge(session, relation)
        return relation.id


def _tell(
    settings: Settings,
    number: int,
    verb: str,
    format_: str | None,
    hints: list[str] | None = None,
) -> None:
    from tracker.rendering.recorded import relation_line
    from tracker.reporting.relations import relation_report
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        report = relation_report(session, number)
    tell(settings, [relation_line(report.relation, verb)], report, format_, hints or [])
