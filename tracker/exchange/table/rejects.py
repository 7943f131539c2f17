"""Writes bad rows as they stand, with line and reason, so that they can be mended and imported."""

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from tracker.exchange.table.records import REJECTED, Record, Table

_START = 1 << 20
_HEADER = re.compile(r'(?P<by>.)"?line"?(?P=by)"?reason"?$')
_ROW = re.compile(r"(?P<by>[^\w\s]|\t)\d+(?P=by).*[:;] .*$")
"""The end of the first line that is written, with a header and without."""


class Rejects:
    """The bad rows of a table, in a file of its kind; those of a sheet as csv.

    A row with cells too few or too many stays so, and one that cannot be taken apart is one cell:
    unless they are mended, the next import rejects them again. A table that is itself such a file
    keeps its columns and the lines of the table it is from, and gets new reasons.

    Args:
        file: to write to.
        table: whose rows they are.
    """

    def __init__(self, file: BinaryIO, table: Table) -> None:
        self._file = file
        self._table = table
        utf8 = table.encoding == "utf-8"
        self._errors = "surrogateescape" if utf8 else "replace"
        columns = list(table.columns or ())
        self._again = table.kind != "jsonl" and table.mended
        if table.kind != "jsonl" and table.columns is not None:
            self._write_cells(columns if self._again else [*columns, *REJECTED])

    def add(self, record: Record, reason: str) -> None:
        """Write a row."""
        told = " ".join(reason.split())
        if self._table.kind == "jsonl":
            self._write(_object(record, self._table.first_line(record), told))
            return
        width = self._table.width or 0
        cells = list(record.cells)
        if self._again and len(cells) > len(REJECTED) and cells[-2].isdecimal():
            cells = cells[:-2]
        if record.problem is not None and len(cells) == width == 1:
            cells.append("")
        self._write_cells([*cells, str(self._table.first_line(record)), told])

    def _write_cells(self, cells: list[str]) -> None:
        dialect = self._table.dialect
        if not dialect.quoted:
            self._write(dialect.delimiter.join(cells))
            return
        line = io.StringIO()
        csv.writer(line, delimiter=dialect.delimiter, lineterminator="").writerow(cells)
        self._write(line.getvalue())

    def _write(self, line: str) -> None:
        encoded = f"{line}\n".encode(self._table.encoding, errors=self._errors)
        self._file.write(encoded)


def is_rejects(path: Path, *, header: bool) -> bool:
    """Whether a file begins as one of bad rows does, or is empty.

    Args:
        path: of the file.
        header: whether its table has one.
    """
    with path.open("rb") as file:
        start = file.read(_START)
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    first = _first(start.decode("utf-16" if wide else "latin-1", errors="replace"))
    if not start or _HEADER.search(first):
        return True
    if first.startswith("{"):
        try:
            return tuple(json.loads(first))[-2:] == REJECTED
        except ValueError:
            return False
    return not header and _ROW.search(first) is not None


def _first(text: str) -> str:
    """The first record: a line break between quotation marks does not end it."""
    first = ""
    for line in text.splitlines(keepends=True):
        first += line
        if first.count('"') % 2 == 0:
            break
    return first.rstrip("\r\n")


def _object(record: Record, line: int, reason: str) -> str:
    """An object as it stands, with two keys more; a line that is none, as the value of a key."""
    added = {"line": line, "reason": reason}
    cells = record.cells
    if not isinstance(cells, Mapping):
        return json.dumps({"unreadable": "".join(cells), **added}, ensure_ascii=False)
    if not cells or added.keys() & cells.keys():
        return json.dumps({**cells, **added}, ensure_ascii=False)
    more = json.dumps(added, ensure_ascii=False)
    return f"{record.written.removesuffix('}').rstrip()}, {more[1:]}"
