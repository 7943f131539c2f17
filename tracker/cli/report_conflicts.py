"""`report conflicts`: each disputed claim beside its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.documents import (
    FORMATS,
    as_of_option,
    audience_option,
    deliver_document,
)
from tracker.cli.output import FOUND, output_options
from tracker.cli.references import CLAIM, QUESTION, SPEAKER
from tracker.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.reporting.conflicts import ConflictsReport
    from tracker.reporting.document import Document
    from tracker.vocabulary.audience import Audience

_SHOWN = 40
"""Answers of a claim; nobody reads more before asking for them."""


@click.command(cls=Command, epilog="Example: tracker report conflicts --claim C6 -o pause.html")
@click.option("--claim", "claims", multiple=True, type=CLAIM, help="Only this claim.")
@click.option(
    "--speaker", "speakers", multiple=True, type=SPEAKER, help="Only with this speaker in it."
)
@click.option(
    "--question", type=QUESTION, help="Only claims that answer it, with who stands where."
)
@click.option("--open", "unresolved", is_flag=True, help="Leave out what is resolved.")
@click.option("--all", "everything", is_flag=True, help="Every claim with any answer.")
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(["conflict", "contested", "finding"]),
    help="Exit with 3 if the report holds one; a finding is any notice.",
)
@as_of_option
@audience_option
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(min=0),
    metavar="N",
    help="Answers shown of each claim; 0 is all.  [default: 40; in json all]",
)
@output_options(*FORMATS)
@pass_settings
def conflicts(
    settings: Settings,
    *,
    claims: tuple[str, ...],
    speakers: tuple[str, ...],
    question: str | None,
    unresolved: bool,
    everything: bool,
    limit: int | None,
    fail_on: tuple[str, ...],
    as_of: datetime | None,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Put each disputed claim beside its answers and say what each answer does to it."""
    from tracker.rendering.conflicts_text import render_conflicts_text
    from tracker.rendering.jsons import render_json
    from tracker.rendering.table import terminal_width
    from tracker.reporting.conflicts import shortened

    found = settings.tracker().report.conflicts(
        claim=claims,
        speaker=speakers,
        question=question,
        unresolved=unresolved,
        everything=everything,
        audience=audience,
        as_of=as_of,
    )
    shown = shortened(found, _SHOWN if limit is None else limit) if limit != 0 else found
    own = {
        "table": lambda: render_conflicts_text(shown, terminal_width()),
        "json": lambda: render_json(found if limit is None else shown),
        "md": lambda: _markdown(shown),
        "html": lambda: _page(shown),
    }
    deliver_document(settings, shown, _document, format_, output, own=own)
    if any(_holds(found, what) for what in fail_on):
        click.get_current_context().exit(FOUND)


def _document(report: ConflictsReport) -> Document:
    from tracker.rendering.conflicts_document import conflicts_document

    return conflicts_document(report)


def _markdown(report: ConflictsReport) -> str:
    from tracker.rendering.conflicts_markdown import render_conflicts_markdown

    return render_conflicts_markdown(report)


def _page(report: ConflictsReport) -> str:
    from tracker.rendering.conflicts_map import conflicts_page

    return conflicts_page(report)


def _holds(report: ConflictsReport, what: str) -> bool:
    if what == "finding":
        return any(one.notices for claim in report.disputed_claims for one in claim.responses)
    counted: int = getattr(report.counts, what)
    return counted > 0
