"""`verdict`: what a fact-check found of a claim."""

from __future__ import annotations

import click

from tracker.cli.parameters import LINE, NAME, PROSE, URL, Date
from tracker.cli.references import CLAIM
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import format_option, opened, tell


@click.command(
    cls=Command, epilog="Example: tracker verdict C6 'Unproven' --why 'Nobody has shown an order.'"
)
@click.argument("claim", type=CLAIM)
@click.argument("rating", type=LINE, required=False, metavar="WORDS")
@click.option("--why", type=PROSE, metavar="TEXT", help="The rationale; of --retract, the reason.")
@click.option("--by", "reviewer", type=NAME, help="Who checked it; default: you.")
@click.option("--decided", type=Date(), help="When, EDTF; default: today.")
@click.option("--url", type=URL, help="Where it was published; without one it is internal.")
@click.option("--retract", is_flag=True, help="Take the verdict back; give no WORDS then.")
@format_option
@pass_settings
def verdict(
    settings: Settings,
    *,
    claim: str,
    rating: str | None,
    why: str | None,
    reviewer: str | None,
    decided: str | None,
    url: str | None,
    retract: bool,
    format_: str | None,
) -> None:
    """Record our own fact-check of a claim, in WORDS of your scale; it is never inferred.

    Each reviewer gives a claim one verdict; a new one replaces the last. An answer that disputes
    a claim is no verdict on it, nor is the number of answers.
    """
    context = click.get_current_context()
    if retract and rating is not None:
        raise click.UsageError("--retract takes no WORDS; leave one of the two out", context)
    if rating is None and not retract:
        raise click.UsageError("Missing argument 'WORDS': the verdict, such as 'False'", context)
    if why is None:
        raise click.UsageError("Missing option '--why': the reason, in a sentence", context)
    with opened(settings) as tracker:
        if rating is None:
            done = tracker.verdict.drop(claim, why=why, by=reviewer)
        else:
            done = tracker.verdict.give(
                claim, rating, why=why, by=reviewer, decided=decided, url=url
            )
    tell(settings, done.also, done.record, format_)
