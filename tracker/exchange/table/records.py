"""What every reader of tables gives: its columns, and one record after another."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["csv", "xlsx", "jsonl"]
Cell = str | list[str]
Column = int | str
"""A place from 0, or a key of an object."""

REJECTED = ("line", "reason")
"""What a rejected row is written out with, in this order, behind its cells."""
_PLACE = re.compile(r"[1-9][0-9]{0,11}")

RECORD_LIMIT = 1_000_000
"""Characters of one record; a longer one is a bad row."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it stands, and what is wrong with it, if it cannot be read.

    Attributes:
        line: where it begins: a line of the file, a row of the sheet.
        cells: by place, or by key; of a bad row as far as they can be told.
        problem: why nothing can be made of it.
        written: the object as it stands in the file.
    """

    line: int
    cells: Sequence[str] | Mapping[str, Cell]
    problem: str | None = None
    written: str = ""

    def cell(self, column: Column) -> Cell:
        """The cell of a column; empty where an object lacks the key."""
        if isinstance(self.cells, Mapping):
            return self.cells.get(str(column), "")
        return self.cells[int(column)]

    @property
    def size(self) -> int:
        """Characters, about."""
        cells = self.cells.values() if isinstance(self.cells, Mapping) else self.cells
        return sum(len(cell) for cell in cells)


@dataclass(frozen=True)
class Dialect:
    """How the texts of a separated file are told apart."""

    delimiter: str
    quoted: bool


@dataclass(frozen=True)
class Table:
    """A table open for reading.

    Attributes:
        name: of the file.
        kind: of the file.
        sha256: of its bytes.
        columns: the header, or the keys of the first objects; None without a header.
        width: cells of every row; None for objects.
        total: lines or rows, about.
        told: what was detected.
        records: reads it once.
        encoding: of the text.
        dialect: of separated files.
    """

    name: str
    kind: Kind
    sha256: str
    columns: Sequence[str] | None
    width: int | None
    total: int
    told: Sequence[str]
    records: Callable[[], Iterator[Record]]
    encoding: str = "utf-8"
    dialect: Dialect = Dialect(",", quoted=True)

    @property
    def mended(self) -> bool:
        """Whether these are rows that an import rejected, written out for somebody to mend."""
        return tuple(self.columns or ())[-2:] == REJECTED

    def first_line(self, record: Record) -> int:
        """Where a row began in the table that it was rejected from; else where it begins."""
        told: Cell | None = None
        if self.mended and isinstance(record.cells, Mapping):
            told = record.cells.get(REJECTED[0])
        elif self.mended and len(record.cells) == self.width:
            told = list(record.cells)[-2]
        return int(told) if isinstance(told, str) and _PLACE.fullmatch(told) else record.line
