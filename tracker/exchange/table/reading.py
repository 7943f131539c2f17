"""Opens a table, whatever it is in."""

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.exchange.table.mapping import TableMapping
from tracker.exchange.table.opening import opened
from tracker.exchange.table.records import Table
from tracker.exchange.table.sheet import sheet_table
from tracker.exchange.table.text_tables import Hints, json_table, separated_table

_ZIP = b"PK\x03\x04"
_WORKBOOKS = (".xlsx", ".xlsm")
_LINES = (".jsonl", ".ndjson")


@contextmanager
def open_table(path: str, mapping: TableMapping) -> Iterator[Table]:
    """Open a table: xlsx and JSON Lines by their names or first bytes, else text.

    Raises:
        FileFaultError: nothing can be made of it.
        MissingExtraError: xlsx, without what reads it.
    """
    hints = Hints(
        encoding=mapping.encoding,
        delimiter=mapping.delimiter,
        quoted=None if mapping.quoting is None else mapping.quoting == "enclosed",
        header=mapping.header,
        sheet=mapping.sheet,
    )
    with opened(path) as whole:
        start = whole.file.read(64)
        whole.file.seek(0)
        if start.startswith(_ZIP) or path.lower().endswith(_WORKBOOKS):
            kind = sheet_table
        elif path.lower().endswith(_LINES) or start.lstrip()[:1] in {b"{", b"["}:
            kind = json_table
        else:
            kind = separated_table
        with kind(whole, hints) as table:
            yield table
