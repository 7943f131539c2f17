"""Questions and positions on a terminal."""

from tracker.rendering.table import render_pairs, render_table
from tracker.reporting.questions import (
    AnswersView,
    PositionView,
    QuestionReport,
    QuestionsReport,
    QuestionView,
)
from tracker.vocabulary.text import words


def render_questions(report: QuestionsReport, columns: int) -> str:
    """One row a question."""
    if not report.questions:
        return "no questions"
    rows = [
        [
            one.ref,
            f"{one.text} (retracted)" if one.retracted else one.text,
            *map(str, _counts(one.answers)),
        ]
        for one in report.questions
    ]
    return render_table(["ref", "question", "yes", "no", "partly", "no position"], rows, columns)


def render_question(report: QuestionReport, columns: int) -> str:
    """One question with its positions."""
    question = report.question
    pairs = [(question.ref, question.text), ("answers", answers_words(question.answers))]
    if question.note:
        pairs.append(("note", question.note))
    if question.retracted:
        gone = question.retracted
        pairs.append(("retracted", f"by {gone.by}: {gone.why}"))
    blocks = [render_pairs(pairs, columns)]
    if report.positions:
        heads = ["answer", "ref", "speaker", "kind", "claim"]
        blocks.append(render_table(heads, [_row(one) for one in report.positions], columns))
    return "\n\n".join(blocks)


def answers_words(answers: AnswersView) -> str:
    """*2 yes, 1 no, 1 no position*."""
    names = ("yes", "no", "partly", "no position")
    told = [f"{count} {name}" for name, count in zip(names, _counts(answers), strict=True) if count]
    return ", ".join(told) or "none yet"


def question_line(question: QuestionView, verb: str) -> str:
    """*Q1 recorded: Does it rain?*."""
    return f"{question.ref} {verb}: {question.text}"


def _counts(answers: AnswersView) -> tuple[int, int, int, int]:
    return answers.yes, answers.no, answers.partly, answers.no_position


def _row(one: PositionView) -> list[str]:
    status = "" if one.status == "current" else f" ({words(one.status)})"
    text = f"{one.text}{status}" + (f"\nwhy: {one.why}" if one.why else "")
    return [words(one.answer), one.claim, ", ".join(one.speakers), words(one.kind), text]
