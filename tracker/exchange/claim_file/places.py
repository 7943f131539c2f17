"""Finds the line of a key, so that an error can point at it. Only run when there is an error."""

import json
import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress

Path = Sequence[str | int]

_DEPTH_LIMIT = 100
_TOML_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL
)
_JSON_STRING = re.compile(r'"(?:\\.|[^"\\])*"', re.DOTALL)
_TOML_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_JSON_BLANK = re.compile(r"[ \t\r\n]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]+")


def line_of(text: str, path: Path, *, toml: bool) -> int | None:
    """The line, from 1, of the longest part of `path` that the text has."""
    places = _TomlPlaces(text) if toml else _JsonPlaces(text)
    for length in range(len(path), 0, -1):
        if (part := tuple(path[:length])) in places.lines:
            return places.lines[part]
    return None


def line_of_twice(text: str) -> int | None:
    """The line of the first key that stands in one JSON object twice."""
    return _JsonPlaces(text).twice


def line_of_word(text: str, word: str) -> int | None:
    """The line of a bare word, such as NaN, in JSON."""
    return _JsonPlaces(text).words.get(word)


def line_of_depth(text: str, *, toml: bool) -> int | None:
    """The line on which brackets are nested too deeply to be meant."""
    string = (_TOML_STRING if toml else _JSON_STRING).pattern
    depth = 0
    for found in re.finditer(rf"{string}|[\[\]{{}}]", text, re.DOTALL):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > _DEPTH_LIMIT:
            return text.count("\n", 0, found.start()) + 1
    return None


class _Places:
    """Walks over text that a parser has accepted, or as far as it goes."""

    blank: re.Pattern[str]
    string: re.Pattern[str]

    def __init__(self, text: str) -> None:
        self.lines: dict[tuple[str | int, ...], int] = {}
        self.words: dict[str, int] = {}
        self.twice: int | None = None
        self._text = text
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._at = 0
        with suppress(RecursionError, IndexError):
            self._whole()

    def _whole(self) -> None:
        raise NotImplementedError

    def _key(self) -> tuple[str, ...]:
        raise NotImplementedError

    def _next(self) -> str:
        """Skip blanks; the character that follows, if any."""
        found = self.blank.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at : self._at + 1]

    def _mark(self, path: tuple[str | int, ...]) -> None:
        self.lines.setdefault(path, self._line())

    def _line(self) -> int:
        return bisect_right(self._breaks, self._at - 1) + 1

    def _take_string(self) -> str:
        found = self.string.match(self._text, self._at)
        if found is None:
            raise IndexError(self._at)
        self._at = found.end()
        return found[0]

    def _value(self, path: tuple[str | int, ...]) -> None:
        first = self._next()
        if first == "[":
            self._list(path)
        elif first == "{":
            self._table(path)
        elif first and first in "\"'":
            self._take_string()
        else:
            line = self._line()
            found = _SCALAR.match(self._text, self._at)
            if found is None:
                raise IndexError(self._at)
            self.words.setdefault(found[0].strip(), line)
            self._at = found.end()

    def _list(self, path: tuple[str | int, ...]) -> None:
        self._at += 1
        place = 0
        while self._next() not in {"]", ""}:
            self._mark((*path, place))
            self._value((*path, place))
            place += 1
            self._at += self._next() == ","
        self._at += 1

    def _table(self, path: tuple[str | int, ...]) -> None:
        self._at += 1
        seen: set[tuple[str, ...]] = set()
        while self._next() not in {"}", ""}:
            line = self._line()
            key = self._key()
            if key in seen and self.twice is None:
                self.twice = line
            seen.add(key)
            for length in range(1, len(key) + 1):
                self.lines.setdefault((*path, *key[:length]), line)
            self._next()
            self._at += 1
            self._value((*path, *key))
            self._at += self._next() == ","
        self._at += 1


class _JsonPlaces(_Places):
    blank, string = _JSON_BLANK, _JSON_STRING

    def _whole(self) -> None:
        self._value(())

    def _key(self) -> tuple[str, ...]:
        return (str(json.loads(self._take_string())),)


class _TomlPlaces(_Places):
    blank, string = _TOML_BLANK, _TOML_STRING

    def _whole(self) -> None:
        table: tuple[str | int, ...] = ()
        counts: dict[tuple[str | int, ...], int] = {}
        while first := self._next():
            line = self._line()
            if first == "[":
                listed = self._text.startswith("[[", self._at)
                self._at += 1 + listed
                table = self._header(self._key(), counts, line, listed=listed)
                self._next()
                self._at += 1 + listed
                continue
            path = (*table, *self._key())
            for length in range(len(table) + 1, len(path) + 1):
                self.lines.setdefault(path[:length], line)
            self._next()
            self._at += 1
            self._value(path)

    def _header(
        self,
        key: tuple[str, ...],
        counts: dict[tuple[str | int, ...], int],
        line: int,
        *,
        listed: bool,
    ) -> tuple[str | int, ...]:
        """The path of a table; below a list, that of the list's last item."""
        path: tuple[str | int, ...] = ()
        for place, part in enumerate(key, start=1):
            path = (*path, part)
            self.lines.setdefault(path, line)
            if place == len(key) and listed:
                counts[path] = counts.get(path, -1) + 1
            if path in counts:
                path = (*path, counts[path])
                self.lines.setdefault(path, line)
        return path

    def _key(self) -> tuple[str, ...]:
        parts: list[str] = []
        while True:
            first = self._next()
            if first and first in "\"'":
                parts.append(str(tomllib.loads(f"x = {self._take_string()}")["x"]))
            else:
                found = _BARE_KEY.match(self._text, self._at)
                if found is None:
                    raise IndexError(self._at)
                parts.append(found[0])
                self._at = found.end()
            if self._next() != ".":
                return tuple(parts)
            self._at += 1
