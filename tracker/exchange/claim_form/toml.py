"""Values as TOML that people read: long texts on several lines, nothing hidden in any."""

import re
from collections.abc import Iterator, Sequence

from wcwidth import wcswidth, wcwidth

from tracker.rendering.safe import UNSAFE

WIDTH = 60
"""Columns of a form."""

_WORD = re.compile(r"^ +|[^ ]+ *")
"""A word with the blanks after it: none begins with a blank but the first."""
_WIDE = 2


def toml_value(key: str, value: object) -> str:
    """`key = value`; a text that is too long for one line goes on below."""
    if isinstance(value, bool):
        return f"{key} = {str(value).lower()}"
    if isinstance(value, str):
        return _text(key, value)
    if isinstance(value, Sequence):
        return f"{key} = [{', '.join(_quoted(str(one)) for one in value)}]"
    return f"{key} = {value}"


def _text(key: str, text: str) -> str:
    short = f"{key} = {_quoted(text)}"
    if "\n" not in text and wcswidth(short) <= WIDTH:
        return short
    lines = [line for whole in text.split("\n") for line in _broken(whole)]
    return f'{key} = """\n' + "\n".join(lines) + '"""'


def _broken(line: str) -> Iterator[str]:
    r"""A line in parts, each but the last with a `\` that makes the next its continuation.

    No part but the first begins with a blank, for blanks after a `\` are not read.
    """
    part = ""
    for word in _words(line):
        longer = part + _escaped(word)
        if part and wcswidth(longer.rstrip()) > WIDTH - 4:
            yield f"{part}\\"
            longer = _escaped(word)
        part = longer
    yield part


def _words(line: str) -> Iterator[str]:
    """Where a line may be broken: after blanks, and before wide characters."""
    for found in _WORD.finditer(line):
        start = 0
        for place, char in enumerate(found[0]):
            if place and wcwidth(char) == _WIDE:
                yield found[0][start:place]
                start = place
        yield found[0][start:]


def _quoted(text: str) -> str:
    plain = UNSAFE.search(text) is None and "\n" not in text
    if plain and "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    return '"' + _escaped(text).replace("\n", "\\n") + '"'


def _escaped(text: str) -> str:
    for char in ("\\", '"'):
        text = text.replace(char, f"\\{char}")
    return UNSAFE.sub(lambda found: _code(ord(found[0])), text)


def _code(number: int) -> str:
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004 - two bytes
