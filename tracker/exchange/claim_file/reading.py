"""Reads a claim file; whatever is wrong is told with file, line, key and the mend."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec

from tracker.errors import BadTextError, FileFaultError
from tracker.exchange.claim_file import shape
from tracker.exchange.claim_file.problems import explain
from tracker.exchange.claim_file.syntax import json_document, toml_document
from tracker.exchange.claim_file.text import FILE_LIMIT, ClaimFileText, decoded
from tracker.vocabulary.text import storable

_DEPTH_LIMIT = 20
"""Levels; what is nested deeper is refused."""

Shape = TypeVar("Shape", bound=msgspec.Struct)

_SECTIONS: dict[str, type[shape.Section]] = {
    "source": shape.Source,
    "speaker": shape.Speaker,
    "claim": shape.Claim,
}


def read(path: str) -> tuple[shape.ClaimFile, ClaimFileText]:
    """Read a claim file from a path.

    Raises:
        FileFaultError: it cannot be read; exit code 2.
    """
    with Path(path).open("rb") as stream:
        return read_stream(stream, b"", path)


def read_stream(stream: BinaryIO, begun: bytes, path: str) -> tuple[shape.ClaimFile, ClaimFileText]:
    """Read a claim file of which the beginning was read already; `-` is standard input.

    Raises:
        FileFaultError: it cannot be read; exit code 2.
    """
    name = "standard input" if path == "-" else path
    try:
        raw = begun + stream.read(FILE_LIMIT + 1 - len(begun))
    except OSError as error:
        raise FileFaultError(name, error.strerror or str(error), mend="give a file") from error
    return parse(raw, name)


def parse(raw: bytes, name: str) -> tuple[shape.ClaimFile, ClaimFileText]:
    """Parse the bytes of a claim file; JSON where it begins with a brace, else TOML."""
    text = decoded(raw, name)
    file = ClaimFileText(name, text, toml=not text.lstrip().startswith("{"))
    document = toml_document(file) if file.toml else json_document(file)
    return _shaped(document, file), file


def parse_one(
    raw: bytes, name: str, section: str, wanted: type[Shape]
) -> tuple[str, Shape | None, ClaimFileText]:
    """Parse a form: TOML of one record, `[section.KEY]`, in which `""` stands for no value.

    Returns:
        The key; the record, None where no value is given; the text.

    Raises:
        FileFaultError: it cannot be read.
    """
    file = ClaimFileText(name, decoded(raw, name), toml=True)
    document = _filled(toml_document(file))
    if not document:
        return "", None, file
    found = document.get(section)
    others = [key for key in document if key != section]
    if not isinstance(found, dict) or others:
        path = (others or [section])[0]
        raise file.fault((path,), "stands outside", f"put it below the line [{section}.NAME]")
    keys = list(found)
    if len(keys) > 1 or not isinstance(found[keys[0]], dict):
        path = keys[-1]
        raise file.fault((section, path), "a form is of one record", "leave one in it")
    where = (section, keys[0])
    return keys[0], _convert(_plain(found[keys[0]], where, file), wanted, where, file), file


def parse_settings(raw: bytes, name: str, wanted: type[Shape]) -> Shape:
    """Parse TOML whose texts may be blank, such as a delimiter.

    Raises:
        FileFaultError: it cannot be read.
    """
    file = ClaimFileText(name, decoded(raw, name), toml=True)
    return _convert(_dated(toml_document(file)), wanted, (), file)


def _dated(value: object) -> object:
    """Days become text."""
    if isinstance(value, dict):
        return {key: _dated(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _filled(table: dict[str, Any]) -> dict[str, Any]:
    """A table without empty texts, and without what is empty then."""
    filled: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            value = _filled(value)  # noqa: PLW2901 - the same value, filled
        elif isinstance(value, list):
            value = [_filled(one) if isinstance(one, dict) else one for one in value]  # noqa: PLW2901 - the same
            value = [one for one in value if one not in ("", {})]  # noqa: PLW2901 - the same
        if value not in ("", {}, []):
            filled[key] = value
    return filled


def _shaped(document: dict[str, Any], file: ClaimFileText) -> shape.ClaimFile:
    """Check section by section, so that an error knows its key."""
    if document.get("schema") != shape.SCHEMA:
        given = document.get("schema")
        problem = "no schema is given" if given is None else f"the schema is {given!r}"
        if file.toml:
            raise file.fault(("schema",), problem, f'write schema = "{shape.SCHEMA}"')
        others = "; nor are these CSL items, in a list, or ClaimReviews" if given is None else ""
        mend = f'a claim file begins with {{"schema": "{shape.SCHEMA}"'
        raise file.fault(("schema",), f"{problem}{others}", mend)
    plain: dict[str, Any] = {}
    for name, value in document.items():
        plain[_key(name, (name,), file)] = _plain(value, (name,), file)
        section = _SECTIONS.get(name)
        if section is None:
            continue
        if not isinstance(plain[name], dict):
            raise file.fault((name,), "is not a table", f"write [{name}.KEY]")
        for key, written in plain[name].items():
            _convert(written, section, (name, key), file)
    return _convert(plain, shape.ClaimFile, (), file)


def _plain(value: object, path: tuple[str | int, ...], file: ClaimFileText) -> object:
    """Days become text; text must be storable; times of day have no place in a claim file."""
    if len(path) > _DEPTH_LIMIT:
        raise file.too_deep(path)
    if isinstance(value, str):
        return _storable(value, path, file)
    if isinstance(value, datetime | time):
        raise file.fault(path, "has a time of day", "give the day alone")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {
            _key(key, (*path, key), file): _plain(item, (*path, key), file)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_plain(item, (*path, place), file) for place, item in enumerate(value)]
    return value


def _key(key: str, path: tuple[str | int, ...], file: ClaimFileText) -> str:
    """A key may be empty, but it must be something that can be told."""
    return _storable(key, path, file) if key.strip() else key


def _storable(text: str, path: tuple[str | int, ...], file: ClaimFileText) -> str:
    try:
        return storable("", text)
    except BadTextError as error:
        problem, _, mend = str(error).partition(": ")[2].partition("; ")
        raise file.fault(path, problem, mend) from error


def _convert(
    value: object, wanted: type[Shape], path: tuple[str | int, ...], file: ClaimFileText
) -> Shape:
    try:
        return msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        inner, problem, mend = explain(str(error), wanted)
        raise file.fault((*path, *inner), problem, mend) from error
