"""Finds the line of a key, so that an error can point at it. Only run when there is an error."""

import json
import re
import tomllib
from collections.abc import Sequence

Path = Sequence[str | int]

_HEADER = re.compile(r"^\s*(\[\[|\[)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_QUOTES = re.compile(r'"""|\'\'\'')


def line_of(text: str, path: Path, *, toml: bool) -> int | None:
    """The line, from 1, of the longest part of `path` that the text has."""
    lines = _toml_lines(text) if toml else {}
    for length in range(len(path), 0, -1):
        part = tuple(path[:length])
        if toml and part in lines:
            return lines[part]
        if not toml and (found := _json_line(text, part)):
            return found
    return None


def _toml_lines(text: str) -> dict[tuple[str | int, ...], int]:
    lines: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    inside: str | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if inside is not None:
            inside = None if line.count(inside) % 2 else inside
            continue
        header, key = _HEADER.match(line), _KEY.match(line)
        if header and not key:
            table = _split(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                lines.setdefault(table, number)
                table = (*table, counts[table])
            for length in range(1, len(table) + 1):
                lines.setdefault(table[:length], number)
        elif key:
            path = (*table, *_split(key[1]))
            for length in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:length], number)
            opened = _QUOTES.search(line, key.end())
            if opened and line.count(opened[0]) % 2:
                inside = opened[0]
    return lines


def _split(dotted: str) -> tuple[str, ...]:
    try:
        found: object = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return (dotted,)
    path: list[str] = []
    while isinstance(found, dict):
        name = next(iter(found))
        path.append(name)
        found = found[name]
    return tuple(path)


def _json_line(text: str, path: Path) -> int | None:
    position = 0
    for part in path:
        if isinstance(part, int):
            continue
        found = re.compile(re.escape(json.dumps(part, ensure_ascii=False)) + r"\s*:").search(
            text, position
        )
        if not found:
            return None
        position = found.start()
    return text.count("\n", 0, position) + 1
