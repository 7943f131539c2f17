"""`retract`, one verb of many nouns: a record is taken back, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.output import deliver_report, output_options
from tracker.cli.parameters import NAME
from tracker.cli.references import Reference
from tracker.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    Noun = tuple[type[Any], Callable[[Session, str], int], Callable[[Session, Any], Any]]

_BECAUSE = {"withdrawn": "withdrawn", "error": "recorded_in_error"}


def retract_command(noun: str, told: str, example: str, group: str | None = None) -> click.Command:
    """The verb for one noun.

    Args:
        noun: whose verb it is.
        told: what it does, for its help.
        example: what to type after the verb.
        group: under which the verb stands, if not under the noun.
    """
    under = group or noun

    @click.command(
        "retract", cls=Command, help=told, epilog=f"Example: tracker {under} retract {example}"
    )
    @click.argument("ref", type=Reference(noun))
    @click.option(
        "--why", required=True, type=NAME, metavar="TEXT", help="The reason, in a sentence."
    )
    @output_options("table", "json")
    @pass_settings
    def command(
        settings: Settings,
        *,
        ref: str,
        why: str,
        format_: str | None,
        output: str | None,
        because: str | None = None,
    ) -> None:
        from tracker.recording.retracting import retract
        from tracker.store.references import reference
        from tracker.store.session import writing
        from tracker.vocabulary.claims import Status

        model, find, show = _noun(noun)
        author = settings.author(f"{under} retract", why)
        with writing(settings.location(), author) as session:
            record = session.get_one(model, find(session, ref))
            retract(session, record, author, Status(_BECAUSE[because or "error"]))
            called, report = reference(session, record), show(session, record)
        mark = f": {because}" if because else ""
        line = called if settings.quiet else f"{called} retracted{mark}"
        deliver_report(report, lambda *_: line, format_, output)

    return command


def because(command: click.Command) -> click.Command:
    """Let the verb of claims ask whose doing it is."""
    option = click.Option(
        ["--because"],
        required=True,
        type=click.Choice(list(_BECAUSE)),
        help="Withdrawn by its speaker: still shown, marked. Our error: out of all counts.",
    )
    command.params.insert(1, option)
    return command


def _noun(name: str) -> Noun:
    """The noun's table, how its records are found, and the report that shows one."""
    from tracker import models
    from tracker.reporting.claims import claim_report
    from tracker.reporting.questions import question_report
    from tracker.reporting.relations import relation_report
    from tracker.reporting.requests import request_report
    from tracker.reporting.sources import source_report
    from tracker.reporting.speakers import speaker_report
    from tracker.store import lookup

    nouns: dict[str, Noun] = {
        "claim": (models.Claim, lookup.find_claim, lambda s, one: claim_report(s, one.id)),
        "appearance": (
            models.Appearance,
            lookup.find_appearance,
            lambda s, one: claim_report(s, one.claim_id),
        ),
        "speaker": (models.Speaker, lookup.find_speaker, lambda s, one: speaker_report(s, one.id)),
        "affiliation": (
            models.Affiliation,
            lookup.find_affiliation,
            lambda s, one: speaker_report(s, one.speaker_id),
        ),
        "source": (models.Source, lookup.find_source, lambda s, one: source_report(s, one.id)),
        "relation": (
            models.Relation,
            lookup.find_relation,
            lambda s, one: relation_report(s, one.id),
        ),
        "question": (
            models.Question,
            lookup.find_question,
            lambda s, one: question_report(s, one.id),
        ),
        "request": (
            models.ResponseRequest,
            lookup.find_request,
            lambda s, one: request_report(s, one.id),
        ),
    }
    return nouns[name]
