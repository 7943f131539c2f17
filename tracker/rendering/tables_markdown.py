"""Tables as Markdown pipe tables, a row a line."""

from collections.abc import Iterator

from tracker.rendering.markdown import escaped_cell
from tracker.rendering.tables_csv import cell_text
from tracker.reporting.tables.table import Kind, Table


def render_markdown_table(table: Table) -> Iterator[str]:
    """Headings, then a line for every row; blanks and line breaks in a cell become one blank."""
    yield _line([column.heading for column in table.columns])
    yield _rule(table)
    for row in table.rows:
        yield _line([cell_text(cell) for cell in row])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(map(escaped_cell, cells))} |\n"


def _rule(table: Table) -> str:
    rules = ["--:" if column.kind is Kind.NUMBER else "---" for column in table.columns]
    return f"| {' | '.join(rules)} |\n"
