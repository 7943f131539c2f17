"""The questions about the claim that is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.claim_options import MATCH
from tracker.cli.form.asking import Answers, Choice, Question
from tracker.cli.form.parsing import NONE, listed, text_of, word_of
from tracker.cli.form.story import NEW
from tracker.cli.parameters import PROSE
from tracker.vocabulary.claims import Kind
from tracker.vocabulary.relations import TESTS as RELATION_TESTS
from tracker.vocabulary.relations import Match, RelationType
from tracker.vocabulary.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.cli.form.story import Story


def answer_questions(story: Story) -> list[Question]:
    """Which claim it answers, how and why."""

    def answers_one(answers: Mapping[str, Any]) -> bool:
        return answers.get("answered") is not None

    def known(answers: Mapping[str, Any]) -> list[Choice]:
        return story.claims(answers["source"] if answers["source"] != NEW else None)

    def how(answers: Mapping[str, Any]) -> str | None:
        if answers["kind"] in {Kind.NO_COMMENT, Kind.NO_KNOWLEDGE}:
            return RelationType.LEAVES_OPEN
        return None

    return [
        Question(
            name="answered",
            prompt="answers",
            told="Does it answer a claim? Its number or reference, or “none”.",
            parse=lambda text, _answers: _claim_on_file(story, text),
            asked=lambda answers: bool(known(answers)),
            default=lambda answers: story.last_answered(answers["source"]) or NONE,
            choices=known,
            listed=True,
        ),
        Question(
            name="how",
            prompt="how",
            told="What does it do to that claim? The first that fits:",
            parse=word_of(RelationType),
            asked=answers_one,
            default=how,
            choices=listed(RelationType, RELATION_TESTS),
            listed=True,
        ),
        Question(
            name="why",
            prompt="why",
            told="Why so? One sentence, for whoever reads the report.",
            parse=text_of(PROSE),
            asked=answers_one,
            default=lambda _answers: None,
        ),
        Question(
            name="match",
            prompt="match",
            told=lambda answers: (
                "Beside the claim it answers, are who, what, where and when each"
                f" {', '.join(words(word) for word in Match)}? Four words, such as"
                " same,same,same,unknown"
                + ("." if answers["how"] is RelationType.CONTRADICTS else "; Enter leaves it open.")
            ),
            parse=_match,
            asked=lambda answers: (
                answers.get("how") in {RelationType.CONTRADICTS, RelationType.DISPUTES}
            ),
            default=lambda answers: None if answers["how"] is RelationType.CONTRADICTS else "",
        ),
    ]


def _claim_on_file(story: Story, text: str) -> str | None:
    from tracker.store.lookup import find_claim
    from tracker.store.session import reading

    if text in {"", NONE}:
        return None
    with reading(story.location) as session:
        return f"C{find_claim(session, text)}"


def _match(text: str, _answers: Answers) -> dict[str, Any] | None:
    return None if text in {"", NONE} else MATCH.convert(text, None, None)
