"""The physical lines of a text file, one at a time, with what cannot be read told."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LINE_BYTES = 1 << 20
"""A longer line is no row; it is skipped without being held."""
_SHOWN = 1_000
"""Bytes of a line too long that are kept to recognize it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end; `problem` says why it cannot be read.

    Of a `damaged` one `text` is not all there was.
    """

    number: int
    text: str
    problem: str | None = None
    damaged: bool = False


def raw_lines(file: BinaryIO, start: int) -> Iterator[tuple[bytes, bool]]:
    """The lines from an offset, and whether each is too long; of such a one, the beginning."""
    file.seek(start)
    while raw := file.readline(LINE_BYTES + 1):
        if len(raw) <= LINE_BYTES:
            yield raw, False
            continue
        yield raw[:_SHOWN], True
        while raw and not raw.endswith(b"\n"):
            raw = file.readline(LINE_BYTES)


class Lines:
    """Lines that can be given back.

    Args:
        file: of bytes.
        start: after a byte order mark.
        encoding: of the text; a line that is not in it is told.
    """

    def __init__(self, file: BinaryIO, start: int, encoding: str) -> None:
        self._raw = raw_lines(file, start)
        self._encoding = encoding
        self._number = 0
        self._waiting: list[Line] = []

    def next(self) -> Line | None:
        """The next line; None at the end."""
        if self._waiting:
            return self._waiting.pop()
        found = next(self._raw, None)
        if found is None:
            return None
        self._number += 1
        raw, long = found
        if long:
            text = raw.decode(self._encoding, errors="ignore")
            problem = f"is longer than {LINE_BYTES:,} bytes; shorten it"
            return Line(self._number, text, problem, damaged=True)
        return self._line(raw)

    def give_back(self, lines: list[Line]) -> None:
        """Put lines back, to be read again."""
        self._waiting.extend(reversed(lines))

    def _line(self, raw: bytes) -> Line:
        try:
            text = raw.decode(self._encoding)
        except UnicodeDecodeError as error:
            utf8 = self._encoding == "utf-8"
            told = "UTF-8" if utf8 else self._encoding
            kept = raw.decode(self._encoding, errors="surrogateescape" if utf8 else "replace")
            problem = f"is not {told} (byte {raw[error.start]:#04x}); save it as {told}"
            return Line(self._number, kept, problem, damaged=not utf8)
        if "\0" in text:
            return Line(self._number, text, "holds a NUL character; remove it")
        return Line(self._number, text)
