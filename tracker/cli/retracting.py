"""`retract`, one verb of many nouns: a record is taken back, with the reason."""

from __future__ import annotations

import click

from tracker.cli.output import deliver_report, output_options
from tracker.cli.parameters import NAME
from tracker.cli.references import Reference
from tracker.cli.settings import Command, Settings, pass_settings


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
        noun_of = getattr(settings.tracker(), under)
        by = {"because": because} if because else {}
        done = noun_of.retract(ref, why=why, **by)
        mark = f": {because}" if because else ""
        line = done.ref if settings.quiet else f"{done.ref} retracted{mark}"
        deliver_report(done.record, lambda *_: line, format_, output)

    return command


def because(command: click.Command) -> click.Command:
    """Let the verb of claims ask whose doing it is."""
    option = click.Option(
        ["--because"],
        required=True,
        type=click.Choice(["withdrawn", "error"]),
        help="Withdrawn by its speaker: still shown, marked. Our error: out of all counts.",
    )
    command.params.insert(1, option)
    return command
