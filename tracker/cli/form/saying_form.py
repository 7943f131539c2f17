"""The questions about what is said, and when, where and through whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.claim_options import DAY
from tracker.cli.form.asking import Answers, Choice, Question
from tracker.cli.form.parsing import NONE, listed, one_of, text_of, word_of
from tracker.cli.form.speaker_form import NARRATION, UNNAMED, new_names
from tracker.cli.form.story import NEW
from tracker.cli.parameters import LINE, PROSE
from tracker.errors import some
from tracker.vocabulary.claims import Form, Kind
from tracker.vocabulary.guessing import TESTS, guess_form, guess_kind
from tracker.vocabulary.speakers import SpeakerType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.cli.form.story import Story


def words_questions() -> list[Question]:
    """What is claimed, in which words, and what kind of act that is."""
    return [
        Question(
            name="quote",
            prompt="quotation",
            told="The words in quotation marks, if there are any; Enter if not.",
            parse=lambda text, _answers: _unquoted(text),
            asked=lambda answers: answers["speaker"] != NARRATION,
        ),
        Question(
            name="text",
            prompt="claim",
            told="What is claimed, in your own words, as one sentence?",
            parse=text_of(PROSE),
            default=lambda _answers: None,
        ),
        Question(
            name="kind",
            prompt="kind",
            told="What does the speaker do?",
            parse=word_of(Kind),
            default=lambda answers: guess_kind(f"{answers['text']} {answers.get('quote') or ''}"),
            choices=listed(Kind, TESTS),
            listed=True,
        ),
        Question(
            name="denied_proposition",
            prompt="denies",
            told="What does it literally negate? A ? after it if that is left to infer.",
            parse=text_of(PROSE),
            asked=lambda answers: answers["kind"] is Kind.DENIAL,
            default=lambda _answers: None,
        ),
        Question(
            name="form",
            prompt="form",
            told="A quote (a whole clause), or a partial_quote?",
            parse=word_of(Form),
            asked=lambda answers: bool(answers.get("quote")),
            default=lambda answers: guess_form(answers["quote"]),
            choices=lambda _answers: [Choice("quote", ""), Choice("partial_quote", "")],
        ),
    ]


def _unquoted(text: str) -> str | None:
    if text in {"", NONE}:
        return None
    for left, right in (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")):
        if len(text) > 1 and text.startswith(left) and text.endswith(right):
            text = text[1:-1]
            break
    return PROSE.convert(text, None, None)


def _date(text: str, _answers: Answers) -> str | None:
    return None if text in {"", NONE} else DAY.convert(text, None, None)


def circumstance_questions(story: Story) -> list[Question]:
    """When, where and through whom; not again where the voice has spoken in the source."""

    def said_before(answers: Mapping[str, Any]) -> bool:
        speaker, source = answers["speaker"], answers["source"]
        if source == NEW or speaker == UNNAMED or new_names(answers):
            return False
        return story.carries(source, () if speaker == NARRATION else speaker)

    return [
        Question(
            name="said",
            prompt="said",
            told="When was it said? A date, or a day as printed, such as Thursday;"
            " Enter if not stated.",
            parse=_date,
            asked=lambda answers: not said_before(answers),
        ),
        Question(
            name="venue",
            prompt="where",
            told="On which occasion, where? Enter if not stated.",
            parse=text_of(LINE, optional=True),
            asked=lambda answers: answers["speaker"] != NARRATION and not said_before(answers),
        ),
        Question(
            name="via",
            prompt="via",
            told="Through whom did it reach the source? In order, joined by +; ? after one that"
            " is inferred; Enter if the source heard it itself.",
            parse=lambda text, _answers: _via(story, text),
            asked=lambda answers: answers["speaker"] != NARRATION,
            choices=lambda _answers: story.sources(),
        ),
        Question(
            name="relay_type",
            prompt="new relay",
            told=lambda answers: (
                f"{some(story.new_relays(answers['via']))}: new on file. As what?"
                f" {one_of(SpeakerType)}; < goes back."
            ),
            parse=word_of(SpeakerType),
            asked=lambda answers: bool(story.new_relays(answers.get("via", ()))),
            default=lambda _answers: SpeakerType.PUBLICATION,
            choices=lambda _answers: [Choice(word.value, "") for word in SpeakerType],
        ),
    ]


def _via(story: Story, text: str) -> tuple[str, ...]:
    via = tuple(
        LINE.convert(part.strip(), None, None)
        for part in text.split("+")
        if part.strip() not in {"", NONE}
    )
    story.new_relays(via)
    return via
