"""Tables as Excel workbooks, written row by row; the same table makes the same bytes."""

import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO

from tracker.errors import TooManyRowsError
from tracker.rendering.safe import safe
from tracker.rendering.tables_csv import cell_text
from tracker.rendering.tables_html import is_link
from tracker.rendering.unbroken import Unbroken
from tracker.reporting.tables.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

ROWS = 1_048_575
"""Rows that a sheet holds below its header."""

CHARACTERS = 32_767
"""UTF-16 units that a cell holds."""

_LINKS = 65_530
_LINK_LENGTH = 2_079
_FIRST_YEAR = 1900
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day: the same table, the same bytes
_WIDTHS = {Kind.PROSE: 50, Kind.LINK: 30, Kind.NUMBER: 9, Kind.DATE: 12, Kind.FLAG: 10}
_WIDTH = 18


def write_xlsx(table: Table, file: BinaryIO) -> int:
    """Write a workbook with one sheet; see `write_book`."""
    return write_book([table], file)


def write_book(tables: Sequence[Table], file: BinaryIO) -> int:
    """Write a workbook with a sheet for each table.

    Text is only ever text, never a formula or a number. What a screen would obey is made visible.

    Returns:
        How many cells were cut, and say so at their end, because a cell holds no more.

    Raises:
        TooManyRowsError: a sheet does not hold a table.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    longest = max(table.total for table in tables)
    if longest > ROWS:
        raise TooManyRowsError("xlsx", longest, ROWS)
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        unbroken = Unbroken(file)
        book = Workbook(unbroken, options)
        book.set_properties({"created": _CREATED})
        cut = sum(_Sheet(book, table).write() for table in tables)
        try:
            book.close()
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error
        if unbroken.fault is not None:
            raise unbroken.fault
    return cut


def cut_words(cut: int) -> str | None:
    """A hint where so many cells were cut."""
    if not cut:
        return None
    cells = "1 cell was" if cut == 1 else f"{cut:,} cells were"
    return f"{cells} cut: xlsx holds {CHARACTERS:,} characters in one; csv holds them whole"


class _Sheet:
    def __init__(self, book: "Workbook", table: Table) -> None:
        self._table = table
        self._sheet = book.add_worksheet(table.name.capitalize())
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._date = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._link = book.add_format(
            {"text_wrap": True, "valign": "top", "font_color": "#0563C1", "underline": 1}
        )
        self._head = book.add_format(
            {"text_wrap": True, "valign": "top", "bold": True, "bg_color": "#E7E6E6", "border": 1}
        )
        self._open = book.add_format(
            {
                "text_wrap": True,
                "valign": "top",
                "locked": False,
                "num_format": "@",
                "bg_color": "#FFF9E5",
                "border": 1,
                "border_color": "#D9D9D9",
            }
        )
        self._links = 0
        self._cut = 0

    def write(self) -> int:
        sheet, columns = self._sheet, self._table.columns
        for place, column in enumerate(columns):
            format_ = self._open if column.fill else self._text
            options = {"hidden": 1} if column.hidden else {}
            sheet.set_column(place, place, _WIDTHS.get(column.kind, _WIDTH), format_, options)
            sheet.write_string(0, place, column.heading, self._head)
            if column.fill:
                sheet.write_comment(0, place, column.fill.told, {"x_scale": 2, "y_scale": 1.5})
        last = 0
        for last, row in enumerate(self._table.rows, start=1):
            for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
                self._cell(last, place, column, cell)
        if any(column.fill for column in columns):
            self._protect(last)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        return self._cut

    def _protect(self, last: int) -> None:
        """Lock what is not to be filled in, against slips; there is no password."""
        allowed = ("format_cells", "format_columns", "format_rows", "autofilter")
        self._sheet.protect("", dict.fromkeys(allowed, True))
        for place, column in enumerate(self._table.columns):
            if column.fill and column.fill.words and last:
                rule = {
                    "validate": "list",
                    "source": list(column.fill.words),
                    "ignore_blank": False,
                    "error_title": column.heading,
                    "error_message": f"Choose one of: {', '.join(column.fill.words)}.",
                }
                self._sheet.data_validation(1, place, last, place, rule)

    def _cell(self, row: int, place: int, column: Column[object], cell: Cell) -> None:
        if cell is None:
            if column.fill:  # not every program takes an absent cell's format from its column
                self._sheet.write_blank(row, place, None, self._open)
            return
        if column.fill:
            self._string(row, place, self._shown(cell), self._open)
        elif isinstance(cell, int) and not isinstance(cell, bool):
            self._sheet.write_number(row, place, cell, self._text)
        elif isinstance(cell, date) and cell.year >= _FIRST_YEAR:
            moment = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - a day has no zone
            self._sheet.write_datetime(row, place, moment, self._date)
        else:
            text = self._shown(cell)
            if self._may_link(column, cell, text):
                self._links += 1
                self._sheet.write_url(row, place, text, self._link, text)
            else:
                self._string(row, place, text, self._text)

    def _shown(self, cell: Cell) -> str:
        return self._fitted(safe(cell_text(cell).replace("\r\n", "\n")))

    def _string(self, row: int, place: int, text: str, format_: "Format") -> None:
        """In constant memory, XlsxWriter takes `<r>…</r>` for markup; in three runs it is text."""
        if text.startswith("<r>") and text.endswith("</r>"):
            self._sheet.write_rich_string(row, place, "<", "r", text[2:], format_)
        else:
            self._sheet.write_string(row, place, text, format_)

    def _may_link(self, column: Column[object], cell: Cell, text: str) -> bool:
        plain = text == cell and not any(char.isspace() for char in text)
        return (
            plain
            and is_link(column.kind, cell)
            and len(text) <= _LINK_LENGTH
            and self._links < _LINKS
        )

    def _fitted(self, text: str) -> str:
        units = text.encode("utf-16-le")
        if len(units) <= 2 * CHARACTERS:
            return text
        self._cut += 1
        mark = f"… [cut here: {len(text):,} characters]"
        kept = units[: 2 * (CHARACTERS - len(mark))]
        return kept.decode("utf-16-le", errors="ignore") + mark
