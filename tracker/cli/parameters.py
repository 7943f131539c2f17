"""What people type, parsed: words of closed lists, days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click
from click.shell_completion import CompletionItem

from tracker.vocabulary.text import LINE_LIMIT, NAME_LIMIT, PROSE_LIMIT

if TYPE_CHECKING:
    from datetime import date, datetime

_TOLD = 40
"""Characters of a value that an error repeats."""

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


class Text(click.ParamType[str]):
    """A text that a database can hold, of at most so many code points."""

    name = "text"

    def __init__(self, limit: int = PROSE_LIMIT) -> None:
        self._limit = limit

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's
        """Check the text."""
        from tracker.errors import BadTextError
        from tracker.vocabulary.text import storable

        try:
            text = storable("text", str(value))
        except BadTextError as error:
            told = f"{_shortened(str(value))} {error.problem}; {error.mend}"
            self.fail(told, param, ctx)
        if self._limit < PROSE_LIMIT and any(char in text for char in "\n\r\v\f\x85\u2028\u2029"):
            self.fail(f"{_shortened(text)} has a line break; write it on one line", param, ctx)
        if len(text) > self._limit:
            self.fail(
                f"{_shortened(text)} has {len(text):,} characters, {self._limit:,} is the limit;"
                " shorten it",
                param,
                ctx,
            )
        return text


def _shortened(text: str) -> str:
    return repr(text if len(text) <= _TOLD else f"{text[:_TOLD]}…")


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


class Date(click.ParamType[str]):
    """An EDTF date, kept as typed; or one of some words that stand for a day."""

    name = "date"

    def __init__(self, words: Sequence[str] = ()) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's
        """Check the date."""
        from tracker.errors import BadDateError
        from tracker.vocabulary.dates import bounds

        if str(value).lower() in self._words:
            return str(value)
        try:
            bounds(str(value))
        except BadDateError as error:
            words = f"; {', '.join(self._words)} do as well" if self._words else ""
            self.fail(f"{error}{words}", param, ctx)
        return str(value)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """The words that stand for a day."""
        return [CompletionItem(word) for word in self._words if word.startswith(incomplete.lower())]


class PastMoment(click.ParamType["datetime"]):
    """A day, the whole of which counts, or a moment; in UTC, and not in the future."""

    name = "date"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime:
        """Read it as ISO 8601."""
        from datetime import UTC, datetime, time

        try:
            found = datetime.fromisoformat(str(value))
        except ValueError:
            told = "write a day (2026-11-20) or a moment (2026-11-20T14:30)"
            self.fail(f"{value!r} is no date; {told}", param, ctx)
        if "T" not in str(value) and " " not in str(value):
            found = datetime.combine(found, time.max)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        if found.date() > datetime.now(UTC).date():
            self.fail(f"{value!r} is in the future; the history ends today", param, ctx)
        return found.astimezone(UTC)


class Pattern(click.ParamType[str]):
    """A text of a fixed form."""

    def __init__(self, name: str, pattern: str, told: str) -> None:
        self.name = name
        self._pattern = re.compile(pattern)
        self._told = told

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's
        """Check the text."""
        text = NAME.convert(value, param, ctx)
        if not self._pattern.fullmatch(text):
            self.fail(f"{text!r} is no {self.name}; write {self._told}", param, ctx)
        return text


class Parts(click.ParamType[dict[str, Any]]):
    """Values given by place (`same,same`) or by name (`who=same,what=same`).

    Args:
        each: the type of every value, by name, in order.
    """

    name = "values"

    def __init__(self, each: Mapping[str, click.ParamType[Any]]) -> None:
        self._each = each

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dict[str, Any]:
        """Take the values apart."""
        parts = [part.strip() for part in str(value).split(",")]
        named = [part.partition("=") for part in parts if "=" in part]
        if named and len(named) < len(parts):
            self.fail(f"{value!r} names some values and not others; name all or none", param, ctx)
        if not named:
            if len(parts) != len(self._each):
                self.fail(
                    f"{value!r} has {len(parts)} of {len(self._each)} values; give"
                    f" {','.join(self._each)} in that order, or each with its name, such as"
                    f" {next(iter(self._each))}=…",
                    param,
                    ctx,
                )
            named = [(name, "=", part) for name, part in zip(self._each, parts, strict=True)]
        found: dict[str, Any] = {}
        for name, _, text in named:
            if name not in self._each:
                self.fail(f"{name!r} is none of {', '.join(self._each)}", param, ctx)
            if name in found:
                self.fail(f"{name!r} stands twice; give it once", param, ctx)
            found[name] = self._each[name].convert(text, param, ctx)
        return found


NAME = Text(NAME_LIMIT)
LINE = Text(LINE_LIMIT)
PROSE = Text(PROSE_LIMIT)
COUNTRY = Pattern("country", "[A-Z]{2}", "two capital letters, such as RU")
SHA256 = Pattern("SHA-256", "[0-9a-f]{64}", "64 hexadecimal digits in lower case")
URL = Pattern(
    "URL",
    r"[A-Za-z][A-Za-z0-9+.-]*://\S+",
    "it with its scheme and without blanks, such as https://…",
)
FILE = File()
FIRST_DAY = Edge("earliest")
LAST_DAY = Edge("latest")
