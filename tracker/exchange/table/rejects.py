"""Writes bad rows as they stand, with line and reason, so that they can be mended and imported."""

import csv
import io
import json
from collections.abc import Mapping
from typing import BinaryIO

from tracker.exchange.table.records import Record, Table

_ADDED = ("line", "reason")


class Rejects:
    """The bad rows of a table, in a file of its kind; those of a sheet as csv.

    Args:
        file: to write to.
        table: whose rows they are.
    """

    def __init__(self, file: BinaryIO, table: Table) -> None:
        self._file = file
        self._table = table
        utf8 = table.encoding == "utf-8"
        self._errors = "surrogateescape" if utf8 else "replace"
        if table.kind != "jsonl" and table.columns is not None:
            self._write_cells([*table.columns, *_ADDED])

    def add(self, record: Record, reason: str) -> None:
        """Write a row."""
        told = " ".join(reason.split())
        if self._table.kind == "jsonl":
            cells = record.cells
            row = dict(cells) if isinstance(cells, Mapping) else {"text": "".join(cells)}
            self._write(
                json.dumps({**row, "line": record.line, "reason": told}, ensure_ascii=False)
            )
            return
        cells = list(record.cells)
        missing = (self._table.width or 0) - len(cells)
        self._write_cells([*cells, *[""] * missing, str(record.line), told])

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
