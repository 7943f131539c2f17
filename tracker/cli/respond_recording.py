"""`respond ask`, `answer` and `edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.claim_options import options
from tracker.cli.parameters import NAME, PROSE, Date, WordOf
from tracker.cli.references import CLAIM, MATTER, REQUEST, SOURCE, SPEAKER
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import (
    changed_or_not,
    edited,
    format_option,
    opened,
    reason_option,
    tell,
    unset_option,
    version_option,
)
from tracker.vocabulary.dates import DAY_WORDS
from tracker.vocabulary.responses import TESTS, Outcome

if TYPE_CHECKING:
    from tracker.api.database import Written
    from tracker.reporting.requests import RequestReport

_VALUES = (
    click.option("--asked", type=PROSE, metavar="TEXT", help="What was asked, in words."),
    click.option(
        "--on",
        type=Date(DAY_WORDS),
        metavar="DATE",
        help="When: EDTF, or a day such as Thursday, read against the source, else today.",
    ),
    click.option("--deadline", type=Date(), metavar="DATE", help="Until when, EDTF."),
    click.option("--channel", type=NAME, metavar="TEXT", help="How, such as by e-mail; internal."),
    click.option("--source", type=SOURCE, help="What reports the request; none: our own."),
    click.option("--note", type=PROSE, help="Internal, never public."),
)


@click.command(
    cls=Command, epilog="Example: tracker respond ask sergeev --about C6 --deadline 2099-12-31"
)
@click.argument("party", type=SPEAKER)
@click.option("--about", required=True, type=MATTER, help="A claim or a question: C6 or Q1.")
@click.option("--new", is_flag=True, help="The party is not on file yet; make it.")
@options(_VALUES)
@format_option
@pass_settings
def ask(
    settings: Settings,
    /,
    *,
    party: str,
    about: str,
    new: bool,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Record that PARTY was asked for a response; today, unless --on says when.

    A request is never read from a claim: a no comment in print is a claim, and no request of ours.
    """
    given = {name: value for name, value in values.items() if value is not None}
    with opened(settings) as tracker:
        made = tracker.respond.ask(party, about=about, new=new, **given)
    _tell(settings, made, "recorded", format_)


@click.command(cls=Command, epilog="Example: tracker respond answer D1 declined")
@click.argument("ref", type=REQUEST)
@click.argument("outcome", type=WordOf(Outcome), required=False, metavar="OUTCOME")
@click.option("--on", type=Date(DAY_WORDS), metavar="DATE", help="When: EDTF, or a day word.")
@click.option("--claim", type=CLAIM, help="The claim that holds the answer.")
@click.option("--note", type=PROSE, help="Internal, never public; replaces the last.")
@format_option
@pass_settings
def answer(
    settings: Settings,
    /,
    *,
    ref: str,
    outcome: Outcome | None,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Record what came of a request; a new OUTCOME replaces the last.

    OUTCOME is answered, declined or no_response. Without --on it is of the day the claim was said,
    else of the publication of the source that reports the request, else of today.
    """
    if outcome is None:
        told = "; ".join(f"{word}: {test}" for word, test in TESTS.items())
        context = click.get_current_context()
        raise click.UsageError(f"Missing argument 'OUTCOME': {told}", context)
    with opened(settings) as tracker:
        done = tracker.respond.answer(ref, outcome, **values)
    tell(settings, done.also, done.record, format_, done.hints)


@click.command(cls=Command, epilog="Example: tracker respond edit D1 --deadline 2099-12-31")
@click.argument("ref", type=REQUEST)
@click.option("--party", type=SPEAKER, help="Who was asked.")
@click.option("--about", type=MATTER, help="What about: C6 or Q1.")
@options(_VALUES)
@unset_option(("asked", "deadline", "channel", "source", "note", "outcome"))
@version_option
@reason_option
@format_option
@pass_settings
def edit(
    settings: Settings,
    /,
    *,
    ref: str,
    unset: dict[str, None],
    version: int | None,
    why: str | None,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Change what was asked of whom; --unset outcome opens the request again."""
    given = edited({name: one for name, one in values.items() if one is not None}, unset)
    with opened(settings) as tracker:
        done = tracker.respond.edit(ref, version=version, why=why, **given)
    _tell(settings, done, changed_or_not(done), format_)


def _tell(
    settings: Settings, written: Written[RequestReport], verb: str, format_: str | None
) -> None:
    from tracker.rendering.requests import request_line

    record = written.record
    tell(settings, [request_line(record.request, verb)], record, format_, written.hints)
