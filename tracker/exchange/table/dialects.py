"""How a separated file tells its cells apart, by the evidence of its lines."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.exchange.table.records import Dialect

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}
_WEAK = 0.1
_MOST = 0.5


def delimiter_of(lines: Sequence[str], *, tabs: bool) -> str:
    """The delimiter that gives most lines the same number of cells, more than one.

    One that the first line has goes before any other.

    Args:
        lines: the first of the file.
        tabs: the file's name says so; then it takes less to believe it.
    """
    written = [line for line in lines if line]
    best, score = "\t" if tabs else ",", (False, 0.0, 0)
    for delimiter in DELIMITERS:
        widths = [len(naive(line, delimiter)) for line in written]
        width, share = _usual(widths)
        if max(widths, default=0) < 2:  # noqa: PLR2004 - one cell is no separation
            continue
        if tabs and delimiter == "\t" and share >= _MOST:
            return delimiter
        found = (widths[0] > 1, share if width > 1 else 0.0, width)
        if found > score:
            best, score = delimiter, found
    return best


def width_of(lines: Sequence[str], dialect: Dialect) -> int:
    """How many cells most of these lines have."""
    return _usual([len(_cells(line, dialect)) for line in lines if line])[0]


def naive(line: str, delimiter: str) -> list[str]:
    """The cells of a line taken alone."""
    return _cells(line, Dialect(delimiter, quoted=True))


def _cells(line: str, dialect: Dialect) -> list[str]:
    if dialect.quoted and '"' in line:
        try:
            return next(csv.reader([line], delimiter=dialect.delimiter, strict=True))
        except csv.Error:
            pass
    return line.split(dialect.delimiter)


def _usual(widths: Sequence[int]) -> tuple[int, float]:
    if not widths:
        return 1, 0.0
    width, count = Counter(widths).most_common(1)[0]
    return width, count / len(widths)


@dataclass
class Quoting:
    """Whether quotation marks enclose cells or belong to them.

    A mark in a cell that nothing encloses, and a mark followed by more of the cell, are texts' own.
    A doubled mark inside an enclosed cell, and a cell that is enclosed from one delimiter or line
    to another, are only there where marks enclose. A cell that merely begins and ends with one
    says little.
    """

    delimiter: str
    enclosing: int = 0
    opening: int = 0
    closing: int = 0
    weak: int = 0
    own: int = 0

    def see(self, line: str) -> None:
        """Look at a line, without its end."""
        for cell in self._marked(line):
            rest = cell.replace('""', "")
            whole = cell.startswith('"') and cell.endswith('"') and len(cell) > 1
            inner = cell[1:-1].replace('""', "") if whole else ""
            if whole and '"' not in inner:
                self.enclosing += '""' in cell[1:-1]
                self.weak += 1
            elif not whole and cell.startswith('"') and '"' not in cell[1:].replace('""', ""):
                self.opening += 1
            elif not whole and rest.count('"') == 1 and rest.endswith('"'):
                self.closing += 1
            elif '"' in rest:
                self.own += 1

    def quoted(self) -> bool:
        """The decision."""
        strong = self.enclosing + min(self.opening, self.closing)
        return strong + _WEAK * self.weak >= self.own

    def _marked(self, line: str) -> Iterator[str]:
        if '"' in line:
            yield from (cell for cell in line.split(self.delimiter) if '"' in cell)
