"""`respond ask`, `answer` and `edit`."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.claim_options import options
from tracker.cli.parameters import NAME, PROSE, Date, WordOf
from tracker.cli.references import CLAIM, MATTER, REQUEST, SOURCE, SPEAKER
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import (
    edited,
    format_option,
    reason_option,
    tell,
    unset_option,
    version_option,
    writing_as,
)
from tracker.vocabulary.dates import DAY_WORDS
from tracker.vocabulary.responses import TESTS, Outcome

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
    from tracker.recording.asking import Asking, record_request

    given = {name: value for name, value in values.items() if value is not None}
    author = settings.author("respond ask")
    with writing_as(settings, author) as session:
        made = record_request(session, Asking(party, about, new, given), author)
        number = made.record.id
    _tell(settings, number, "recorded", format_=format_, hints=made.hints)


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
    from tracker.recording.answering import record_outcome
    from tracker.recording.finding import request_of
    from tracker.rendering.requests import outcome_line
    from tracker.reporting.requests import request_report
    from tracker.store.session import reading

    if outcome is None:
        told = "; ".join(f"{word}: {test}" for word, test in TESTS.items())
        context = click.get_current_context()
        raise click.UsageError(f"Missing argument 'OUTCOME': {told}", context)
    author = settings.author("respond answer")
    with writing_as(settings, author) as session:
        done = record_outcome(session, request_of(session, ref), outcome, values, author)
        number = done.request.id
    with reading(settings.location()) as session:
        report = request_report(session, number)
    line = outcome_line(report.request, done.before, changed=done.changed)
    tell(settings, [line], report, format_, done.hints)


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
    from tracker.recording.edit_request import edit_request
    from tracker.recording.finding import request_of
    from tracker.store.versions import check_version

    given = edited({name: one for name, one in values.items() if one is not None}, unset)
    author = settings.author("respond edit", why)
    with writing_as(settings, author) as session:
        request = request_of(session, ref)
        check_version(session, request, f"D{request.id}", version)
        done = edit_request(session, request, given, author)
        number = request.id
    verb = "changed" if done.changed else "is so already"
    _tell(settings, number, verb, format_=format_, hints=done.hints)


def _tell(
    settings: Settings, number: int, verb: str, *, format_: str | None, hints: list[str]
) -> None:
    from tracker.rendering.requests import request_line
    from tracker.reporting.requests import request_report
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        report = request_report(session, number)
    tell(settings, [request_line(report.request, verb)], report, format_, hints)
