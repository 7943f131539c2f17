"""A document as one HTML page: no script, no remote load, prints well."""

from tracker.rendering.pages import template
from tracker.rendering.tables_csv import cell_text
from tracker.rendering.tables_html import is_link
from tracker.reporting.document import Document


def render_document_html(document: Document) -> str:
    """The document as a self-contained page; every text from the database is escaped."""
    page = template("document.html.j2")
    return page.render(document=document, text=cell_text, is_link=is_link)
