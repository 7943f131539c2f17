"""The timeline as a web page: its table, with the picture above it."""

from dataclasses import replace

from tracker.errors import TooManyToDrawError
from tracker.rendering.document_html import Drawing, render_document_html
from tracker.rendering.timeline import timeline_document
from tracker.rendering.timeline_picture import DRAWN, timeline_picture
from tracker.rendering.timeline_svg import render_timeline_svg
from tracker.reporting.timeline import TimelineReport

CAPTION = "The same as a picture; the table below says it in words."
UNDRAWN = f"The picture is left out: it has room for {DRAWN} entries."


def render_timeline_html(report: TimelineReport) -> str:
    """The page; without the picture where there is nothing to draw or too much."""
    from markupsafe import Markup

    document = timeline_document(report)
    if not report.entries:
        return render_document_html(document)
    try:
        picture = timeline_picture(report)
    except TooManyToDrawError:
        return render_document_html(replace(document, lead=(*document.lead, UNDRAWN)))
    svg = Markup(render_timeline_svg(picture, alone=False))  # noqa: S704 - it is escaped
    return render_document_html(document, Drawing("Timeline", CAPTION, svg))
