"""The contradiction report as one HTML page: no script, no remote load, prints well."""

from tracker.rendering import conflicts_words
from tracker.rendering.dates import as_of_line
from tracker.rendering.pages import template
from tracker.reporting.conflicts import ConflictsReport


def render_conflicts_html(report: ConflictsReport) -> str:
    """The report as a self-contained page; every text from the database is escaped."""
    return template("conflicts.html.j2").render(
        report=report, words=conflicts_words, as_of_line=as_of_line
    )
