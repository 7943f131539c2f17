"""`question`: contested questions; `position`: what a claim answers to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.parameters import NAME, PROSE, WordOf
from tracker.cli.references import CLAIM, QUESTION
from tracker.cli.retracting import retract_command
from tracker.cli.settings import Command, Group, Settings, pass_settings
from tracker.cli.writing import (
    edited,
    format_option,
    opened,
    reason_option,
    tell,
    unset_option,
    version_option,
)
from tracker.vocabulary.questions import TESTS, Stand

if TYPE_CHECKING:
    from tracker.api.database import Written
    from tracker.reporting.questions import QuestionReport


@click.group(cls=Group)
def question() -> None:
    """Contested questions, put so that yes and no are answers."""


@question.command(epilog="Example: tracker question add 'Was the bridge safe?'")
@click.argument("text", type=NAME, metavar="TEXT")
@click.option("--note", type=PROSE, help="Internal, never public.")
@format_option
@pass_settings
def add(settings: Settings, *, text: str, note: str | None, format_: str | None) -> None:
    """Put a contested question on file; claims answer it with: tracker position."""
    with opened(settings) as tracker:
        made = tracker.question.add(text, note=note)
    _tell(settings, made, "recorded", format_)


@question.command(epilog="Example: tracker question edit Q1 --note 'As the desk puts it.'")
@click.argument("ref", type=QUESTION)
@click.option("--text", type=NAME, help="The question, as a sentence.")
@click.option("--note", type=PROSE, help="Internal, never public.")
@unset_option(("note",))
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
    """Put a question in other words; its positions stay."""
    given = edited({name: one for name, one in values.items() if one is not None}, unset)
    with opened(settings) as tracker:
        done = tracker.question.edit(ref, version=version, why=why, **given)
    _tell(settings, done, "changed", format_)


@question.command("list", epilog="Example: tracker question list")
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@click.option("--all", "everything", is_flag=True, help="All, the retracted too.")
@output_options("table", "json")
@pass_settings
def list_(
    settings: Settings,
    *,
    limit: int | None,
    everything: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """List questions, with how many claims answer what."""
    from tracker.rendering.questions import render_questions

    shown = limit_of(limit, everything=everything)
    found = settings.tracker().question.list(limit=shown, everything=everything)
    deliver_report(found, render_questions, format_, output)
    settings.hint(showing(len(found.questions), found.total, "questions"))


@question.command(epilog="Example: tracker question show Q1")
@click.argument("ref", type=QUESTION)
@output_options("table", "json")
@pass_settings
def show(settings: Settings, *, ref: str, format_: str | None, output: str | None) -> None:
    """Show one question with what each claim answers."""
    from tracker.rendering.questions import render_question

    deliver_report(settings.tracker().question.show(ref), render_question, format_, output)


question.add_command(
    retract_command(
        "question", "Take a question back that no claim answers.", 'Q2 --why "Asked twice."'
    )
)


@click.command(cls=Command, epilog="Example: tracker position C6 Q1 yes")
@click.argument("claim", type=CLAIM)
@click.argument("asked", metavar="QUESTION", type=QUESTION)
@click.argument("answer", type=WordOf(Stand), required=False, metavar="ANSWER")
@click.option("--retract", is_flag=True, help="Take the position back; give no ANSWER then.")
@click.option("--why", type=NAME, metavar="TEXT", help="The reason, in a sentence.")
@format_option
@pass_settings
def position(
    settings: Settings,
    *,
    claim: str,
    asked: str,
    answer: Stand | None,
    retract: bool,
    why: str | None,
    format_: str | None,
) -> None:
    """Record what a claim answers to a question; a new ANSWER replaces the last.

    ANSWER is yes, no, partly or no_position. It is read off the claim's own words: a denial of
    something narrower is no "no".
    """
    context = click.get_current_context()
    if retract and answer is not None:
        raise click.UsageError("--retract takes no ANSWER; leave one of the two out", context)
    if retract and why is None:
        raise click.UsageError("--retract needs --why, a sentence", context)
    if answer is None and not retract:
        told = "; ".join(f"{word}: {test}" for word, test in TESTS.items())
        raise click.UsageError(f"Missing argument 'ANSWER': {told}", context)
    with opened(settings) as tracker:
        if answer is None:
            done = tracker.question.drop_position(claim, asked, why=str(why))
        else:
            done = tracker.question.take_position(claim, asked, answer, why=why)
    tell(settings, done.also, done.record, format_)


def _tell(
    settings: Settings, written: Written[QuestionReport], verb: str, format_: str | None
) -> None:
    from tracker.rendering.questions import question_line

    tell(settings, [question_line(written.record.question, verb)], written.record, format_)
