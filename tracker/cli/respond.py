"""`respond`: right of reply; who was asked what, by when, and what came of it."""

from __future__ import annotations

import click

from tracker.cli import respond_recording
from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.references import MATTER, REQUEST, SPEAKER
from tracker.cli.retracting import retract_command
from tracker.cli.settings import Group, Settings, pass_settings


@click.group(cls=Group)
def respond() -> None:
    """Right of reply: who was asked for a response to what, and what came of it."""


@respond.command("list", epilog="Example: tracker respond list --open")
@click.option("--open", "unanswered", is_flag=True, help="Only those without an outcome.")
@click.option("--party", "parties", multiple=True, type=SPEAKER, help="Only of this party.")
@click.option(
    "--about", "matters", multiple=True, type=MATTER, help="Only about this claim or question."
)
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@click.option("--all", "everything", is_flag=True, help="All, the retracted too.")
@output_options("table", "json")
@pass_settings
def list_(
    settings: Settings,
    *,
    unanswered: bool,
    parties: tuple[str, ...],
    matters: tuple[str, ...],
    limit: int | None,
    everything: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """List requests for a response, with how each stands."""
    from tracker.rendering.requests import render_requests

    found = settings.tracker().respond.list(
        unanswered=unanswered,
        party=parties,
        about=matters,
        everything=everything,
        limit=limit_of(limit, everything=everything),
    )
    deliver_report(found, render_requests, format_, output)
    settings.hint(showing(len(found.requests), found.total, "requests"))


@respond.command(epilog="Example: tracker respond show D1")
@click.argument("ref", type=REQUEST)
@output_options("table", "json")
@pass_settings
def show(settings: Settings, *, ref: str, format_: str | None, output: str | None) -> None:
    """Show one request for a response."""
    from tracker.rendering.requests import render_request

    deliver_report(settings.tracker().respond.show(ref), render_request, format_, output)


respond.add_command(respond_recording.ask)
respond.add_command(respond_recording.answer)
respond.add_command(respond_recording.edit)
respond.add_command(
    retract_command("request", "Take a request back.", 'D1 --why "Never sent."', group="respond")
)
