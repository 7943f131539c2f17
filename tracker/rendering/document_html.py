"""A document as one HTML page: no script, no remote load, prints well."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.rendering.pages import template
from tracker.rendering.tables_csv import cell_text
from tracker.rendering.tables_html import is_link
from tracker.reporting.document import Document

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True)
class Drawing:
    """A picture on a page: what it is called, what is said of it, and its escaped SVG."""

    label: str
    caption: str
    svg: "Markup"


def render_document_html(document: Document, drawing: Drawing | None = None) -> str:
    """The document as a self-contained page; every text from the database is escaped.

    Args:
        document: what is on it.
        drawing: stands before the sections.
    """
    page = template("document.html.j2")
    return page.render(document=document, text=cell_text, is_link=is_link, drawing=drawing)
