"""From what is typed at a prompt to an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.form.asking import Answers, Choice
from tracker.cli.parameters import WordOf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import click

NONE = "none"


def text_of(type_: click.ParamType[str], *, optional: bool = False) -> Callable[..., Any]:
    """Parse with a type of an option; `none` and nothing are None where that is an answer."""

    def parse(text: str, _answers: Answers) -> str | None:
        return None if optional and text in {"", NONE} else type_.convert(text, None, None)

    return parse


def tag_of(text: str, _answers: Answers) -> str | None:
    """Parse a language tag, as `text_of` a line."""
    from tracker.vocabulary.languages import check_language

    tag = None if text in {"", NONE} else text
    check_language("language", tag)
    return tag


def word_of(vocabulary: Any) -> Callable[..., Any]:  # noqa: ANN401 - an enum class
    """Parse a word of a vocabulary."""
    type_ = WordOf(vocabulary)
    return lambda text, _answers: type_.convert(text, None, None)


def listed(vocabulary: Any, tests: Mapping[Any, str]) -> Callable[..., Sequence[Choice]]:  # noqa: ANN401
    """The words of a vocabulary, each with its test."""
    return lambda _answers: [Choice(word.value, tests[word]) for word in vocabulary]


def one_of(vocabulary: Any) -> str:  # noqa: ANN401 - an enum class
    """The words of a vocabulary, in a row."""
    return ", ".join(word.value for word in vocabulary)
