"""`report sourcing`: what the rules of sourcing find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.api.values import ClaimsAsked
from tracker.cli.documents import (
    FORMATS,
    as_of_option,
    audience_option,
    deliver_document,
)
from tracker.cli.filters import claim_filters
from tracker.cli.output import FOUND, output_options
from tracker.cli.parameters import WordOf
from tracker.cli.references import CLAIM, QUESTION
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.sourcing import RuleId, Severity

if TYPE_CHECKING:
    from datetime import datetime

_FAILING = {"finding": Severity.NOTICE, "warning": Severity.WARNING, "error": Severity.ERROR}


@click.command(cls=Command, epilog="Example: tracker report sourcing --source S1 --rule A5")
@click.option("--claim", "refs", multiple=True, type=CLAIM, help="Only this claim.")
@click.option(
    "--question", type=QUESTION, help="Only claims that answer it, whatever their answer."
)
@claim_filters
@click.option(
    "--rule", "rules", multiple=True, type=WordOf(RuleId), metavar="RULE", help="Only this rule."
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(list(_FAILING)),
    help="Exit with 3 if there is a finding, or one that is a warning or an error.",
)
@as_of_option
@audience_option
@output_options(*FORMATS)
@pass_settings
def sourcing(
    settings: Settings,
    *,
    refs: tuple[str, ...],
    question: str | None,
    asked: ClaimsAsked,
    rules: tuple[RuleId, ...],
    fail_on: tuple[str, ...],
    as_of: datetime | None,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Hold claims against newsrooms' rules of sourcing and say what to do about each breach.

    Severities and rules that are off stand in tracker.toml, below [sourcing]: A9 = "off".
    """
    from tracker.rendering.sourcing import sourcing_document

    report = settings.tracker().report.sourcing(
        claim=refs, question=question, rule=rules, audience=audience, as_of=as_of, **asked
    )
    deliver_document(settings, report, sourcing_document, format_, output)
    severe = {one for name in fail_on for one in _FAILING[name].and_worse}
    if any(report.counts[one] for one in severe):
        click.get_current_context().exit(FOUND)
