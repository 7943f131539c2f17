"""Tables as comma- or tab-separated values that open equal in any program.

Both quote as RFC 4180 says: a cell with the separator, a quotation mark or a line break in it
stands in quotation marks, and a mark inside is doubled. So tabs and line breaks are kept as they
are in either form. Records end in CRLF in csv, in LF in tsv.

A spreadsheet takes a cell that begins like a formula for one, so such a cell gets an apostrophe in
front; `unguarded` takes it away again.
"""

import re
from collections.abc import Iterator

from tracker.reporting.tables.table import Cell, Table

_FORMULA = r"(?:[\t\r]|[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])"
_GUARDED = re.compile(rf"'(?:'|{_FORMULA})")
_DANGEROUS = re.compile(rf"{_FORMULA}|{_GUARDED.pattern}")
_QUOTED = re.compile(r'[,\t"\r\n]|^\s|\s$')


def render_csv(
    table: Table, *, tabs: bool = False, raw: bool = False, bom: bool = False
) -> Iterator[str]:
    """A header of column names, then a record for every row.

    Args:
        table: what to write.
        tabs: separate by tabs and end lines by LF.
        raw: leave out the guard against formulas.
        bom: begin with a byte order mark, by which some spreadsheets know UTF-8.
    """
    separator, end = ("\t", "\n") if tabs else (",", "\r\n")
    if bom:
        yield "\ufeff"
    yield separator.join(column.name for column in table.columns) + end
    for row in table.rows:
        texts = [cell_text(cell) for cell in row]
        cells = [quoted(text if raw else guarded(text)) for text in texts]
        yield (separator.join(cells) or '""') + end


def cell_text(cell: Cell) -> str:
    """A cell as text: nothing where it is empty, yes or no for a flag."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula, nor for another text that was guarded."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given: one apostrophe less before an apostrophe or a formula."""
    return text[1:] if _GUARDED.match(text) else text


def quoted(text: str) -> str:
    """A text in quotation marks where it needs them."""
    return '"{}"'.format(text.replace('"', '""')) if _QUOTED.search(text) else text
