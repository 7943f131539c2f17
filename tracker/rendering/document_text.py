"""A document on a terminal, no line wider than it."""

from wcwidth import width

from tracker.rendering.safe import safe
from tracker.rendering.table import render_table, wrapped
from tracker.rendering.tables_csv import cell_text
from tracker.reporting.document import Document, Grid, Section
from tracker.reporting.tables.table import Kind


def render_document_text(document: Document, columns: int) -> str:
    """Headings above a rule, tables that become blocks of lines where there is no room."""
    parts = [_paragraph(one, columns) for one in (document.title, *document.lead)]
    for section in document.sections:
        parts += _section(section, columns)
    if document.notes:
        parts.append("━" * columns)
        parts += [_paragraph(one, columns) for one in document.notes]
    return "\n\n".join(parts)


def _section(section: Section, columns: int) -> list[str]:
    heading = _paragraph(section.heading, columns)
    longest = max(width(safe(line)) for line in heading.split("\n"))
    rule = "─" * (columns if section.level == 1 else max(longest, 2))
    parts = [f"{heading}\n{rule}"]
    parts += [_paragraph(one, columns) for one in section.paragraphs]
    if section.grid is not None and section.grid.rows:
        parts.append(_grid(section.grid, columns))
    return parts + [_paragraph(one, columns) for one in section.notes]


def _grid(grid: Grid, columns: int) -> str:
    headings = [one.heading for one in grid.fields]
    rows = [[cell_text(cell) for cell in row] for row in grid.rows]
    numbers = [place for place, one in enumerate(grid.fields) if one.kind is Kind.NUMBER]
    return render_table(headings, rows, columns, numbers)


def _paragraph(text: str, columns: int) -> str:
    return "\n".join(wrapped(text, columns))
