"""`affiliation add`, `edit`, `end` and `list`."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.claim_options import options
from tracker.cli.output import deliver_report, output_options
from tracker.cli.parameters import COUNTRY, LINE, NAME, PROSE, Date
from tracker.cli.references import AFFILIATION, SPEAKER
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import (
    edited,
    format_option,
    tell,
    unset_option,
    writing_as,
)

_VALUES = (
    click.option("--described", type=LINE, help="With whom, where only described."),
    click.option("--role", type=LINE, help="As what."),
    click.option("--country", type=COUNTRY, metavar="CC", help="ISO 3166-1, such as RU."),
    click.option("--place", type=LINE, help="Where, in words."),
    click.option("--valid", type=Date(), metavar="DATE", help="When: EDTF, such as 2017/2022."),
    click.option("--note", type=PROSE, help="Internal, never public."),
)


@click.command(
    cls=Command,
    epilog="Example: tracker affiliation add sergeev 'Academy of Engineering'",
)
@click.argument("speaker", type=SPEAKER)
@click.argument("organization", required=False, type=NAME)
@options(_VALUES)
@click.option("--uncertain", is_flag=True, help="The source can be read two ways.")
@format_option
@pass_settings
def add(
    settings: Settings,
    /,
    *,
    speaker: str,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Record a speaker's role in an organization; a new organization is recorded as well.

    Give ORGANIZATION, or --described where it cannot be identified.
    """
    from tracker.recording.finding import speaker_of
    from tracker.recording.record_bodies import record_affiliation

    given = {name: value for name, value in values.items() if value is not None}
    with writing_as(settings, settings.author("affiliation add")) as session:
        owner = speaker_of(session, speaker)
        made = record_affiliation(session, owner, given)
        number, uid = owner.id, str(made.record.uid)
    _tell(settings, number, uid, "recorded", format_=format_, hints=made.hints)


@click.command(cls=Command, epilog="Example: tracker affiliation edit P1.1 --valid ../2022")
@click.argument("ref", type=AFFILIATION)
@click.option("--organization", type=NAME, help="With whom.")
@options(_VALUES)
@click.option("--uncertain/--certain", default=None, help="Can be read two ways.")
@click.option(
    "--correct", is_flag=True, help="Role or organization were wrong; claims move to the right one."
)
@click.option("--why", type=LINE, help="The reason, kept in the history.")
@unset_option(("organization", "described", "role", "country", "place", "valid", "note"))
@format_option
@pass_settings
def edit(
    settings: Settings,
    /,
    *,
    ref: str,
    correct: bool,
    why: str | None,
    unset: dict[str, None],
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Change an affiliation; one that a claim was made as keeps its role and organization."""
    from tracker.recording.edit_bodies import edit_affiliation
    from tracker.recording.finding import affiliation_of

    given = edited({name: one for name, one in values.items() if one is not None}, unset)
    if correct and why is None:
        raise click.UsageError("--correct needs --why", click.get_current_context())
    author = settings.author("affiliation edit", why)
    with writing_as(settings, author) as session:
        affiliation = affiliation_of(session, ref)
        number = affiliation.speaker_id
        done = edit_affiliation(
            session,
            affiliation,
            given,
            correct=correct,
            who=author.who,
            at=author.clock().isoformat(),
            why=why,
        )
        uid = str(done.record.uid)
    verb = "changed" if done.changed else "is so already"
    _tell(settings, number, uid, verb, format_=format_, hints=done.hints)


@click.command(cls=Command, epilog="Example: tracker affiliation end P1.1 --on 2022-09")
@click.argument("ref", type=AFFILIATION)
@click.option("--on", required=True, type=Date(), metavar="DATE", help="A day, month or year.")
@format_option
@pass_settings
def end(settings: Settings, *, ref: str, on: str, format_: str | None) -> None:
    """Say when an affiliation ended; claims made before keep it."""
    from tracker.recording.edit_bodies import end_affiliation
    from tracker.recording.finding import affiliation_of

    with writing_as(settings, settings.author("affiliation end")) as session:
        affiliation = affiliation_of(session, ref)
        number, uid = affiliation.speaker_id, str(affiliation.uid)
        done = end_affiliation(session, affiliation, on)
    _tell(settings, number, uid, "ended", format_=format_, hints=done.hints)


@click.command("list", cls=Command, epilog="Example: tracker affiliation list sergeev")
@click.argument("speaker", required=False, type=SPEAKER)
@click.option("--all", "everything", is_flag=True, help="All, the retracted too.")
@output_options("table", "json")
@pass_settings
def list_(
    settings: Settings,
    *,
    speaker: str | None,
    everything: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """List affiliations: a speaker's, or everybody's."""
    from tracker.rendering.lists import render_affiliations
    from tracker.reporting.affiliations import affiliations_report
    from tracker.store.lookup import find_speaker
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        number = find_speaker(session, speaker) if speaker else None
        found = affiliations_report(session, speaker=number, everything=everything)
    deliver_report(found, render_affiliations, format_, output)


def _tell(
    settings: Settings,
    number: int,
    uid: str,
    verb: str,
    *,
    format_: str | None,
    hints: list[str],
) -> None:
    from tracker.models import Affiliation
    from tracker.rendering.recorded import affiliation_line
    from tracker.reporting.speakers import speaker_report
    from tracker.store.lookup import find_affiliation
    from tracker.store.references import reference
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        report = speaker_report(session, number)
        affiliation = session.get_one(Affiliation, find_affiliation(session, uid))
        ref = reference(session, affiliation)
    row = next(one for one in report.speaker.affiliations if one.ref == ref)
    tell(settings, [affiliation_line(report.speaker, row, verb)], report, format_, hints)
