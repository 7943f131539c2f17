"""Reads a claim file; whatever is wrong is told with file, line, key and the mend."""

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeVar

import msgspec

from tracker.errors import BadTextError, FileFaultError, FileRefusedError
from tracker.exchange.claim_file import shape
from tracker.exchange.claim_file.places import (
    line_of,
    line_of_depth,
    line_of_twice,
    line_of_word,
)
from tracker.exchange.claim_file.problems import explain
from tracker.vocabulary.text import storable

FILE_LIMIT = 16_000_000
LINE_LIMIT = 100_000
DEPTH_LIMIT = 20
"""Larger input is refused before it is parsed; both in code points, the file in bytes."""

Shape = TypeVar("Shape", bound=msgspec.Struct)

_TOO_DEEP = ("is nested too deeply", "a claim file is a few levels deep")
_LONG_NUMBER = re.compile(r"\d{4301,}")
_BARE_DATE = re.compile(r"=\s*\[?\s*[0-9.][0-9./~?%X:TZ+-]*\s*(?:#.*)?$")
_SECTIONS: dict[str, type[shape.Section]] = {
    "source": shape.Source,
    "speaker": shape.Speaker,
    "claim": shape.Claim,
}


@dataclass(frozen=True)
class ClaimFileText:
    """The text of a claim file, kept to point at its lines."""

    name: str
    text: str
    toml: bool

    def fault(self, path: tuple[str | int, ...], problem: str, mend: str = "") -> FileFaultError:
        """An error at a key: the file cannot be read so."""
        return FileFaultError(self.name, problem, line=self.line(path), key=dotted(path), mend=mend)

    def refusal(self, path: tuple[str | int, ...], problem: str, mend: str) -> FileRefusedError:
        """An error at a key: it is understood and refused."""
        return FileRefusedError(
            self.name, problem, line=self.line(path), key=dotted(path), mend=mend
        )

    def label(self, path: tuple[str | int, ...]) -> str:
        """How a result calls the place of a key."""
        return dotted(path)

    def too_deep(self, path: tuple[str | int, ...] = ()) -> FileFaultError:
        """An error about brackets in brackets; without a path where a parser gave up."""
        line = self.line(path) if path else line_of_depth(self.text, toml=self.toml)
        return FileFaultError(self.name, _TOO_DEEP[0], line=line, mend=_TOO_DEEP[1])

    def unparsed(self, syntax: str) -> FileFaultError:
        """An error about a value that a parser refuses without saying where."""
        found = _LONG_NUMBER.search(self.text)
        if found is None:
            return FileFaultError(self.name, f"cannot be read as {syntax}", mend="simplify it")
        return FileFaultError(
            self.name,
            f"holds a number of {len(found[0]):,} digits",
            line=self.text.count("\n", 0, found.start()) + 1,
            mend="write text in quotes",
        )

    def line(self, path: tuple[str | int, ...]) -> int:
        """The line of a key, or of what it stands in."""
        return line_of(self.text, path, toml=self.toml) or 1


def dotted(path: tuple[str | int, ...]) -> str:
    """A path as people write it: `claim.C13.answers[1].match`; counted from 1."""
    whole = ""
    for part in path:
        if isinstance(part, int):
            whole += f"[{part + 1}]"
        else:
            whole += f".{part}" if whole else part
    return whole


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
    text = _decode(raw, name)
    file = ClaimFileText(name, text, toml=not text.lstrip().startswith("{"))
    document = _toml(file) if file.toml else _json(file)
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
    file = ClaimFileText(name, _decode(raw, name), toml=True)
    document = _filled(_toml(file))
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
    file = ClaimFileText(name, _decode(raw, name), toml=True)
    return _convert(_dated(_toml(file)), wanted, (), file)


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


def _decode(raw: bytes, name: str) -> str:
    if len(raw) > FILE_LIMIT:
        raise FileFaultError(
            name, f"is larger than {FILE_LIMIT:,} bytes", mend="split it into several files"
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FileFaultError(name, "is not UTF-8", line=line, mend="save it as UTF-8") from error
    for number, line_text in enumerate(text.split("\n"), start=1):
        if len(line_text) > LINE_LIMIT:
            raise FileFaultError(
                name,
                f"the line is {len(line_text):,} characters long",
                line=number,
                mend=f"keep lines under {LINE_LIMIT:,}",
            )
        if "\0" in line_text:
            raise FileFaultError(name, "holds a NUL character", line=number, mend="remove it")
    return text


def _toml(file: ClaimFileText) -> dict[str, Any]:
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"^(.*?) \(at line (\d+), column \d+\)$", str(error))
        problem, line = (found[1], int(found[2])) if found else (str(error), None)
        if line is None:
            line = file.text.count("\n") + 1
        if _is_json_list(file.text):
            raise FileFaultError(
                file.name, "is a JSON list, not a claim file", line=1, mend="begin with {"
            ) from error
        raise FileFaultError(
            file.name, _toml_problem(problem), line=line, mend=_toml_mend(file.text, problem, line)
        ) from error
    except RecursionError as error:
        raise file.too_deep() from error
    except ValueError as error:
        raise file.unparsed("TOML") from error


def _is_json_list(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list)
    except (ValueError, RecursionError):
        return False


def _toml_problem(problem: str) -> str:
    again = re.fullmatch(r"Cannot declare \((.+?),?\) twice", problem)
    if again:
        key = ".".join(part.strip(" '\"") for part in again[1].split(","))
        return f"[{key}] stands twice"
    if problem == "Cannot overwrite a value":
        return "this key stands twice"
    return f"not TOML: {problem[0].lower()}{problem[1:]}"


def _toml_mend(text: str, problem: str, line: int) -> str:
    lines = text.split("\n")
    written = lines[line - 1] if line <= len(lines) else ""
    if "twice" in problem or "overwrite" in problem:
        return "rename or remove one of them"
    if problem.startswith("Invalid date"):
        return "give a day that exists"
    if _BARE_DATE.search(written):
        return 'a date that is not a whole day goes in quotes, such as "2022-02"'
    if "{" in written and "}" not in written:
        return "an inline table { … } stays on one line"
    if "=" in written and '"' not in written:
        return "text goes in quotes"
    return "mend the line"


def _json(file: ClaimFileText) -> dict[str, Any]:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                raise _twice(file, key)
            found[key] = value
        return found

    def constant(written: str) -> NoReturn:
        raise FileFaultError(
            file.name,
            f"{written} is not JSON",
            line=line_of_word(file.text, written),
            mend="remove it",
        )

    try:
        found = json.loads(file.text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise FileFaultError(
            file.name, f"not JSON: {error.msg.lower()}", line=error.lineno, mend="mend the line"
        ) from error
    except RecursionError as error:
        raise file.too_deep() from error
    except ValueError as error:
        raise file.unparsed("JSON") from error
    return dict(found)


def _twice(file: ClaimFileText, key: str) -> FileFaultError:
    return FileFaultError(
        file.name,
        "this key stands twice",
        line=line_of_twice(file.text),
        key=key,
        mend="rename or remove one",
    )


def _shaped(document: dict[str, Any], file: ClaimFileText) -> shape.ClaimFile:
    """Check section by section, so that an error knows its key."""
    if document.get("schema") != shape.SCHEMA:
        given = document.get("schema")
        problem = "no schema is given" if given is None else f"the schema is {given!r}"
        raise file.fault(("schema",), problem, f'write schema = "{shape.SCHEMA}"')
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
    if len(path) > DEPTH_LIMIT:
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
