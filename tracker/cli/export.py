"""`export`: tables for editors, the bundle that holds everything, and files for programs."""

from __future__ import annotations

import click

from tracker.api.values import ClaimsAsked
from tracker.cli.export_bundle import bundle
from tracker.cli.export_csl import csl
from tracker.cli.export_datasette import datasette
from tracker.cli.export_editable import check_editable, deliver_editable
from tracker.cli.export_ftm import ftm
from tracker.cli.export_linked import LINKED
from tracker.cli.filters import claim_filters
from tracker.cli.references import CLAIM, SPEAKER
from tracker.cli.settings import Group, pass_settings
from tracker.cli.tables import Wanted, table_options


@click.group(cls=Group)
def export() -> None:
    """Write tables for editors (csv, tsv, json, jsonl, md, html, xlsx), or files for programs."""


for command in (bundle, csl, datasette, ftm, *LINKED):
    export.add_command(command)


@export.command(epilog="Example: tracker export claims --kind denial -o denials.xlsx")
@claim_filters
@click.option("--all", "everything", is_flag=True, help="What was taken back, too.")
@pass_settings
@table_options
def claims(*, asked: ClaimsAsked, wanted: Wanted) -> None:
    """Export claims: a row for each source that carries one."""
    from tracker.api.picking import claim_filter
    from tracker.reporting.claims import claim_conditions
    from tracker.reporting.tables.claims import claims_table
    from tracker.store.session import reading

    with reading(wanted.settings.location()) as session:
        picked = claim_filter(session, asked, everything=wanted.everything, limit=None)
        wanted.deliver(session, claims_table(session, picked, wanted.request()))
        wanted.tell_left_out(session, *claim_conditions(picked))


@export.command(epilog="Example: tracker export speakers --sort speaker -o speakers.csv")
@click.option("--all", "everything", is_flag=True, help="All, bodies without claims too.")
@pass_settings
@table_options
def speakers(*, wanted: Wanted) -> None:
    """Export speakers that made claims: a row each."""
    from tracker.reporting.tables.speakers import speakers_table
    from tracker.store.session import reading

    with reading(wanted.settings.location()) as session:
        wanted.deliver(session, speakers_table(session, wanted.request()))
        wanted.tell_left_out(session)


@export.command(epilog="Example: tracker export sources --columns ref,outlet,url -f md")
@click.option("--all", "everything", is_flag=True, help="What was taken back, too.")
@pass_settings
@table_options
def sources(*, wanted: Wanted) -> None:
    """Export sources: a row each."""
    from tracker.reporting.tables.sources import sources_table
    from tracker.store.session import reading

    with reading(wanted.settings.location()) as session:
        wanted.deliver(session, sources_table(session, wanted.request()))
        wanted.tell_left_out(session)


@export.command(epilog="Example: tracker export relations --claim C6 -f jsonl")
@click.option("--claim", "refs", multiple=True, type=CLAIM, help="With this claim at an end.")
@click.option("--all", "everything", is_flag=True, help="The retracted and rejected, too.")
@pass_settings
@table_options
def relations(*, refs: tuple[str, ...], wanted: Wanted) -> None:
    """Export relations: a row each, both claims named."""
    from tracker.reporting.left_out import answering_or_answered
    from tracker.reporting.tables.relations import relations_table
    from tracker.store.lookup import find_claim
    from tracker.store.session import reading

    with reading(wanted.settings.location()) as session:
        numbers = [find_claim(session, ref) for ref in refs]
        wanted.deliver(session, relations_table(session, numbers, wanted.request()))
        wanted.tell_left_out(session, answering_or_answered(numbers))


@export.command(epilog="Example: tracker export conflicts --audience public -o conflicts.html")
@click.option("--claim", "refs", multiple=True, type=CLAIM, help="Only this claim.")
@click.option("--speaker", "voices", multiple=True, type=SPEAKER, help="Only with this speaker.")
@click.option("--open", "unresolved", is_flag=True, help="Leave out what is resolved.")
@click.option("--all", "everything", is_flag=True, help="Every claim with any answer.")
@click.option("--editable", is_flag=True, help="As a sheet to fill in, for tracker review.")
@pass_settings
@table_options
def conflicts(
    *,
    refs: tuple[str, ...],
    voices: tuple[str, ...],
    unresolved: bool,
    editable: bool,
    wanted: Wanted,
) -> None:
    """Export the contradiction report: a row for each answer, both claims named.

    With --editable each relation has one row, and review, why, resolution, note and retract may
    be filled in: xlsx locks all other cells. Internal only.
    """
    if editable:
        check_editable(wanted)
    from tracker.reporting.checks.policy import policy_found
    from tracker.reporting.conflicts import conflicts_report
    from tracker.reporting.left_out import answering_or_answered
    from tracker.reporting.tables.conflicts import conflicts_table
    from tracker.store.lookup import find_claim, find_speaker
    from tracker.store.session import reading

    with reading(wanted.settings.location()) as session:
        numbers = [find_claim(session, ref) for ref in refs]
        report = conflicts_report(
            session,
            claims=numbers,
            speakers=[find_speaker(session, ref) for ref in voices],
            unresolved=unresolved,
            everything=wanted.everything,
            audience=wanted.audience,
            policy=policy_found(),
        )
        if editable:
            deliver_editable(session, report, wanted)
            return
        wanted.check(session, report)
        wanted.deliver(session, conflicts_table(report, wanted.request()))
        wanted.tell_left_out(session, answering_or_answered(numbers))


@export.command(epilog="Example: tracker export revisions --columns at,who,command,table")
@pass_settings
@table_options
def revisions(*, wanted: Wanted) -> None:
    """Export the history: a row for each new state of a record. Internal only."""
    from tracker.reporting.tables.revisions import revisions_table
    from tracker.store.session import reading

    with reading(wanted.settings.location()) as session:
        wanted.deliver(session, revisions_table(session, wanted.request()))
