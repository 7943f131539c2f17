"""Asks one question after another; `<` goes back, Ctrl-D ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from tracker.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Answers = dict[str, Any]


@dataclass(frozen=True)
class Choice:
    """Something that can be answered, and what it stands for."""

    value: str
    told: str
    words: tuple[str, ...] = ()


def _always(_answers: Mapping[str, Any]) -> bool:
    return True


def _nothing(_answers: Mapping[str, Any]) -> Sequence[Choice]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """One prompt.

    Attributes:
        name: of the answer.
        prompt: a word or two.
        told: what is asked, in a sentence.
        parse: from what was typed to the answer; raises what a person can be told.
        asked: whether the answers so far call for it.
        default: what Enter stands for, as one would type it; None where Enter is no answer.
        choices: to complete from.
        listed: the choices are shown, with numbers to type.
        read: what the answer was taken for, where it does not stand in what was typed.
    """

    name: str
    prompt: str
    told: str | Callable[[Mapping[str, Any]], str]
    parse: Callable[[str, Answers], Any]
    asked: Callable[[Mapping[str, Any]], bool] = _always
    default: Callable[[Mapping[str, Any]], str | None] = field(default=lambda _answers: "")
    choices: Callable[[Mapping[str, Any]], Sequence[Choice]] = _nothing
    listed: bool = False
    read: Callable[[Any], str | None] = field(default=lambda _answer: None)


@dataclass
class Terminal:
    """How questions reach a person; `ask` raises EOFError for Ctrl-D."""

    say: Callable[[str], None]
    ask: Callable[[str, Sequence[Choice]], str]


@dataclass
class Form:
    """What has been asked and answered.

    Attributes:
        known: answers nobody was asked for, such as those of options.
        answers: all of them.
        typed: as typed, so that an answer can be given again.
        asked: places of the questions asked, in order.
    """

    known: Answers
    answers: Answers = field(init=False)
    typed: dict[str, str] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.answers = dict(self.known)

    def back(self, questions: Sequence[Question], name: str | None = None) -> int:
        """Forget the answers from one on, or the last; give back its place."""
        place = self.asked[-1]
        self.answers.pop(name or "", None)
        while self.asked:
            place = self.asked.pop()
            self.answers.pop(questions[place].name, None)
            if name in {None, questions[place].name}:
                break
        return place


def ask_all(
    questions: Sequence[Question], form: Form, terminal: Terminal, start: int = 0
) -> Answers:
    """Ask what has no answer yet, in order.

    Args:
        questions: in order.
        form: empty but for what is known; or gone back in.
        terminal: to ask at.
        start: the place of the first question.

    Raises:
        EOFError: the person ended the form.
    """
    answers, place = form.answers, start
    while place < len(questions):
        question = questions[place]
        if question.name in answers or not question.asked(answers):
            place += 1
            continue
        text = _ask(question, answers, form.typed.get(question.name), terminal)
        if text == "<":
            if form.asked:
                place = form.back(questions)
            else:
                terminal.say("This is the first question.")
            continue
        try:
            answers[question.name] = question.parse(text, answers)
        except (TrackerError, click.ClickException, ValueError) as error:
            told = error.message if isinstance(error, click.ClickException) else str(error)
            terminal.say(f"{told[:1].upper()}{told[1:].removesuffix('.')}.")
            continue
        read = question.read(answers[question.name])
        if read and text != question.default(answers):
            terminal.say(f"({read})")
        form.typed[question.name] = text
        form.asked.append(place)
        place += 1
    return answers


def _ask(question: Question, answers: Answers, before: str | None, terminal: Terminal) -> str:
    choices = question.choices(answers)
    default = question.default(answers) if before is None else before
    terminal.say("")
    terminal.say(question.told if isinstance(question.told, str) else question.told(answers))
    if question.listed:
        for number, choice in enumerate(choices, start=1):
            terminal.say(f"{number:>3}  {choice.value}: {choice.told}")
    if default:
        told = [one.told for one in choices if one.value == default and not question.listed]
        terminal.say(f"Enter: {default}" + (f" ({told[0]})" if told and told[0] else ""))
    while True:
        text = terminal.ask(question.prompt, choices).strip()
        if not text and default is not None:
            return default
        if not text:
            terminal.say("Please answer; < goes back, Ctrl-D ends.")
            continue
        if question.listed and text.isdecimal() and 1 <= int(text) <= len(choices):
            return choices[int(text) - 1].value
        return text
