"""A document as Markdown that any renderer shows alike."""

from tracker.rendering.markdown import escaped, escaped_cell
from tracker.rendering.tables_csv import cell_text
from tracker.reporting.document import Document, Grid, Section
from tracker.reporting.tables.table import Kind


def render_document_markdown(document: Document) -> str:
    """Headings, paragraphs and pipe tables."""
    blocks = [f"# {escaped(document.title)}", *map(escaped, document.lead)]
    for section in document.sections:
        blocks += _section(section)
    if document.notes:
        blocks += ["---", *map(escaped, document.notes)]
    return "\n\n".join(blocks)


def _section(section: Section) -> list[str]:
    blocks = [f"{'#' * (section.level + 1)} {escaped(section.heading)}"]
    blocks += map(escaped, section.paragraphs)
    if section.grid is not None and section.grid.rows:
        blocks.append(_grid(section.grid))
    return [*blocks, *map(escaped, section.notes)]


def _grid(grid: Grid) -> str:
    rules = ["--:" if one.kind is Kind.NUMBER else "---" for one in grid.fields]
    rows = [[escaped_cell(cell_text(cell)) for cell in row] for row in grid.rows]
    lines = [[escaped_cell(one.heading) for one in grid.fields], rules, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
