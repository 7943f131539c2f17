"""The questions of a claim, in the order a reporter thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.claim_options import DAY
from tracker.cli.form.answer_form import answer_questions
from tracker.cli.form.asking import Answers, Choice, Question
from tracker.cli.form.parsing import NONE, listed, tag_of, text_of, word_of
from tracker.cli.form.story import NEW, REFERENCE
from tracker.cli.parameters import LINE, NAME, PROSE, Date, WordOf
from tracker.errors import UnknownReferenceError, some
from tracker.vocabulary.anonymity import AnonymityOrigin, AnonymityReason
from tracker.vocabulary.claims import Form, Kind
from tracker.vocabulary.guessing import TESTS, guess_form, guess_kind
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.speakers import PEOPLE, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.cli.form.story import Story

UNNAMED = "unnamed"
NARRATION = "outlet"
_WORDS = frozenset({NEW, UNNAMED, NARRATION})
_LONGEST_COUNT = 6
"""Digits of a number of people."""


def questions(story: Story) -> list[Question]:
    """All of them; each is asked only where the answers before call for it."""
    return [
        *_source(story),
        *_speaker(story),
        *_words(),
        *_circumstances(story),
        *answer_questions(story),
    ]


def _source(story: Story) -> list[Question]:
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


def _speaker(story: Story) -> list[Question]:
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
            f"{some(names)}: new on file. As what? {_one_of(SpeakerType)};"
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


def _one_of(vocabulary: Any) -> str:  # noqa: ANN401 - an enum class
    return ", ".join(word.value for word in vocabulary)


def _words() -> list[Question]:
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


def _circumstances(story: Story) -> list[Question]:
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
                f" {_one_of(SpeakerType)}; < goes back."
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
