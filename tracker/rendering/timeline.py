"""The timeline as a document: one table, with a column for each kind of date."""

from tracker.rendering.attribution import undated, voice
from tracker.rendering.conflicts_words import source_line, status_mark
from tracker.rendering.dates import date_words, moment_words
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.tables.table import Cell, Kind
from tracker.reporting.timeline import DateView, TimelineEntry, TimelineReport
from tracker.reporting.views import WITHHELD, ClaimView
from tracker.vocabulary.text import words

NOTE = (
    "When it was said, published and recorded are three things. Entries stand at the first day on"
    " which they may have happened; what is only known to be by a day comes after that day."
)
_SAID = Field("Said or asked")
_PUBLISHED = Field("Published")
_RECORDED = Field("Recorded")
_WHAT = Field("Event")
_TEXT = Field("What", Kind.PROSE)
_WHO = Field("Who", Kind.PROSE)
_BASES = {"inferred": " (inferred)", "unknown": " (basis unknown)"}


def timeline_document(report: TimelineReport) -> Document:
    """Put the entries into rows."""
    entries = "1 entry" if len(report.entries) == 1 else f"{len(report.entries):,} entries"
    lead = () if report.entries else ("Nothing asked for is on file.",)
    return Document(
        title=f"Timeline: {entries}",
        generated_at=report.generated_at,
        audience=report.audience,
        lead=lead,
        sections=timeline_sections(report),
        notes=(*(source_line(source) for source in report.sources), NOTE),
    )


def timeline_sections(report: TimelineReport) -> tuple[Section, ...]:
    """One section, none where there is nothing."""
    if not report.entries:
        return ()
    inside = report.audience == "internal"
    fields = (_SAID, _PUBLISHED, *((_RECORDED,) if inside else ()), _WHAT, _TEXT, _WHO)
    rows = tuple(_row(one, inside=inside) for one in report.entries)
    return (Section("In order", grid=Grid("timeline", fields, rows)),)


def entry_words(one: TimelineEntry) -> tuple[str, str, str, str]:
    """When, what happened, what it was about, and who did it or was asked."""
    return (_said(one), *_event(one))


def published_words(one: TimelineEntry) -> str:
    """When each of its sources was published."""
    return "; ".join(f"{_date(pub.date)}, {pub.source}" for pub in one.published)


def _row(one: TimelineEntry, *, inside: bool) -> tuple[Cell, ...]:
    recorded = (moment_words(one.recorded_at) if one.recorded_at else "",) if inside else ()
    return (_said(one), published_words(one), *recorded, *_event(one))


def _event(one: TimelineEntry) -> tuple[str, str, str]:
    """What happened, in a word; what it was about; who did it, or to whom."""
    if one.request is not None:
        request = one.request
        about = f"{request.about.ref}: {request.about.text}"
        asked = f" ({request.asked})" if request.asked else ""
        if one.event == "asked":
            return f"{request.ref} asked", f"to respond to {about}{asked}", request.party
        return f"{request.ref} {words(request.state)}", f"on {about}", request.party
    if one.claim is None:
        return one.event, "", ""
    if one.position is not None:
        answer = f"{words(one.position.answer)}: {one.position.text}"
        return f"{one.claim.ref} answers", answer, _voices(one.claim)
    kind = ", ".join([words(one.claim.kind), *status_mark(one.claim)])
    return f"{one.claim.ref} {kind}", one.claim.text, _voices(one.claim)


def _voices(claim: ClaimView) -> str:
    return "; ".join(dict.fromkeys(voice(claim, one) for one in claim.appearances))


def _said(one: TimelineEntry) -> str:
    if one.at.edtf is None and one.claim is not None:
        by = f", published by {date_words(one.place)}" if one.place else ""
        return f"{undated(one.claim)}{by}"
    if one.at.edtf is None and one.request is not None:
        return f"date {WITHHELD}"
    return _date(one.at)


def _date(told: DateView) -> str:
    if told.edtf is None:
        return "date not stated"
    return f"{date_words(told.edtf)}{_BASES.get(told.basis or '', '')}"
