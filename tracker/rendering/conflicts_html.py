"""The contradiction report as one HTML page: no script, no remote load, prints well."""

from tracker.rendering import conflicts_words
from tracker.rendering.safe import safe
from tracker.reporting.conflicts import ConflictsReport


def render_conflicts_html(report: ConflictsReport) -> str:
    """The report as a self-contained page; every text from the database is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import escape

    environment = Environment(
        loader=PackageLoader("tracker.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: escape(safe(value)) if type(value) is str else value,
    )
    return environment.get_template("conflicts.html.j2").render(
        report=report, words=conflicts_words
    )
