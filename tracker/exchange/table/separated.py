"""Reads csv and tsv, one record at a time; a broken one costs no more than its own line."""

import csv
from collections.abc import Iterator, Sequence

from tracker.exchange.table.lines import Line, Lines
from tracker.exchange.table.records import RECORD_LIMIT, Dialect, Record

_LINES = 500
"""A quotation mark that is still open after so many lines was not meant to enclose."""
_OPEN = 'a quotation mark opens a cell and none closes it; close it, or write "" inside'


class _NotClosedError(Exception):
    """A quotation that goes on for too long."""


def separated_records(lines: Lines, dialect: Dialect, width: int) -> Iterator[Record]:
    """The records of a file.

    A record that does not close its quotation, is too long, or has another number of cells loses
    its first line alone; reading goes on at the next. Empty lines are passed over.

    Args:
        lines: of the file.
        dialect: how cells are told apart.
        width: how many cells a record has.
    """
    csv.field_size_limit(RECORD_LIMIT)
    while (line := lines.next()) is not None:
        if line.problem is not None:
            cells = _whole(line) if line.damaged else split(line.text, dialect)
            yield Record(line.number, cells, line.problem)
            continue
        if not line.text.strip("\r\n"):
            continue
        yield _record(line, lines, dialect, width)


def _whole(line: Line) -> list[str]:
    """A line whose cells cannot be told apart, as one."""
    return [line.text.rstrip("\r\n")]


def split(text: str, dialect: Dialect) -> list[str]:
    """The cells of a line that is no record."""
    return text.rstrip("\r\n").split(dialect.delimiter)


def _record(first: Line, lines: Lines, dialect: Dialect, width: int) -> Record:
    if not dialect.quoted or '"' not in first.text:
        cells = split(first.text, dialect)
        return Record(first.number, cells, _misfit(cells, width))
    more: list[Line] = []
    try:
        cells = next(csv.reader(_fed(first, lines, more), delimiter=dialect.delimiter, strict=True))
        problem = _misfit(cells, width)
    except csv.Error as error:
        cells, problem = [], _told(str(error))
    except _NotClosedError:
        cells, problem = [], _OPEN
    if problem is None:
        return Record(first.number, cells)
    lines.give_back(more)
    return Record(first.number, _whole(first) if more or not cells else cells, problem)


def _fed(first: Line, lines: Lines, more: list[Line]) -> Iterator[str]:
    yield first.text
    length = len(first.text)
    while (line := lines.next()) is not None:
        more.append(line)
        length += len(line.text)
        if line.problem is not None or length > RECORD_LIMIT or len(more) > _LINES:
            raise _NotClosedError
        yield line.text


def _told(error: str) -> str:
    if "unexpected end" in error:
        return _OPEN
    if "expected after" in error:
        return 'a cell goes on after its closing quotation mark; write "" for a mark inside'
    return f"not readable: {error}; mend the line"


def _misfit(cells: Sequence[str], width: int) -> str | None:
    if len(cells) == width:
        return None
    return f"{len(cells)} cells, not {width}; put the delimiters right"
