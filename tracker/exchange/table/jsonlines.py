"""Reads JSON Lines: an object a line, flat."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from tracker.errors import FileFaultError
from tracker.exchange.table.lines import Lines
from tracker.exchange.table.records import Cell, Record

_FIRST = 100
_DIGITS = 300
"""Figures of a number; a longer one is no number of anything."""


class _BadJSONError(Exception):
    """What a line has wrong."""


def keys_of(name: str, lines: Lines) -> list[str]:
    """The keys of the first objects, in the order they are met.

    Raises:
        FileFaultError: it is one JSON document, or none of them can be read.
    """
    found: dict[str, None] = {}
    bad: Record | None = None
    for _, record in zip(range(_FIRST), json_records(lines), strict=False):
        if record.line == 1 and record.problem and "".join(record.cells).startswith("["):
            raise FileFaultError(
                name, "is a JSON list, not lines of JSON", mend="write one object a line"
            )
        if record.problem is None:
            found.update(dict.fromkeys(record.cells))
        else:
            bad = bad or record
    if not found and bad is not None:
        raise FileFaultError(name, str(bad.problem), line=bad.line)
    if not found:
        raise FileFaultError(name, "holds no object", mend="write one JSON object a line")
    return list(found)


def json_records(lines: Lines) -> Iterator[Record]:
    """The objects of a file; a line that is none is a bad row. Numbers stay as written."""
    while (line := lines.next()) is not None:
        text = line.text.strip("\r\n \t")
        if line.problem is not None:
            yield Record(line.number, [text], line.problem)
        elif text:
            try:
                yield Record(line.number, _flat(text), written=text)
            except _BadJSONError as error:
                yield Record(line.number, [text], str(error))


def _flat(text: str) -> dict[str, Cell]:
    try:
        found = json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_constant,
            parse_int=_number,
            parse_float=_number,
        )
    except json.JSONDecodeError as error:
        raise _BadJSONError(f"not JSON: {error.msg.lower()}; mend the line") from error
    except RecursionError as error:
        raise _BadJSONError("is nested too deeply; write a flat object") from error
    if not isinstance(found, dict):
        raise _BadJSONError("is no object; write { … }")
    return {key: _cell(key, value) for key, value in found.items()}


def _cell(key: str, value: object) -> Cell:
    if isinstance(value, list):
        return [_scalar(key, one) for one in value]
    return _scalar(key, value)


def _scalar(key: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        if "\0" in value:
            raise _BadJSONError(f"{key!r} holds a NUL character; remove it")
        if any("\ud800" <= char <= "\udfff" for char in value):
            raise _BadJSONError(f"{key!r} holds half of a surrogate pair; mend the escape")
        return value
    raise _BadJSONError(f"{key!r} is nested; write a flat object")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _BadJSONError(f"{key!r} stands twice; remove one")
        found[key] = value
    return found


def _constant(written: str) -> NoReturn:
    raise _BadJSONError(f"{written} is not JSON; remove it")


def _number(written: str) -> str:
    if len(written) > _DIGITS:
        raise _BadJSONError(f"a number of {len(written):,} digits; write text in quotes")
    return written
