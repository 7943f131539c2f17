"""The questions about who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.form.asking import Answers, Choice, Question
from tracker.cli.form.parsing import one_of, text_of, word_of
from tracker.cli.form.story import NEW, REFERENCE
from tracker.cli.parameters import LINE, NAME, WordOf
from tracker.errors import some
from tracker.vocabulary.anonymity import AnonymityOrigin, AnonymityReason
from tracker.vocabulary.speakers import PEOPLE, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.cli.form.story import Story


UNNAMED = "unnamed"
NARRATION = "outlet"
_WORDS = frozenset({NEW, UNNAMED, NARRATION})
_LONGEST_COUNT = 6
"""Digits of a number of people."""


def speaker_questions(story: Story) -> list[Question]:
    """Who says it; and who that is, where nothing is on file."""

    def unnamed(answers: Mapping[str, Any]) -> bool:
        return bool(answers.get("speaker") == UNNAMED)

    def is_new_person(answers: Mapping[str, Any]) -> bool:
        return len(new_names(answers)) == 1 and answers.get("new_type") in PEOPLE

    def default(answers: Mapping[str, Any]) -> str:
        source = answers.get("source")
        return (story.last_voice(source) if source not in {None, NEW} else None) or NARRATION

    def not_on_file(answers: Mapping[str, Any]) -> str:
        names = new_names(answers)
        alike = [one for name in names for one in story.alike(name)]
        return (
            f"{some(names)}: new on file. As what? {one_of(SpeakerType)};"
            + (f" {some(alike)} on file is alike;" if alike else "")
            + " < goes back."
        )

    return [
        Question(
            name="speaker",
            prompt="speaker",
            told=f"Who says it? A name, “{UNNAMED}”, “{NEW}”, or “{NARRATION}” for the source’s"
            " own voice. Several are joined by +.",
            parse=lambda text, _answers: voice(story, text),
            default=default,
            choices=lambda answers: [
                *story.voices(answers["source"] if answers.get("source") != NEW else None),
                Choice(UNNAMED, "a voice without a name"),
                Choice(NEW, "somebody who is not on file"),
                Choice(NARRATION, "the source’s own voice"),
            ],
            read=lambda answer: (
                None
                if answer in _WORDS
                else "; ".join(story.called(one) for one in answer if REFERENCE.fullmatch(one))
            ),
        ),
        Question(
            name="new_name",
            prompt="name",
            told="What is the new speaker called?",
            parse=lambda text, _answers: _new_name(story, text),
            asked=lambda answers: answers.get("speaker") == NEW,
            default=lambda _answers: None,
        ),
        Question(
            name="new_type",
            prompt="new speaker",
            told=not_on_file,
            parse=_speaker_type,
            asked=lambda answers: bool(new_names(answers)),
            default=lambda _answers: None,
            choices=lambda _answers: [Choice(word.value, "") for word in SpeakerType],
        ),
        Question(
            name="unnamed",
            prompt="as published",
            told="How does the source describe this voice? In its words.",
            parse=text_of(LINE),
            asked=unnamed,
            default=lambda _answers: None,
        ),
        Question(
            name="head_count",
            prompt="people",
            told="How many are they? Enter for one person.",
            parse=_heads,
            asked=unnamed,
        ),
        Question(
            name="anonymity_origin",
            prompt="unnamed by",
            told="Who wanted no name? at_request, newsroom, legal; Enter if not stated.",
            parse=word_of(AnonymityOrigin),
            asked=unnamed,
            default=lambda _answers: "not_stated",
            choices=lambda _answers: [Choice(word.value, "") for word in AnonymityOrigin],
        ),
        Question(
            name="anonymity_reason",
            prompt="reason",
            told="For which reason? safety, legal, employment, not_authorized, sensitivity,"
            " institutional_rule, privacy, other; Enter if none is printed.",
            parse=word_of(AnonymityReason),
            asked=unnamed,
            default=lambda _answers: "not_stated",
            choices=lambda _answers: [Choice(word.value, "") for word in AnonymityReason],
        ),
        Question(
            name="anonymity_reason_published",
            prompt="in its words",
            told="The reason in the words printed? Enter to leave it out.",
            parse=text_of(LINE, optional=True),
            asked=lambda answers: (
                unnamed(answers) and answers["anonymity_reason"] is not AnonymityReason.NOT_STATED
            ),
        ),
        Question(
            name="affiliation",
            prompt="organization",
            told="For which organization? Enter if not stated.",
            parse=text_of(NAME, optional=True),
            asked=lambda answers: unnamed(answers) or is_new_person(answers),
        ),
        Question(
            name="role",
            prompt="role",
            told="In which role? Such as rector; Enter if not stated.",
            parse=text_of(LINE, optional=True),
            asked=lambda answers: bool(answers.get("affiliation")),
        ),
    ]


def _heads(text: str, _answers: Answers) -> int | None:
    if text in {"", "1"}:
        return None
    if not text.isdecimal() or len(text) > _LONGEST_COUNT or not int(text):
        raise ValueError("how many people, as a number, or Enter")
    return int(text)


def voice(story: Story, text: str) -> str | tuple[str, ...]:
    """A word for who speaks; or references and, where nobody on file answers to one, names."""
    if text in _WORDS:
        return text
    names = [NAME.convert(part.strip(), None, None) for part in text.split("+")]
    return tuple(story.speaker(name) or name for name in names)


def new_names(answers: Mapping[str, Any]) -> list[str]:
    """The speakers who are not on file."""
    speaker = answers.get("speaker", NARRATION)
    if speaker == NEW:
        return [answers["new_name"]] if "new_name" in answers else []
    return [] if speaker in _WORDS else [one for one in speaker if not REFERENCE.fullmatch(one)]


def _new_name(story: Story, text: str) -> str:
    from tracker.vocabulary.text import fold

    name = NAME.convert(text, None, None)
    known = story.speaker(name)
    if known and fold(story.called(known).partition(" ")[2]) == fold(name):
        raise ValueError(
            f"{story.called(known)} is on file; for another person of that name, first:"
            " tracker speaker add"
        )
    return name


def _speaker_type(text: str, _answers: Answers) -> SpeakerType:
    if text.lower() in {"y", "yes"}:
        return SpeakerType.PERSON
    found: SpeakerType = WordOf(SpeakerType).convert(text, None, None)
    return found
