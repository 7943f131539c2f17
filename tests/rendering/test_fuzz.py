"""Fuzzed strings in every field of every report: nothing a terminal would obey comes out."""

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from rendering.fuzzed import raw, strings
from tracker.rendering.anonymity import anonymity_document
from tracker.rendering.conflicts_html import render_conflicts_html
from tracker.rendering.conflicts_markdown import render_conflicts_markdown
from tracker.rendering.conflicts_text import render_conflicts_text
from tracker.rendering.document_html import render_document_html
from tracker.rendering.document_markdown import render_document_markdown
from tracker.rendering.document_text import render_document_text
from tracker.rendering.jsons import render_json
from tracker.rendering.lists import (
    render_affiliations,
    render_claim,
    render_claims,
    render_relation,
    render_relations,
    render_source,
    render_sources,
    render_speaker,
    render_speakers,
)
from tracker.rendering.log import render_log
from tracker.rendering.origins import origins_document
from tracker.rendering.safe import safe
from tracker.rendering.sourcing import sourcing_document
from tracker.rendering.table import render_pairs, wrapped
from tracker.rendering.timeline import timeline_document
from tracker.reporting.affiliations import affiliations_report
from tracker.reporting.anonymity import anonymity_report
from tracker.reporting.claims import ClaimFilter, claim_report, claims_report
from tracker.reporting.conflicts import conflicts_report
from tracker.reporting.log import log_report
from tracker.reporting.relations import relation_report, relations_report
from tracker.reporting.sources import source_report, sources_report
from tracker.reporting.sourcing import sourcing_report
from tracker.reporting.speakers import speaker_report, speakers_report
from tracker.reporting.timeline import timeline_report
from tracker.reporting.tracing import origins_report
from tracker.store.location import Location
from tracker.store.session import reading

Report = Any
Renderer = Callable[[Report], str]

CODES = {
    "anonymity_origin", "answered_by", "audience", "claims", "class_", "generated_at",
    "ground_rule", "identification", "kind", "naming", "origin", "polarity", "published",
    "published_basis", "reason", "ref", "rule", "said", "said_basis", "schema", "severity",
    "source", "sources", "speakers", "status", "type", "valid", "when",
}  # fmt: skip
"""Fields that hold a word of a closed list, a date or a number of ours: nobody writes them."""


class Fuzzer:
    """Puts fuzzed strings into reports and counts them; a storable one has no half of a pair."""

    def __init__(self, count: int, *, storable: bool = False) -> None:
        self.used = 0
        self._storable = storable
        self._strings = strings(count)

    def text(self) -> str:
        self.used += 1
        text = next(self._strings)
        return text.encode(errors="ignore").decode() if self._storable else text

    def fuzzed(self, value: object, field: str = "") -> object:
        """The same report with a fuzzed string in place of every string but codes."""
        if isinstance(value, str):
            return value if field in CODES else self.text()
        if isinstance(value, (list, tuple)):
            return type(value)(self.fuzzed(one, field) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [one.name for one in dataclasses.fields(value)]
            changed = {name: self.fuzzed(getattr(value, name), name) for name in names}
            return dataclasses.replace(value, **changed)
        if isinstance(value, msgspec.Struct):
            names = list(value.__struct_fields__)
            changed = {name: self.fuzzed(getattr(value, name), name) for name in names}
            return msgspec.structs.replace(value, **changed)
        return value


@pytest.fixture(scope="session")
def reports(seed_database: Location) -> dict[str, Report]:
    with reading(seed_database) as session:
        return {
            "conflicts": conflicts_report(session, everything=True),
            "sourcing": sourcing_report(session, ClaimFilter()),
            "anonymity": anonymity_report(session, ClaimFilter()),
            "origins": origins_report(session),
            "timeline": timeline_report(session, ClaimFilter()),
            "claims": claims_report(session, ClaimFilter(everything=True, limit=None)),
            "claim": claim_report(session, 6),
            "speakers": speakers_report(session, limit=None, everything=True),
            "speaker": speaker_report(session, 1),
            "affiliations": affiliations_report(session, speaker=None, everything=True),
            "log": log_report(session),
            "sources": sources_report(session, limit=None, everything=True),
            "source": source_report(session, 1),
            "relations": relations_report(session, claims=(), limit=None, everything=True),
            "relation": relation_report(session, 3),
        }


RENDERERS: dict[str, tuple[str, Renderer]] = {
    "conflicts beside": ("conflicts", lambda report: render_conflicts_text(report, 120)),
    "conflicts stacked": ("conflicts", lambda report: render_conflicts_text(report, 60)),
    "conflicts md": ("conflicts", render_conflicts_markdown),
    "conflicts html": ("conflicts", render_conflicts_html),
    "sourcing": ("sourcing", lambda one: render_document_text(sourcing_document(one), 100)),
    "sourcing md": ("sourcing", lambda one: render_document_markdown(sourcing_document(one))),
    "sourcing html": ("sourcing", lambda one: render_document_html(sourcing_document(one))),
    "anonymity": ("anonymity", lambda one: render_document_text(anonymity_document(one), 60)),
    "anonymity md": ("anonymity", lambda one: render_document_markdown(anonymity_document(one))),
    "anonymity html": ("anonymity", lambda one: render_document_html(anonymity_document(one))),
    "origins": ("origins", lambda one: render_document_text(origins_document(one), 60)),
    "origins md": ("origins", lambda one: render_document_markdown(origins_document(one))),
    "origins html": ("origins", lambda one: render_document_html(origins_document(one))),
    "timeline": ("timeline", lambda one: render_document_text(timeline_document(one), 60)),
    "timeline md": ("timeline", lambda one: render_document_markdown(timeline_document(one))),
    "claims": ("claims", lambda report: render_claims(report, 100)),
    "claim": ("claim", lambda report: render_claim(report, 100)),
    "speakers": ("speakers", lambda report: render_speakers(report, 100)),
    "speaker": ("speaker", lambda report: render_speaker(report, 100)),
    "affiliations": ("affiliations", lambda report: render_affiliations(report, 100)),
    "log": ("log", lambda report: render_log(report, 100)),
    "sources": ("sources", lambda report: render_sources(report, 100)),
    "source": ("source", lambda report: render_source(report, 100)),
    "relations": ("relations", lambda report: render_relations(report, 100)),
    "relation": ("relation", lambda report: render_relation(report, 100)),
}


@pytest.mark.parametrize("count", [500, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("output", RENDERERS)
def test_no_report_lets_through_what_a_terminal_would_obey(
    reports: dict[str, Report], output: str, count: int
) -> None:
    name, render = RENDERERS[output]
    fuzzer = Fuzzer(count)
    while fuzzer.used < count:
        assert raw(render(fuzzer.fuzzed(reports[name]))) == set()


@pytest.mark.parametrize("name", ["conflicts", "claims", "speakers", "sources", "relations"])
def test_json_escapes_what_a_terminal_would_obey_and_loses_nothing(
    reports: dict[str, Report], name: str
) -> None:
    fuzzer = Fuzzer(500, storable=True)
    while fuzzer.used < 500:
        report = fuzzer.fuzzed(reports[name])
        printed = render_json(report)
        assert raw(printed) == set()
        assert json.loads(printed) == msgspec.to_builtins(report)


def test_20_000_strings_come_out_of_the_sanitizer_and_of_tables_clean() -> None:
    for _, text in zip(range(20_000), strings(20_000), strict=False):
        assert raw(safe(text)) == set()
    for _, text in zip(range(500), strings(500), strict=False):
        assert raw(render_pairs([(text, text)], 40) + "\n".join(wrapped(text, 20))) == set()
