"""Tables as one HTML page each: no script, no remote load, prints well."""

from collections.abc import Iterator

from tracker.rendering.pages import template
from tracker.rendering.tables_csv import cell_text
from tracker.reporting.tables.table import Cell, Kind, Table

_OPENED = ("http://", "https://")


def render_html_table(table: Table) -> Iterator[str]:
    """The page, in parts; every text from the database is escaped."""
    yield from template("table.html.j2").generate(
        table=table, text=cell_text, is_link=is_link, title=table.name.capitalize()
    )
    yield "\n"


def is_link(kind: Kind, cell: Cell) -> bool:
    """Whether a cell is an address that may be opened: of the web, and nothing else."""
    return kind is Kind.LINK and isinstance(cell, str) and cell.lower().startswith(_OPENED)
