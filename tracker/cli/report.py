"""`report`: what stands against what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import report_anonymity, report_impact, report_responses, report_sourcing
from tracker.cli.left_out import tell_left_out
from tracker.cli.output import FOUND, deliver, output_options
from tracker.cli.parameters import WordOf
from tracker.cli.references import CLAIM, SPEAKER
from tracker.cli.settings import Group, Settings, pass_settings
from tracker.vocabulary.audience import Audience

if TYPE_CHECKING:
    from tracker.reporting.conflicts import ConflictsReport


@click.group(cls=Group)
def report() -> None:
    """Print a report."""


@report.command(epilog="Example: tracker report conflicts --claim C6 -o pause.html")
@click.option("--claim", "claims", multiple=True, type=CLAIM, help="Only this claim.")
@click.option(
    "--speaker", "speakers", multiple=True, type=SPEAKER, help="Only with this speaker in it."
)
@click.option("--open", "unresolved", is_flag=True, help="Leave out what is resolved.")
@click.option("--all", "everything", is_flag=True, help="Every claim with any answer.")
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(["conflict", "contested", "finding"]),
    help="Exit with 3 if the report holds one; a finding is any notice.",
)
@click.option(
    "--audience",
    type=WordOf(Audience),
    default=Audience.INTERNAL,
    metavar="WORD",
    help="internal, or public: published facts only.  [default: internal]",
)
@output_options("table", "json", "md", "html")
@pass_settings
def conflicts(
    settings: Settings,
    *,
    claims: tuple[str, ...],
    speakers: tuple[str, ...],
    unresolved: bool,
    everything: bool,
    fail_on: tuple[str, ...],
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Put each disputed claim beside its answers and say what each answer does to it."""
    from tracker.rendering.conflicts_html import render_conflicts_html
    from tracker.rendering.conflicts_markdown import render_conflicts_markdown
    from tracker.rendering.conflicts_text import render_conflicts_text
    from tracker.rendering.jsons import render_json
    from tracker.rendering.table import terminal_width
    from tracker.reporting.conflicts import conflicts_report
    from tracker.reporting.left_out import answering_or_answered
    from tracker.store.lookup import find_claim, find_speaker
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        numbers = [find_claim(session, ref) for ref in claims]
        found = conflicts_report(
            session,
            claims=numbers,
            speakers=[find_speaker(session, ref) for ref in speakers],
            unresolved=unresolved,
            everything=everything,
            audience=audience,
            policy=settings.policy(),
        )
        tell_left_out(settings, session, audience, answering_or_answered(numbers))
    renderers = {
        "table": lambda: render_conflicts_text(found, terminal_width()),
        "json": lambda: render_json(found),
        "md": lambda: render_conflicts_markdown(found),
        "html": lambda: render_conflicts_html(found),
    }
    deliver(renderers, format_, output)
    if any(_holds(found, what) for what in fail_on):
        click.get_current_context().exit(FOUND)


def _holds(report: ConflictsReport, what: str) -> bool:
    if what == "finding":
        return any(one.notices for claim in report.disputed_claims for one in claim.responses)
    counted: int = getattr(report.counts, what)
    return counted > 0


report.add_command(report_anonymity.anonymity)
report.add_command(report_impact.impact)
report.add_command(report_responses.responses)
report.add_command(report_sourcing.sourcing)
