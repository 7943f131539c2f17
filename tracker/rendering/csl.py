"""Sources as CSL-JSON, which Zotero and other reference managers take."""

import msgspec

from tracker.rendering.jsons import printable
from tracker.reporting.citations import CitationsReport, CitationView
from tracker.vocabulary.csl_dates import csl_date
from tracker.vocabulary.sources import outlet_variables


def render_csl(report: CitationsReport) -> str:
    """A list of items; the id is the source's permanent one, so that it is known again."""
    items = msgspec.json.encode([_item(one) for one in report.sources])
    return printable(msgspec.json.format(items, indent=2).decode())


def _item(source: CitationView) -> dict[str, object]:
    item = {
        "id": source.uid,
        "type": source.type,
        "title": source.title,
        "author": _authors(source.byline),
        outlet_variables(source.type)[0]: source.outlet,
        "issued": csl_date(source.published) if source.published else None,
        "URL": source.url,
        "language": source.language,
        "archive_location": source.archived_url,
        "note": source.note,
    }
    return {name: value for name, value in item.items() if value}


def _authors(byline: str | None) -> list[dict[str, str]]:
    """Names as printed: nothing in a byline says which part of one is the family's."""
    parts = (part.strip() for part in (byline or "").split(";"))
    return [{"literal": part} for part in parts if part]
