"""A document as an Excel workbook: a sheet for the grids of a name, one for the sentences."""

from collections.abc import Iterator
from typing import BinaryIO

from tracker.rendering.tables_xlsx import write_book
from tracker.reporting.document import Document, Field, Grid
from tracker.reporting.tables.table import Cell, Column, Kept, Kind, Table
from tracker.vocabulary.audience import Audience

_SECTION = Field("Section")
_TEXT = Field("Text", Kind.PROSE)


def write_document_xlsx(document: Document, file: BinaryIO) -> int:
    """Write a workbook; the first column of every sheet names the section.

    Returns:
        How many cells were cut because a cell holds no more.

    Raises:
        TooManyRowsError: a sheet does not hold a grid.
    """
    return write_book([*_grids(document), _sentences(document)], file)


def _grids(document: Document) -> Iterator[Table]:
    shared: dict[str, list[tuple[str, Grid]]] = {}
    for section in document.sections:
        if section.grid is not None:
            shared.setdefault(section.grid.name, []).append((section.heading, section.grid))
    for name, grids in shared.items():
        fields = tuple(dict.fromkeys(field for _, grid in grids for field in grid.fields))
        rows = [
            (heading, *(dict(zip(grid.fields, row, strict=True)).get(one) for one in fields))
            for heading, grid in grids
            for row in grid.rows
        ]
        yield _table(document, name, (_SECTION, *fields), rows)


def _sentences(document: Document) -> Table:
    """What stands around the tables, in the order of the document."""
    rows: list[tuple[Cell, ...]] = [(document.title, told) for told in document.lead]
    for section in document.sections:
        rows += [(section.heading, told) for told in (*section.paragraphs, *section.notes)]
    rows += [(None, told) for told in document.notes]
    rows.append((None, f"Generated {document.generated_at} for {document.audience} use."))
    return _table(document, "notes", (_SECTION, _TEXT), rows)


def _table(
    document: Document, name: str, fields: tuple[Field, ...], rows: list[tuple[Cell, ...]]
) -> Table:
    columns = tuple(Column(one.heading, "", lambda cell: cell, one.kind) for one in fields)
    return Table(
        name=name,
        row="",
        audience=Audience(document.audience),
        columns=columns,
        total=len(rows),
        rows=iter(rows),
        kept=_checked_whole,
    )


def _checked_whole() -> Iterator[Kept]:
    """The report that a document is made of was looked through as a whole."""
    yield from ()
