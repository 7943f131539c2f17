"""The sourcing report as a document: a section for each rule, what to do told once in it."""

from collections.abc import Mapping, Sequence

from tracker.rendering.conflicts_words import source_line
from tracker.rendering.dates import as_of_line
from tracker.reporting.checks.rule import Finding
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.sourcing import RuleView, SourcingReport
from tracker.reporting.tables.table import Cell, Kind
from tracker.vocabulary.text import counted

_CLAIM, _CLAIMS = Field("Claim"), Field("Claims")
_TEXT = Field("What is claimed", Kind.PROSE)
_SPEAKER = Field("Speaker", Kind.PROSE)
_SOURCE = Field("Source")
_FOUND = Field("Found", Kind.PROSE)


def sourcing_document(report: SourcingReport) -> Document:
    """Put into words what was found."""
    notes = [source_line(source) for source in report.sources]
    if report.off:
        notes.append(f"Not checked, for they are off: {', '.join(report.off)}.")
    return Document(
        title=f"Sourcing report: {counted(len(report.findings), 'finding')}",
        generated_at=report.generated_at,
        audience=report.audience,
        lead=(*as_of_line(report.as_of), _lead(report)),
        sections=tuple(_section(report, rule) for rule in report.rules if rule.findings),
        notes=(*notes, "A finding is a question about the sourcing, no verdict on the claim."),
    )


def _lead(report: SourcingReport) -> str:
    totals = [
        counted(count, severity) for severity, count in reversed(report.counts.items()) if count
    ]
    told = ", ".join(totals) if totals else "nothing found"
    return f"{counted(report.checked, 'claim')} checked: {told}."


def _section(report: SourcingReport, rule: RuleView) -> Section:
    found = [one for one in report.findings if one.rule == rule.rule]
    told = list(dict.fromkeys(one.found for one in found))
    same = len(told) == 1
    return Section(
        heading=f"{rule.rule} {rule.told}: {counted(len(found), rule.severity)}",
        paragraphs=(*(told if same else ()), f"To do: {rule.mend} Standard: {rule.standard}."),
        grid=_grid(report, found, same=same),
    )


def _grid(report: SourcingReport, found: Sequence[Finding], *, same: bool) -> Grid:
    """A row for each claim; or for each voice, where one stands for several claims."""
    texts = {one.ref: one.text for one in report.claims}
    names = {one.ref: one.name for one in report.speakers}
    voices = any(len(one.claims) > 1 for one in found)
    rows = [_row(one, texts, names) for one in found]
    fields = (_SPEAKER, _CLAIMS) if voices else (_CLAIM, _TEXT, _SPEAKER)
    fields = (*fields, _SOURCE) if same else (*fields, _SOURCE, _FOUND)
    return Grid("findings", fields, tuple(tuple(row[field] for field in fields) for row in rows))


def _row(one: Finding, texts: Mapping[str, str], names: Mapping[str, str]) -> dict[Field, Cell]:
    claims = ", ".join(one.claims)
    return {
        _CLAIM: claims,
        _CLAIMS: claims,
        _TEXT: texts[one.claims[0]],
        _SPEAKER: " and ".join(dict.fromkeys(names[ref] for ref in one.speakers)),
        _SOURCE: ", ".join(one.sources),
        _FOUND: one.found,
    }
