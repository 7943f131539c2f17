"""A document as a word processor's file: headings, paragraphs and real tables, nothing active.

It names nobody: the properties are empty but for the title, and no time of making is in it, so
the same document makes the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from tracker.errors import MissingExtraError
from tracker.rendering.safe import safe
from tracker.rendering.tables_csv import cell_text
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.tables.table import Kind

if TYPE_CHECKING:
    from docx.document import Document as Pages
    from docx.table import Table, _Row

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_ZIPPED = (2000, 1, 1, 0, 0, 0)
_WIDTH = 17.0
"""Centimeters between the margins of an A4 sheet."""

_SHARES = {Kind.PROSE: 4.0, Kind.LINK: 2.5, Kind.NUMBER: 1.0, Kind.FLAG: 1.0}
_SHARE = 1.5
_OF_TEMPLATE = ("/thumbnail", "/extended-properties")
_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What XML has no place for, and `safe` lets through."""


def write_document_docx(document: Document, file: BinaryIO) -> None:
    """Write the document; every text is plain text, and what a screen would obey is visible.

    Raises:
        MissingExtraError: the library for it is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("docx", "docx", "md, html or json") from error
    pages = docx.Document()
    _bare(pages, document.title)
    pages.add_heading(_text(document.title), 0)
    for told in document.lead:
        pages.add_paragraph(_text(told), "Intense Quote")
    for section in document.sections:
        _section(pages, section)
    for told in document.notes:
        pages.add_paragraph(_text(told))
    pages.add_paragraph(f"Generated {document.generated_at} for {document.audience} use.")
    _save(pages, file)


def _bare(pages: "Pages", title: str) -> None:
    """Take what the library's template says of itself and of its maker away; A4, plain margins."""
    from docx.shared import Cm

    known = pages.core_properties
    for name in ("author", "category", "comments", "content_status", "identifier", "keywords"):
        setattr(known, name, "")
    for name in ("last_modified_by", "subject", "version"):
        setattr(known, name, "")
    known.title, known.language, known.revision = _text(title)[:255], "en", 1
    known.created = known.modified = known.last_printed = _CREATED
    relations = pages.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith(_OF_TEMPLATE)]:
        del relations[key]
    sheet = pages.sections[0]
    sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
    sheet.left_margin = sheet.right_margin = sheet.top_margin = sheet.bottom_margin = Cm(2)


def _section(pages: "Pages", section: Section) -> None:
    pages.add_heading(_text(section.heading), section.level)
    grid = section.grid if section.grid is not None and section.grid.rows else None
    for told in section.paragraphs:
        pages.add_paragraph(_text(told)).paragraph_format.keep_with_next = grid is not None
    if grid is not None:
        _grid(pages, grid)
    for told in section.notes:
        pages.add_paragraph(_text(told))


def _grid(pages: "Pages", grid: Grid) -> None:
    """A table whose first row is repeated on every sheet, and whose rows are not split."""
    from docx.shared import Cm

    table = pages.add_table(rows=0, cols=len(grid.fields), style="Table Grid")
    table.autofit = False
    widths = _widths(grid.fields)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    head = _row(table, [one.heading for one in grid.fields], widths)
    _mark(head, "w:tblHeader")
    for cell in head.cells:
        cell.paragraphs[0].runs[0].bold = True
    for row in grid.rows:
        _row(table, [cell_text(cell) for cell in row], widths)
    pages.add_paragraph()


def _widths(fields: Sequence[Field]) -> list[float]:
    shares = [_SHARES.get(one.kind, _SHARE) for one in fields]
    return [_WIDTH * share / sum(shares) for share in shares]


def _row(table: "Table", texts: Sequence[str], widths: Sequence[float]) -> "_Row":
    from docx.shared import Cm, Pt

    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _mark(row, "w:cantSplit")
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.add_run(_text(text)).font.size = Pt(9)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    return row


def _mark(row: "_Row", name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - it has no other way


def _text(text: str) -> str:
    """A text that XML holds; a line feed is a line break."""
    plain = safe(text.replace("\r\n", "\n"))
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def _save(pages: "Pages", file: BinaryIO) -> None:
    """Pack anew, in one order and without times."""
    packed = io.BytesIO()
    pages.save(packed)
    with zipfile.ZipFile(packed) as made, zipfile.ZipFile(file, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(name))
