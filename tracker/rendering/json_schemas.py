"""The JSON Schemas of all reports; apart, because they need every report's module."""

from typing import Any

import msgspec

from tracker.reporting.affiliations import AffiliationsReport
from tracker.reporting.anonymity import AnonymityReport
from tracker.reporting.claims import ClaimReport, ClaimsReport
from tracker.reporting.conflicts import ConflictsReport
from tracker.reporting.dossier import DossierReport
from tracker.reporting.duplicates import DuplicatesReport
from tracker.reporting.impact import ImpactReport
from tracker.reporting.imported import ImportReport
from tracker.reporting.log import LogReport, UndoReport
from tracker.reporting.map import MapReport
from tracker.reporting.questions import QuestionReport, QuestionsReport
from tracker.reporting.quotations import AttachedReport, QuotationsReport
from tracker.reporting.relations import RelationReport, RelationsReport
from tracker.reporting.requests import RequestReport, RequestsReport
from tracker.reporting.responses import ResponsesReport
from tracker.reporting.reviewed import ReviewReport
from tracker.reporting.search import SearchReport
from tracker.reporting.shifts import ShiftsReport
from tracker.reporting.sources import SourceReport, SourcesReport
from tracker.reporting.sourcing import SourcingReport
from tracker.reporting.speakers import SpeakerReport, SpeakersReport
from tracker.reporting.texts import SourceTextReport
from tracker.reporting.timeline import TimelineReport
from tracker.reporting.tracing import OriginsReport

REPORTS: dict[str, type] = {
    "import": ImportReport,
    "review": ReviewReport,
    "conflicts": ConflictsReport,
    "sourcing": SourcingReport,
    "anonymity": AnonymityReport,
    "responses": ResponsesReport,
    "origins": OriginsReport,
    "shifts": ShiftsReport,
    "timeline": TimelineReport,
    "impact": ImpactReport,
    "dossier": DossierReport,
    "claims": ClaimsReport,
    "claim": ClaimReport,
    "speakers": SpeakersReport,
    "speaker": SpeakerReport,
    "duplicates": DuplicatesReport,
    "affiliations": AffiliationsReport,
    "sources": SourcesReport,
    "source": SourceReport,
    "source-text": SourceTextReport,
    "attached": AttachedReport,
    "quotations": QuotationsReport,
    "relations": RelationsReport,
    "relation": RelationReport,
    "questions": QuestionsReport,
    "question": QuestionReport,
    "requests": RequestsReport,
    "request": RequestReport,
    "map": MapReport,
    "search": SearchReport,
    "log": LogReport,
    "undo": UndoReport,
}


def json_schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"tracker/{name}/1",
        **msgspec.json.schema(REPORTS[name]),
    }
