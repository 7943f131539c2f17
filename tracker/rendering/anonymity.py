"""The anonymity report as a document: all sources, each source, and the voices behind them."""

from collections.abc import Mapping

from tracker.rendering.conflicts_words import source_line
from tracker.reporting.anonymity import AnonymityCounts, AnonymityReport, UnnamedVoice
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.tables.table import Cell, Kind
from tracker.vocabulary.text import counted, words

_COUNTS = (Field("What"), Field("Word"), Field("Claims", Kind.NUMBER))
_SOURCES = (
    Field("Source"),
    Field("Claims", Kind.NUMBER),
    Field("On unnamed voices", Kind.NUMBER),
    Field("Voices", Kind.NUMBER),
    Field("People"),
    Field("Voices with a reason", Kind.NUMBER),
)
_VOICES = (
    Field("Voice"),
    Field("As published", Kind.PROSE),
    Field("People"),
    Field("Claims", Kind.NUMBER),
    Field("Which"),
    Field("Source"),
    Field("Reason"),
)
_NOTE = (
    "Claims are counted, each once for a word; one that sources attribute differently counts under"
    " several words. Voices are persons and groups, people the heads they stand for."
)


def anonymity_document(report: AnonymityReport) -> Document:
    """Put the counts into words."""
    named = {source.ref: source_line(source) for source in report.sources}
    parts = [_voices(report)] if report.voices else []
    if report.total.unnamed:
        parts.append(_counts("All sources", report.total))
    if len(report.by_source) > 1 and report.total.unnamed:
        parts.append(_sources(report))
        resting = [one for one in report.by_source if one.counts.unnamed]
        parts += [_counts(named[one.source], one.counts, level=2) for one in resting]
    return Document(
        title=f"Anonymity report: {counted(report.total.voices, 'unnamed voice')}",
        generated_at=report.generated_at,
        audience=report.audience,
        lead=(anonymity_words_of(report.total),),
        sections=tuple(parts),
        notes=(*named.values(), _NOTE),
    )


def anonymity_words_of(counts: AnonymityCounts) -> str:
    """*10 of 30 claims rest on 5 unnamed voices, standing for 6 people; 1 with a reason*."""
    claims = counted(counts.claims, "claim")
    if not counts.unnamed:
        return f"None of {claims} rests on an unnamed voice."
    verb = "rests" if counts.unnamed == 1 else "rest"
    return (
        f"{counts.unnamed:,} of {claims} {verb} on {counted(counts.voices, 'unnamed voice')},"
        f" standing for {_least(counts)}{counted(counts.people, 'person', 'people')};"
        f" {counts.with_reason or 'none'} with a reason."
    )


def _least(counts: AnonymityCounts) -> str:
    return "at least " if counts.several else ""


def _voices(report: AnonymityReport) -> Section:
    rows = tuple(_voice(one) for one in report.voices)
    return Section("The voices", grid=Grid("voices", _VOICES, rows))


def _voice(voice: UnnamedVoice) -> tuple[Cell, ...]:
    people = "several" if voice.head_count is None else str(voice.head_count)
    reasons = [words(one) for one in voice.reasons]
    reasons += [f"“{one}”" for one in voice.reasons_published]
    return (
        voice.ref,
        "; ".join(voice.as_published) or f"{voice.type} not described",
        "1" if voice.type == "person" else people,
        len(voice.claims),
        ", ".join(voice.claims),
        ", ".join(voice.sources),
        "; ".join(reasons),
    )


def _sources(report: AnonymityReport) -> Section:
    rows = tuple(
        (
            one.source,
            one.counts.claims,
            one.counts.unnamed,
            one.counts.voices,
            f"{_least(one.counts)}{one.counts.people:,}",
            one.counts.with_reason,
        )
        for one in report.by_source
    )
    return Section("By source", grid=Grid("sources", _SOURCES, rows))


def _counts(heading: str, counts: AnonymityCounts, level: int = 1) -> Section:
    told: tuple[tuple[str, Mapping[str, int] | None], ...] = (
        ("identification", counts.identification),
        ("origin", counts.origin),
        ("reason", counts.reason),
        ("ground rule", counts.ground_rule),
    )
    rows = tuple(
        (what, words(word), count)
        for what, by_word in told
        for word, count in (by_word or {}).items()
        if count
    )
    return Section(
        heading, (anonymity_words_of(counts),), Grid("counts", _COUNTS, rows), level=level
    )
