"""The questions about what is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.form.asking import Answers, Choice, Question
from tracker.cli.form.parsing import tag_of, text_of, word_of
from tracker.cli.form.story import NEW
from tracker.cli.parameters import LINE, NAME, Date
from tracker.errors import UnknownReferenceError
from tracker.vocabulary.sources import SourceType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.cli.form.story import Story


def source_questions(story: Story) -> list[Question]:
    """Which source; and what is known of one that is not on file."""

    def new(answers: Mapping[str, Any]) -> bool:
        return answers.get("source") == NEW

    def default(_answers: Mapping[str, Any]) -> str:
        known = story.sources()
        return known[0].value if known else NEW

    return [
        Question(
            name="source",
            prompt="source",
            told=f"What are you reading? A source on file, or “{NEW}”.",
            parse=lambda text, _answers: text if text == NEW else _on_file(story, text),
            default=default,
            choices=lambda _answers: [*story.sources(), Choice(NEW, "not on file yet")],
        ),
        Question(
            name="source_type",
            prompt="type",
            told="What is it? article-newspaper, speech, interview, document, dataset, post …",
            parse=word_of(SourceType),
            asked=new,
            default=lambda _answers: "article-newspaper",
            choices=lambda _answers: [Choice(word.value, "") for word in SourceType],
        ),
        Question(
            name="source_outlet",
            prompt="outlet",
            told="Who published it? Enter if not stated.",
            parse=text_of(NAME, optional=True),
            asked=new,
        ),
        Question(
            name="source_title",
            prompt="title",
            told="Its title? Enter if it has none.",
            parse=text_of(LINE, optional=True),
            asked=new,
        ),
        Question(
            name="source_published",
            prompt="published",
            told="Published when? A day such as 2022-04-16; Enter if not stated.",
            parse=_published,
            asked=new,
        ),
        Question(
            name="source_language",
            prompt="language",
            told="In which language? A tag such as en; Enter if it does not matter.",
            parse=tag_of,
            asked=new,
        ),
    ]


def _on_file(story: Story, text: str) -> str:
    from tracker.store.lookup import find_source
    from tracker.store.session import reading

    with reading(story.location) as session:
        try:
            return f"S{find_source(session, text)}"
        except UnknownReferenceError as error:
            raise ValueError(f"{error} To record it, type {NEW}") from error


def _published(text: str, answers: Answers) -> str | None:
    """A source needs something that tells it apart, which is said before the claim is typed."""
    found = text_of(Date(), optional=True)(text, answers)
    if not (found or answers.get("source_outlet") or answers.get("source_title")):
        raise ValueError("an outlet, a title or a date has to tell it apart; < goes back")
    return str(found) if found else None
