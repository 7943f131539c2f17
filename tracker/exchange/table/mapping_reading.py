"""Reads a mapping from a file, and completes it by what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from tracker.errors import BadMappingError, FileFaultError
from tracker.exchange.claim_file.reading import parse_settings
from tracker.exchange.claim_file.text import FILE_LIMIT
from tracker.exchange.table.mapping import FIELDS, LISTS, TableMapping
from tracker.exchange.table.plan import unknown_field
from tracker.vocabulary.text import PROSE_LIMIT

Pair = tuple[str, str]


@dataclass(frozen=True)
class Typed:
    """What was typed, field by field.

    Attributes:
        columns: a header, or a number from 1.
        constants: the value of every row.
        values: `FROM=TO`.
        separators: between values in one cell.
        dates: how dates are written.
        settings: of the mapping as a whole, by name.
    """

    columns: Sequence[Pair] = ()
    constants: Sequence[Pair] = ()
    values: Sequence[Pair] = ()
    separators: Sequence[Pair] = ()
    dates: Sequence[Pair] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)


def read_mapping(path: str) -> TableMapping:
    """Read a mapping, TOML.

    Raises:
        FileFaultError: it cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            raw = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise FileFaultError(path, error.strerror or str(error), mend="give a file") from error
    return parse_settings(raw, path, TableMapping)


def completed(mapping: TableMapping, typed: Typed) -> TableMapping:
    """A mapping in which what was typed goes before what it says.

    Raises:
        BadMappingError: an unknown field, or one that is given twice.
    """
    given: dict[str, Any] = dict(typed.settings)
    columns: dict[str, Any] = {}
    for name, column in typed.columns:
        columns.setdefault(_known(name), []).append(column)
    given["columns"] = {**mapping.columns, **columns}
    for section in ("constants", "separators", "dates"):
        given[section] = {**getattr(mapping, section), **_once(section, getattr(typed, section))}
    values = {str(name): dict(to) for name, to in mapping.values.items()}
    for name, change in typed.values:
        before, equals, after = change.partition("=")
        if not equals:
            raise BadMappingError(f"{change!r} translates nothing", "write FIELD:FROM=TO")
        values.setdefault(_known(name), {})[before] = after
    given["values"] = values
    return msgspec.structs.replace(mapping, **given)


def _once(section: str, pairs: Sequence[Pair]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in pairs:
        if _known(name) in found and (section != "constants" or name not in LISTS):
            raise BadMappingError(f"{name} is given twice", "give it once")
        if len(text) > PROSE_LIMIT or not text:
            raise BadMappingError(f"the value of {name} is empty or too long", "give another")
        found[name] = text
    return found


def _known(name: str) -> str:
    if name not in FIELDS:
        raise unknown_field(name)
    return name
