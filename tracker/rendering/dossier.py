"""The dossier as a document: a part for each report it is made of."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.rendering.anonymity import anonymity_document
from tracker.rendering.answers import answers_grid, text_and_quotes, voices_words
from tracker.rendering.attribution import affiliation_words
from tracker.rendering.conflicts_words import (
    FOOTER,
    counts_line,
    opposition_lines,
    side_heading,
    source_line,
    status_mark,
)
from tracker.rendering.dates import as_of_line, moment_words
from tracker.rendering.log import difference_lines
from tracker.rendering.origins import COUNTED, origin_sections
from tracker.rendering.quotations import anchor_words
from tracker.rendering.sentence import sentence
from tracker.rendering.shifts import said_words, shift_sections
from tracker.rendering.sourcing import sourcing_document
from tracker.rendering.timeline import entry_words
from tracker.reporting.conflicts import ConflictsReport
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.dossier import DossierReport
from tracker.reporting.profile import ProfileView
from tracker.reporting.standpoints import StandpointsView
from tracker.reporting.tables.table import Cell, Kind
from tracker.reporting.views import ClaimView
from tracker.vocabulary.text import words

_CLAIMS = (
    Field("Claim"),
    Field("Said"),
    Field("What is claimed", Kind.PROSE),
    Field("Who", Kind.PROSE),
)
_QUOTES = (Field("Appearance"), Field("Words", Kind.PROSE), Field("Form"), Field("Marks"))
_CHECKED = Field("Checked")
_ANSWERED = (Field("Claim"), Field("What it does"), Field("What is claimed", Kind.PROSE),
             Field("Why", Kind.PROSE))  # fmt: skip
_ALL_ANSWERED = (Field("Claim"), Field("What it does"), Field("To what", Kind.PROSE),
                 Field("Why", Kind.PROSE))  # fmt: skip
_HELD = (Field("As what", Kind.PROSE), Field("Claims"))
_REQUESTS = (Field("When"), Field("Event"), Field("What", Kind.PROSE), Field("Who"))
_HISTORY = (Field("When"), Field("Who"), Field("Command"), Field("What", Kind.PROSE))


def dossier_document(report: DossierReport) -> Document:
    """Put all parts together."""
    makers = {"claim": _on_claim, "speaker": _on_speaker, "question": _on_question}
    parts = makers[report.kind](report)
    notes = [source_line(source) for source in report.sources]
    notes += [FOOTER] if report.conflicts else []
    notes += [COUNTED] if report.origins else []
    called = f" on {report.ref}" if report.audience == "internal" else ""
    return Document(
        title=f"Dossier{called}: {report.text}",
        generated_at=report.generated_at,
        audience=report.audience,
        lead=as_of_line(report.as_of),
        sections=tuple(parts),
        notes=tuple(notes),
    )


def _on_claim(report: DossierReport) -> list[Section]:
    (claim,) = report.claims
    parts = [
        Section("Who said it", (sentence(claim), *_marked(claim))),
        _quotations(claim, inside=report.audience == "internal"),
    ]
    parts += _origins(report)
    parts += _against(report.conflicts, "Answers", "No claim on file answers it.")
    if report.answers_to:
        parts.append(_answered(report))
    parts += _voices(report)
    if report.sourcing is not None:
        found = sourcing_document(replace(report.sourcing, as_of=None))
        parts += _below("Sourcing", found)
    parts += _requests(report)
    return [*parts, *_history(report)]


def _on_speaker(report: DossierReport) -> list[Section]:
    parts = [_who(report.profile)] if report.profile else []
    parts.append(_claims(report.claims))
    if report.answers_to:
        parts.append(_all_answered(report))
    parts += _against(report.conflicts, "What stands against them", "Nothing on file.")
    if report.shifts is not None:
        shifts = [one for one in shift_sections(report.shifts) if one.level > 1]
        parts += [Section("Shifts", () if shifts else ("None on file.",)), *shifts]
    return [*parts, *_voices(report), *_requests(report)]


def _on_question(report: DossierReport) -> list[Section]:
    parts = []
    if report.conflicts is not None and report.conflicts.question is not None:
        parts += _standpoints(report.conflicts.question)
    parts += _against(report.conflicts, "Conflicts among them", "None on file.")
    return [*parts, *_origins(report), *_voices(report), *_requests(report)]


def _marked(claim: ClaimView) -> list[str]:
    return [f"{mark}." for mark in status_mark(claim)]


def _quotations(claim: ClaimView, *, inside: bool) -> Section:
    rows: list[tuple[Cell, ...]] = []
    for one in claim.appearances:
        if one.quote is not None:
            checked = (anchor_words(one) or "not checked: no text on file",) if inside else ()
            marks = one.editorial_marks or ""
            rows.append((one.ref, f"“{one.quote}”", words(one.form), marks, *checked))
    told = () if rows else ("No words of it are quoted; what is claimed is told in our own.",)
    fields = (*_QUOTES, _CHECKED) if inside else _QUOTES
    return Section("Quotations", (claim.text, *told), Grid("quotations", fields, tuple(rows)))


def _origins(report: DossierReport) -> list[Section]:
    if report.origins is None:
        return []
    told = origin_sections(report.origins)
    return [Section("Origins"), *(_lower(one) for one in told)]


def _against(report: ConflictsReport | None, heading: str, nothing: str) -> list[Section]:
    """A part for each claim that has answers."""
    disputed = report.disputed_claims if report else []
    if report is None or not disputed:
        return [Section(heading, (nothing,))]
    told = [counts_line(report), *opposition_lines(report)]
    return [
        Section(heading, (f"{told[0]}.", *told[1:])),
        *(
            Section(
                f"{one.claim.ref}: {one.claim.text}", (one.reading,), answers_grid(one), level=2
            )
            for one in disputed
        ),
    ]


def _answered(report: DossierReport) -> Section:
    rows = tuple(
        (one.claim.ref, words(one.type), text_and_quotes(one.claim), one.why)
        for one in report.answers_to
    )
    return Section("What it answers", grid=Grid("answered", _ANSWERED, rows))


def _all_answered(report: DossierReport) -> Section:
    rows = tuple(
        (one.by, words(one.type), f"{one.claim.ref}: {one.claim.text}", one.why)
        for one in report.answers_to
    )
    return Section("What they answer", grid=Grid("answered", _ALL_ANSWERED, rows))


def _voices(report: DossierReport) -> list[Section]:
    return _below("Voices", anonymity_document(report.anonymity)) if report.anonymity else []


def _below(heading: str, document: Document) -> list[Section]:
    """A report as a part of the dossier; its sources are told with all the others."""
    return [Section(heading, document.lead), *(_lower(one) for one in document.sections)]


def _lower(one: Section) -> Section:
    return Section(one.heading, one.paragraphs, one.grid, one.notes, level=2)


def _who(profile: ProfileView) -> Section:
    count = f" of {profile.head_count}" if profile.head_count else ""
    told = [f"{profile.name}: {profile.type}{count}, {words(profile.naming)}."]
    if profile.as_published:
        told.append(f"As published: {'; '.join(profile.as_published)}.")
    if profile.aliases:
        told.append(f"Also: {'; '.join(profile.aliases)}.")
    rows = tuple(
        (affiliation_words(one.affiliation), ", ".join(one.claims) or "none on file")
        for one in profile.affiliations
    )
    return Section("Who", tuple(told), Grid("affiliations", _HELD, rows))


def _claims(claims: Sequence[ClaimView]) -> Section:
    rows = tuple(
        (
            ", ".join([claim.ref, words(claim.kind), *status_mark(claim)]),
            said_words(claim),
            text_and_quotes(claim),
            voices_words(claim),
        )
        for claim in claims
    )
    return Section("Claims", () if rows else ("None on file.",), Grid("claims", _CLAIMS, rows))


def _standpoints(question: StandpointsView) -> list[Section]:
    parts = [Section("Who stands where")]
    for side in question.sides:
        told = _claims([one.claim for one in side.claims])
        grid = told.grid if side.claims else None
        parts.append(Section(side_heading(side), grid=grid, level=2))
    return parts


def _requests(report: DossierReport) -> list[Section]:
    rows = tuple(entry_words(one) for one in report.requests)
    return (
        [Section("Requests for a response", grid=Grid("requests", _REQUESTS, rows))] if rows else []
    )


def _history(report: DossierReport) -> list[Section]:
    if report.history is None:
        return []
    rows = tuple(
        (
            moment_words(one.at),
            one.who,
            f"{one.command} (undone)" if one.undone else one.command,
            "; ".join([*([f"why: {one.why}"] if one.why else []), *difference_lines(one.records)]),
        )
        for one in report.history.changes
    )
    return [Section("History of the record", grid=Grid("history", _HISTORY, rows))]
