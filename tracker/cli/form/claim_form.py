"""The questions of a claim, in the order a reporter thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.form.answer_form import answer_questions
from tracker.cli.form.saying_form import circumstance_questions, words_questions
from tracker.cli.form.source_form import source_questions
from tracker.cli.form.speaker_form import speaker_questions

if TYPE_CHECKING:
    from tracker.cli.form.asking import Question
    from tracker.cli.form.story import Story


def questions(story: Story) -> list[Question]:
    """All of them; each is asked only where the answers before call for it."""
    return [
        *source_questions(story),
        *speaker_questions(story),
        *words_questions(),
        *circumstance_questions(story),
        *answer_questions(story),
    ]
