"""`affiliation add`, `edit`, `end` and `list`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.claim_options import options
from tracker.cli.output import deliver_report, output_options
from tracker.cli.parameters import COUNTRY, LINE, NAME, PROSE, Date
from tracker.cli.references import AFFILIATION, SPEAKER
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import (
    changed_or_not,
    edited,
    format_option,
    opened,
    tell,
    unset_option,
)

if TYPE_CHECKING:
    from tracker.api.database import Written
    from tracker.reporting.speakers import SpeakerReport

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
    given = {name: value for name, value in values.items() if value is not None}
    with opened(settings) as tracker:
        made = tracker.affiliation.add(speaker, **given)
    _tell(settings, made, "recorded", format_)


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
    given = edited({name: one for name, one in values.items() if one is not None}, unset)
    if correct and why is None:
        raise click.UsageError("--correct needs --why", click.get_current_context())
    with opened(settings) as tracker:
        done = tracker.affiliation.edit(ref, correct=correct, why=why, **given)
    _tell(settings, done, changed_or_not(done), format_)


@click.command(cls=Command, epilog="Example: tracker affiliation end P1.1 --on 2022-09")
@click.argument("ref", type=AFFILIATION)
@click.option("--on", required=True, type=Date(), metavar="DATE", help="A day, month or year.")
@format_option
@pass_settings
def end(settings: Settings, *, ref: str, on: str, format_: str | None) -> None:
    """Say when an affiliation ended; claims made before keep it."""
    with opened(settings) as tracker:
        done = tracker.affiliation.end(ref, on=on)
    _tell(settings, done, "ended", format_)


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

    found = settings.tracker().affiliation.list(speaker, everything=everything)
    deliver_report(found, render_affiliations, format_, output)


def _tell(
    settings: Settings, written: Written[SpeakerReport], verb: str, format_: str | None
) -> None:
    from tracker.rendering.recorded import affiliation_line

    speaker = written.record.speaker
    row = next(one for one in speaker.affiliations if one.ref == written.ref)
    line = affiliation_line(speaker, row, verb)
    tell(settings, [line], written.record, format_, written.hints)
