"""All tables there are, by name."""

from typing import Any

from tracker.reporting.tables.claim_columns import CLAIMS
from tracker.reporting.tables.conflicts import CONFLICTS
from tracker.reporting.tables.relations import RELATIONS
from tracker.reporting.tables.revisions import REVISIONS
from tracker.reporting.tables.sources import SOURCES
from tracker.reporting.tables.speakers import SPEAKERS
from tracker.reporting.tables.table import Layout

LAYOUTS: dict[str, Layout[Any]] = {
    layout.name: layout for layout in (CLAIMS, SPEAKERS, SOURCES, RELATIONS, CONFLICTS, REVISIONS)
}
