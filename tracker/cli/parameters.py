"""What people type, parsed: words of closed lists, days."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from datetime import date

Word = TypeVar("Word", bound=StrEnum)


class WordOf(click.ParamType[Word], Generic[Word]):
    """A word of a closed list; `_` and `-` are the same, and so are letters in either case."""

    def __init__(self, vocabulary: type[Word]) -> None:
        self.words = [one.value for one in vocabulary]
        self._vocabulary = vocabulary
        self.name = vocabulary.__name__

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Word:  # noqa: ANN401 - click's
        """Find the word."""
        key = _key(str(value))
        found = next((one for one in self._vocabulary if _key(one) == key), None)
        if found is None:
            self.fail(f"{value!r} is none of {', '.join(self._vocabulary)}", param, ctx)
        return found

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """The words that go on from what was typed."""
        key = _key(incomplete)
        return [CompletionItem(one.value) for one in self._vocabulary if _key(one).startswith(key)]


def _key(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")


class Name(click.ParamType[str]):
    """A text that a database can hold."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's
        """Check the text."""
        from tracker.errors import BadTextError
        from tracker.vocabulary.text import storable

        try:
            return storable(repr(value), str(value))
        except BadTextError as error:
            self.fail(str(error), param, ctx)


class File(click.ParamType[str]):
    """A file's path, as typed; whether it can be used is seen when it is."""

    name = "file"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """The shell knows its files."""
        return [CompletionItem(incomplete, type="file")]


class Edge(click.ParamType["date"]):
    """An EDTF date, of which the first or the last day counts."""

    name = "date"

    def __init__(self, edge: str) -> None:
        self._edge = edge

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - click's
        """Parse the date."""
        from tracker.errors import BadDateError
        from tracker.vocabulary.dates import bounds

        try:
            found: date | None = getattr(bounds(str(value)), self._edge)
        except BadDateError as error:
            self.fail(str(error), param, ctx)
        if found is None:
            self.fail(f"{value!r} has no {self._edge} day", param, ctx)
        return found


NAME = Name()
FILE = File()
FIRST_DAY = Edge("earliest")
LAST_DAY = Edge("latest")
