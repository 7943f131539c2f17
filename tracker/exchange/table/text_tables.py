"""Opens csv, tsv and jsonl: what encoding, delimiter and quotation are is found in a first pass."""

import codecs
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO

from tracker.errors import FileFaultError
from tracker.exchange.table.dialects import DELIMITERS, Quoting, delimiter_of, width_of
from tracker.exchange.table.encodings import BOMS, Evidence, wide
from tracker.exchange.table.jsonlines import json_records, keys_of
from tracker.exchange.table.lines import Lines, raw_lines
from tracker.exchange.table.opening import Opened, rewritten, with_line_feeds
from tracker.exchange.table.records import Dialect, Record, Table
from tracker.exchange.table.separated import separated_records

_FIRST = 1_000
_START = 1 << 16
_OF_NO_FILE = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Encodings, for Python, of names or of its own source."""


@dataclass(frozen=True)
class Hints:
    """What was said of a file, so that it need not be found."""

    encoding: str | None = None
    delimiter: str | None = None
    quoted: bool | None = None
    header: bool = True
    sheet: str | None = None


@dataclass(frozen=True)
class _Text:
    file: BinaryIO
    start: int
    encoding: str
    written: str
    total: int
    quoted: bool
    told: tuple[str, ...]

    def lines(self) -> Lines:
        return Lines(self.file, self.start, self.encoding)

    def first(self) -> list[str]:
        lines = self.lines()
        found: list[str] = []
        while len(found) < _FIRST and (line := lines.next()) is not None:
            if line.problem is None:
                found.append(line.text.rstrip("\r\n"))
        return found


@contextmanager
def separated_table(whole: Opened, hints: Hints) -> Iterator[Table]:
    """Open csv or tsv.

    Raises:
        FileFaultError: nothing can be made of it.
    """
    tabs = whole.name.lower().endswith((".tsv", ".tab"))
    with _text(whole, hints, tabs=tabs) as (text, delimiter):
        dialect = Dialect(delimiter, text.quoted if hints.quoted is None else hints.quoted)
        records = separated_records(text.lines(), dialect, 0)
        head = next(records, None) if hints.header else None
        if hints.header and head is None:
            raise FileFaultError(whole.name, "is empty", mend="give a table")
        width = len(head.cells) if head else width_of(text.first(), dialect)
        marks = "enclose cells" if dialect.quoted else "are part of the text"
        named = DELIMITERS.get(delimiter, repr(delimiter))
        yield Table(
            name=whole.name,
            kind="csv",
            sha256=whole.sha256,
            columns=[str(cell) for cell in head.cells] if head else None,
            width=width,
            total=text.total,
            told=[*text.told, f"delimiter {named}, {width} columns, quotation marks {marks}"],
            records=lambda: _after(text, dialect, width, skip=hints.header),
            encoding=text.written,
            dialect=dialect,
        )


def _after(text: _Text, dialect: Dialect, width: int, *, skip: bool) -> Iterator[Record]:
    records = separated_records(text.lines(), dialect, width)
    if skip:
        next(records, None)
    return records


@contextmanager
def json_table(whole: Opened, hints: Hints) -> Iterator[Table]:
    """Open JSON Lines.

    Raises:
        FileFaultError: nothing can be made of it.
    """
    with _text(whole, hints, tabs=False) as (text, _):
        yield Table(
            name=whole.name,
            kind="jsonl",
            sha256=whole.sha256,
            columns=keys_of(whole.name, text.lines()),
            width=None,
            total=text.total,
            told=text.told,
            records=lambda: json_records(text.lines()),
            encoding=text.written,
        )


@contextmanager
def _text(whole: Opened, hints: Hints, *, tabs: bool) -> Iterator[tuple[_Text, str]]:
    start = whole.file.read(_START)
    mark, named = next(((mark, name) for mark, name in BOMS if start.startswith(mark)), (b"", None))
    encoding = _known(whole.name, hints.encoding) if hints.encoding else named or wide(start)
    with ExitStack() as closing:
        file, offset, written = whole.file, len(mark), encoding
        if encoding is not None and encoding.startswith(("utf-16", "utf-32")):
            file, offset = closing.enter_context(rewritten(whole, encoding)), 0
            encoding = "utf-8"
        elif b"\r" in start and b"\n" not in start:
            file = closing.enter_context(with_line_feeds(whole))
        text = _Text(file, offset, encoding or "latin-1", written or "", 0, quoted=True, told=())
        delimiter = hints.delimiter or delimiter_of(text.first(), tabs=tabs)
        evidence, quoting, total = Evidence(), Quoting(delimiter), 0
        for raw, long in raw_lines(file, offset):
            total += 1
            if encoding is None and not long:
                evidence.see(raw)
            if b'"' in raw:
                quoting.see(raw.decode("latin-1").rstrip("\r\n"))
        told: tuple[str, ...] = ()
        if encoding is None:
            encoding = evidence.encoding(whole.name)
        if (written or encoding) != "utf-8" or mark:
            told = (f"encoding {written or encoding}",)
        yield (
            replace(
                text,
                encoding=encoding,
                written=written or encoding,
                total=total,
                quoted=quoting.quoted(),
                told=told,
            ),
            delimiter,
        )


def _known(name: str, encoding: str) -> str:
    try:
        "".encode(encoding)  # refuses what is no encoding of text
        found = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise _no_encoding(name, encoding) from error
    if found in _OF_NO_FILE:
        raise _no_encoding(name, encoding)
    return found


def _no_encoding(name: str, encoding: str) -> FileFaultError:
    return FileFaultError(
        name, f"{encoding!r} is no encoding", mend="write it like utf-8 or windows-1252"
    )
