"""`question`: contested questions; `position`: what a claim answers to one."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.parameters import NAME, PROSE, WordOf
from tracker.cli.references import CLAIM, QUESTION
from tracker.cli.retracting import retract_command
from tracker.cli.settings import Command, Group, Settings, pass_settings
from tracker.cli.writing import (
    edited,
    format_option,
    reason_option,
    tell,
    unset_option,
    version_option,
    writing_as,
)
from tracker.vocabulary.questions import TESTS, Stand


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
    from tracker.recording.questions import record_question

    with writing_as(settings, settings.author("question add")) as session:
        number = record_question(session, text, note).id
    _tell(settings, number, "recorded", format_)


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
    from tracker.recording.finding import question_of
    from tracker.recording.questions import edit_question
    from tracker.store.versions import check_version

    given = edited({name: one for name, one in values.items() if one is not None}, unset)
    with writing_as(settings, settings.author("question edit", why)) as session:
        found = question_of(session, ref)
        check_version(session, found, f"Q{found.id}", version)
        edit_question(session, found, given)
        number = found.id
    _tell(settings, number, "changed", format_)


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
    from tracker.reporting.questions import questions_report
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        shown = limit_of(limit, everything=everything)
        found = questions_report(session, limit=shown, everything=everything)
    deliver_report(found, render_questions, format_, output)
    settings.hint(showing(len(found.questions), found.total, "questions"))


@question.command(epilog="Example: tracker question show Q1")
@click.argument("ref", type=QUESTION)
@output_options("table", "json")
@pass_settings
def show(settings: Settings, *, ref: str, format_: str | None, output: str | None) -> None:
    """Show one question with what each claim answers."""
    from tracker.rendering.questions import render_question
    from tracker.reporting.questions import question_report
    from tracker.store.lookup import find_question
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        found = question_report(session, find_question(session, ref))
    deliver_report(found, render_question, format_, output)


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
    from tracker.recording.finding import claim_of, question_of
    from tracker.recording.questions import drop_position, take_position

    context = click.get_current_context()
    if retract and answer is not None:
        raise click.UsageError("--retract takes no ANSWER; leave one of the two out", context)
    if retract and why is None:
        raise click.UsageError("--retract needs --why, a sentence", context)
    if answer is None and not retract:
        told = "; ".join(f"{word}: {test}" for word, test in TESTS.items())
        raise click.UsageError(f"Missing argument 'ANSWER': {told}", context)
    author = settings.author("position", why)
    with writing_as(settings, author) as session:
        on = question_of(session, asked)
        by = claim_of(session, claim)
        if answer is None:
            line = f"no longer {drop_position(session, by, on, author)}"
        else:
            before = take_position(session, by, on, answer, author=author, why=why).before
            line = str(answer) if before in {None, answer} else f"{before} → {answer}"
            line = f"{line} already" if before is answer else line
        line = f"C{by.id} on Q{on.id}: {line.replace('_', ' ')}"
        number = on.id
    from tracker.reporting.questions import question_report
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        report = question_report(session, number)
    tell(settings, [line], report, format_)


def _tell(settings: Settings, number: int, verb: str, format_: str | None) -> None:
    from tracker.rendering.questions import question_line
    from tracker.reporting.questions import question_report
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        report = question_report(session, number)
    tell(settings, [question_line(report.question, verb)], report, format_)
