"""Opens a table, whatever it is in."""

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.exchange.table.mapping import TableMapping
from tracker.exchange.table.opening import opened
from tracker.exchange.table.records import Table
from tracker.exchange.table.sheet import sheet_table
from tracker.exchange.table.text_tables import Hints, json_table, separated_table

ENDINGS = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")
"""Files that are nothing but tables."""

_ZIP = b"PK\x03\x04"


@contextmanager
def open_table(path: str, mapping: TableMapping) -> Iterator[Table]:
    """Open a table: xlsx by its first bytes, JSON Lines by its name or first brace, else text.

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
        if start.startswith(_ZIP):
            kind = sheet_table
        elif path.lower().endswith((".jsonl", ".ndjson")) or start.lstrip()[:1] in {b"{", b"["}:
            kind = json_table
        else:
            kind = separated_table
        with kind(whole, hints) as table:
            yield table
