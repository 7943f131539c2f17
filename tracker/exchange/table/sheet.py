"""Reads a sheet of an xlsx workbook, row by row: values as last computed, dates as ISO."""

from __future__ import annotations

import re
import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, time
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any

from tracker.errors import FileFaultError, MissingExtraError
from tracker.exchange.table.records import RECORD_LIMIT, Record, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.exchange.table.opening import Opened
    from tracker.exchange.table.text_tables import Hints

_WHOLE_LIMIT = 2_000_000_000
_HELD_LIMIT = 40_000_000
"""Bytes unpacked: of all parts, which are read piece by piece, and of those held as a whole."""
_SMALL, _DENSE = 10_000_000, 100
"""A part larger than so many bytes that was packed to less than one in so many is a bomb."""
_ROWS = 1_048_576
"""What a sheet can have; a row beyond is no row."""
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_UNPACKING = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)
_MEND = "save the sheet as csv"
_NO_VALUE = re.compile(rb"</f>(?:<v\s*/>|<v>\s*</v>)?</c>")
_OVERLAP = 40
"""Bytes that may be the beginning of such a cell, at the end of a piece."""
_FORMULA = "holds a formula without a value; save it in a spreadsheet program, or write the value"


@contextmanager
def sheet_table(whole: Opened, hints: Hints) -> Iterator[Table]:
    """Open a workbook's sheet: the one that is named, else the first.

    Raises:
        FileFaultError: nothing can be made of it.
        MissingExtraError: openpyxl is not installed.
    """
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        raise MissingExtraError("reading xlsx", "xlsx", "csv") from error

    linked = _checked(whole)

    def opened(*, values: bool) -> Any:  # noqa: ANN401 - openpyxl's
        whole.file.seek(0)
        try:
            return openpyxl.load_workbook(
                whole.file, read_only=True, data_only=values, keep_links=False
            )
        except Exception as error:
            raise _damaged(whole, error) from error

    with ExitStack() as closing:
        book = opened(values=True)
        closing.callback(book.close)
        sheet = _sheet(whole, book, hints.sheet)
        formulas = None
        if _uncomputed(whole):
            written = opened(values=False)
            closing.callback(written.close)
            formulas = written[sheet.title]
            formulas.reset_dimensions()
        total = min(sheet.max_row or 0, _ROWS)
        sheet.reset_dimensions()  # what a file says of its size need not be so
        rows = _rows(whole, sheet, formulas)
        head = next(rows, None) if hints.header else None
        if hints.header and head is None:
            raise FileFaultError(whole.name, "is empty", mend="give a table")
        first = list(islice(_rows(whole, sheet, formulas), 1_000)) if head is None else []
        width = len(head.cells) if head else max((len(one.cells) for one in first), default=1)
        told = [f"sheet {sheet.title}, {width} columns"]
        if linked:
            told.append("links to other workbooks are not followed; values as last computed")
        yield Table(
            name=whole.name,
            kind="xlsx",
            sha256=whole.sha256,
            columns=[str(cell) for cell in head.cells] if head else None,
            width=width,
            total=total,
            told=told,
            records=lambda: _fitted(_rows(whole, sheet, formulas), width, skip=hints.header),
        )


def _checked(whole: Opened) -> bool:
    """Refuse a bomb before anything is unpacked; whether it links to other workbooks."""
    try:
        with zipfile.ZipFile(whole.file) as parts:
            listed = parts.infolist()
            held = sum(one.file_size for one in listed if "worksheets/sheet" not in one.filename)
            dense = any(one.file_size > max(_SMALL, _DENSE * one.compress_size) for one in listed)
            if dense or held > _HELD_LIMIT or sum(one.file_size for one in listed) > _WHOLE_LIMIT:
                raise FileFaultError(
                    whole.name, "unpacks to more than a workbook should", mend=_MEND
                )
            for one in listed:
                if one.filename.endswith((".xml", ".rels")):
                    with parts.open(one) as part:
                        start = part.read(4096)
                    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                        raise FileFaultError(
                            whole.name, "holds XML declarations no workbook has", mend=_MEND
                        )
            return any("externalLinks/" in one.filename for one in listed)
    except (*_UNPACKING, EOFError, OSError) as error:
        raise _damaged(whole, error) from error


def _uncomputed(whole: Opened) -> bool:
    """Whether a formula somewhere has no value, as no spreadsheet program has computed it yet."""
    with zipfile.ZipFile(whole.file) as parts:
        for one in parts.namelist():
            if "worksheets/sheet" not in one:
                continue
            with parts.open(one) as part:
                before = b""
                while piece := part.read(1 << 20):
                    if _NO_VALUE.search(before + piece):
                        return True
                    before = piece[-_OVERLAP:]
    return False


def _damaged(whole: Opened, error: Exception) -> FileFaultError:
    told = type(error).__name__
    return FileFaultError(whole.name, f"is no workbook that can be read ({told})", mend=_MEND)


def _sheet(whole: Opened, book: Any, named: str | None) -> Any:  # noqa: ANN401 - openpyxl's
    sheets = {one.title: one for one in book.worksheets}
    if not sheets:
        raise FileFaultError(whole.name, "has no sheet", mend="give a table")
    if named is not None and named not in sheets:
        raise FileFaultError(
            whole.name, f"has no sheet {named!r}", mend=f"name one of {', '.join(sheets)}"
        )
    return sheets[named] if named is not None else next(iter(sheets.values()))


def _rows(whole: Opened, sheet: Any, formulas: Any) -> Iterator[Record]:  # noqa: ANN401 - openpyxl's
    """The rows that are not empty, without the empty cells at their ends."""
    beside = _values(whole, formulas) if formulas else repeat(())
    both = zip(_values(whole, sheet), beside, strict=False)
    for number, (values, written) in enumerate(both, start=1):
        if number > _ROWS:  # what lies beyond is padded up to here
            raise FileFaultError(
                whole.name, f"has a row beyond the last, which is {_ROWS:,}", mend=_MEND
            )
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells or any(one is not None for one in written):
            yield Record(number, cells, _problem(cells, values, written))


def _values(whole: Opened, sheet: Any) -> Iterator[Sequence[object]]:  # noqa: ANN401 - openpyxl's
    try:
        yield from sheet.iter_rows(max_row=_ROWS + 1, values_only=True)
    except Exception as error:
        raise _damaged(whole, error) from error


def _fitted(rows: Iterator[Record], width: int, *, skip: bool) -> Iterator[Record]:
    if skip:
        next(rows, None)
    for row in rows:
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        problem = row.problem
        if problem is None and len(cells) > width:
            problem = f"{len(cells)} cells, not {width}; give every column a header"
        yield Record(row.line, cells, problem)


def _problem(
    cells: Sequence[str], values: Sequence[object], written: Sequence[object]
) -> str | None:
    for place, (value, formula) in enumerate(zip(values, written, strict=False), start=1):
        if value is None and formula is not None:
            return f"column {place} {_FORMULA}"
    for place, cell in enumerate(cells, start=1):
        if cell in _ERRORS:
            return f"column {place} holds {cell}; mend the formula"
        if "\0" in cell:
            return f"column {place} holds a NUL character; remove it"
    if sum(map(len, cells)) > RECORD_LIMIT:
        return f"is longer than {RECORD_LIMIT:,} characters; shorten it"
    return None


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return (
            value.date() if value.time() == time() else value.replace(microsecond=0)
        ).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
