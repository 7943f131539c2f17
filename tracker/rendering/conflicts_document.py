"""The contradiction report as a document: for each disputed claim a table for every voice."""

from collections.abc import Iterator

from tracker.rendering.conflicts_words import (
    FOOTER,
    NOTHING,
    VoiceGroup,
    attributions,
    class_words,
    counts_line,
    folded_line,
    marks,
    needs_text,
    notices_line,
    opposition_lines,
    quotes_of,
    said_words,
    scope_words,
    side_heading,
    sources_lines,
    standpoint_lines,
    status_mark,
    title,
    voices_of,
)
from tracker.rendering.dates import as_of_line
from tracker.reporting.answers import Response
from tracker.reporting.conflicts import ConflictsReport, DisputedClaim
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.standpoints import StandpointsView
from tracker.reporting.tables.table import Cell, Kind

_FIELDS = (
    Field("Claim"),
    Field("What it does", Kind.PROSE),
    Field("What is said", Kind.PROSE),
    Field("Why", Kind.PROSE),
    Field("Details", Kind.PROSE),
)


def conflicts_document(report: ConflictsReport) -> Document:
    """Put into words what stands against what."""
    notices = notices_line(report)
    notes = [*opposition_lines(report), *sources_lines(report), *([notices] if notices else [])]
    standpoints = _standpoints(report.question) if report.question is not None else ()
    return Document(
        title=title(report),
        generated_at=report.generated_at,
        audience=report.audience,
        lead=(*as_of_line(report.as_of), *(() if report.disputed_claims else (NOTHING,))),
        sections=(
            *standpoints,
            *(part for one in report.disputed_claims for part in _parts(one)),
        ),
        notes=(*notes, f"{counts_line(report)}. {FOOTER}"),
    )


def _standpoints(question: StandpointsView) -> Iterator[Section]:
    """Who answers what, a part for each side."""
    yield Section(f"{question.ref}: {question.text}")
    for side in question.sides:
        told = ("\n".join(lines) for lines in standpoint_lines(side))
        yield Section(side_heading(side), tuple(told), level=2)


def _parts(disputed: DisputedClaim) -> Iterator[Section]:
    claim = disputed.claim
    told = [disputed.reading, *status_mark(claim)]
    told += [f"“{quote}”" for quote in quotes_of(claim)]
    yield Section(f"{claim.ref}: {claim.text}", (*told, *attributions(claim)))
    for group in voices_of(disputed):
        yield _voice(group)
    folded = folded_line(disputed)
    if folded:
        yield Section("Not shown", (folded,), level=2)


def _voice(group: VoiceGroup) -> Section:
    reason = (f"Anonymity: {group.anonymity}",) if group.anonymity else ()
    rows = tuple(_row(one) for one in group.responses)
    return Section(group.heading, reason, Grid("answers", _FIELDS, rows), level=2)


def _row(response: Response) -> tuple[Cell, ...]:
    claim = response.claim
    said = [claim.text] if needs_text(claim) else []
    said += [f"“{quote}”" for quote in quotes_of(claim)]
    scope = scope_words(response)
    details = [f"Scope: {scope}"] if scope else []
    details += [f"Said: {told}" for told in said_words(claim)]
    details += [f"Resolved: {response.resolved.words}"] if response.resolved else []
    details += [f"Notices: {' '.join(response.notices)}"] if response.notices else []
    does = [class_words(response), *marks(response)]
    return claim.ref, "\n".join(does), "\n".join(said), response.why, "\n".join(details)
