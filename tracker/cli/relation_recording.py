"""`relate`, and the life of a relation: confirm, reject, resolve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.claim_options import MATCH
from tracker.cli.parameters import PROSE, WordOf
from tracker.cli.references import CLAIM, RELATION
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import confirming, format_option, opened, tell
from tracker.vocabulary.relations import AnsweredBy, RelationType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.api.database import Written
    from tracker.reporting.relations import RelationReport


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

    def write(confirmed: bool) -> Written[RelationReport]:
        with opened(settings) as tracker:
            return tracker.relate(
                a,
                type_,
                b,
                why=why,
                match=match,
                answered_by=answered_by,
                proposed=proposed,
                note=note,
                confirmed=confirmed,
            )

    _tell(settings, confirming(settings, write), "recorded", format_)


@click.command(cls=Command, epilog="Example: tracker relation confirm R13")
@click.argument("ref", type=RELATION)
@format_option
@pass_settings
def confirm(settings: Settings, *, ref: str, format_: str | None) -> None:
    """Stand behind a relation that was proposed or rejected; its rules are checked again."""

    def write(confirmed: bool) -> Written[RelationReport]:
        with opened(settings) as tracker:
            return tracker.relation.confirm(ref, confirmed=confirmed)

    _tell(settings, confirming(settings, write), "agreed", format_)


@click.command(cls=Command, epilog="Example: tracker relation reject R3")
@click.argument("ref", type=RELATION)
@click.option("--why", type=PROSE, help="The reason, kept in the history.")
@format_option
@pass_settings
def reject(settings: Settings, *, ref: str, why: str | None, format_: str | None) -> None:
    """Say that a relation does not hold; it leaves the reports and stays on file."""
    with opened(settings) as tracker:
        done = tracker.relation.reject(ref, why=why)
    _tell(settings, done, "rejected", format_)


@click.command(
    cls=Command, epilog="Example: tracker relation resolve R3 'He meant his own institute only.'"
)
@click.argument("ref", type=RELATION)
@click.argument("words", type=PROSE)
@format_option
@pass_settings
def resolve(settings: Settings, *, ref: str, words: str, format_: str | None) -> None:
    """Put down in WORDS how a matter was settled; reports mark it, and count it as before."""
    with opened(settings) as tracker:
        done = tracker.relation.resolve(ref, words)
    _tell(settings, done, "resolved", format_)


def _tell(
    settings: Settings, written: Written[RelationReport], verb: str, format_: str | None
) -> None:
    from tracker.rendering.recorded import relation_line

    record = written.record
    tell(settings, [relation_line(record.relation, verb)], record, format_, written.hints)
