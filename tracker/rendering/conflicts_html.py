"""The contradiction report as one HTML page: no script, no remote load, prints well."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.rendering import conflicts_words
from tracker.rendering.dates import as_of_line
from tracker.rendering.pages import template
from tracker.reporting.conflicts import ConflictsReport

if TYPE_CHECKING:
    from markupsafe import Markup

_NONE: "Mapping[str, Markup]" = MappingProxyType({})


def render_conflicts_html(
    report: ConflictsReport,
    maps: "Mapping[str, Markup]" = _NONE,
    *,
    undrawn: str | None = None,
) -> str:
    """The report as a self-contained page; every text from the database is escaped.

    Args:
        report: what the page tells.
        maps: drawings of disputed claims, by reference; see `conflicts_map.py`.
        undrawn: why there are none.
    """
    page = template("conflicts.html.j2")
    return page.render(
        report=report, words=conflicts_words, as_of_line=as_of_line, maps=maps, undrawn=undrawn
    )
