"""Questions on a real terminal, by prompt_toolkit."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tracker.cli.form.asking import Choice, Terminal
from tracker.rendering.safe import safe
from tracker.rendering.table import terminal_width, wrapped
from tracker.vocabulary.names import Known, ranked
from tracker.vocabulary.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prompt_toolkit.completion import CompleteEvent, Completion
    from prompt_toolkit.document import Document

_SHOWN = 12
_META = 60


def open_terminal() -> Terminal:
    """A terminal to ask at; Ctrl-C ends the program as elsewhere."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import Completer

    class Closest(Completer):
        def __init__(self, choices: Sequence[Choice]) -> None:
            self._choices = choices

        def get_completions(
            self,
            document: Document,
            complete_event: CompleteEvent,  # noqa: ARG002 - prompt_toolkit's signature
        ) -> Iterable[Completion]:
            from prompt_toolkit.completion import Completion

            typed = document.text_before_cursor
            for choice in closest(typed, self._choices):
                told = " ".join(safe(choice.told).split())
                yield Completion(
                    choice.value, start_position=-len(typed), display_meta=told[:_META]
                )

    session: PromptSession[str] = PromptSession(erase_when_done=False)
    plain = os.environ.get("TERM") == "dumb"

    def ask(prompt: str, choices: Sequence[Choice]) -> str:
        return session.prompt(
            f"{prompt}: ",
            completer=Closest(choices) if choices and not plain else None,
            complete_while_typing=True,
            reserve_space_for_menu=min(len(choices), 6),
        )

    return Terminal(_say, ask)


def closest(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices that what was typed may mean, in any script, the likeliest first."""
    if not typed.strip():
        return list(choices[:_SHOWN])
    known = [
        Known(place, fold(word), word)
        for place, choice in enumerate(choices)
        for word in (choice.value, choice.told, *choice.words)
        if word
    ]
    return [choices[one.number] for one in ranked(typed, known, _SHOWN)][:_SHOWN]


def _say(text: str) -> None:
    lines = wrapped(text, terminal_width(), hanging="     " if text[:3].strip().isdigit() else "")
    for line in lines:
        click.echo(line)
