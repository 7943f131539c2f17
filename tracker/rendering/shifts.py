"""The report on shifts as a document: a section for each speaker or body, and each shift below."""

from collections.abc import Sequence

from tracker.rendering.attribution import undated, voice
from tracker.rendering.conflicts_words import source_line, status_mark
from tracker.rendering.dates import date_words
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.shifts import ShiftRelation, ShiftsReport, ShiftView, SubjectShifts
from tracker.reporting.tables.table import Cell, Kind
from tracker.reporting.views import ClaimView
from tracker.vocabulary.text import counted, words

NOTE = (
    "A shift is what a speaker, or speakers of one body, said at different times and cannot easily"
    " mean together; it may have reasons. Who spoke as what is told as at each date."
)
_SAID = Field("Said")
_CLAIM = Field("Claim")
_TEXT = Field("What is claimed", Kind.PROSE)
_VOICE = Field("Who, as then", Kind.PROSE)
_ANSWER = Field("Answer")
_LABELS = {"supersedes": "changed", "contradicts": "conflict", "disputes": "contested"}


def shifts_document(report: ShiftsReport) -> Document:
    """Put the shifts into words."""
    shifts = sum(len(one.shifts) for one in report.subjects)
    return Document(
        title=f"Shifts report: {counted(shifts, 'shift')}",
        generated_at=report.generated_at,
        audience=report.audience,
        lead=(_lead(report, shifts),),
        sections=shift_sections(report),
        notes=(*(source_line(source) for source in report.sources), NOTE),
    )


def shift_sections(report: ShiftsReport) -> tuple[Section, ...]:
    """A section for each speaker or body, followed by one for each of its shifts."""
    return tuple(part for one in report.subjects for part in _subject(one))


def said_words(claim: ClaimView) -> str:
    """*14 Apr 2022 (inferred)*, or why there is no date."""
    if claim.said is None:
        return undated(claim)
    marked = claim.said_basis == "inferred"
    return f"{date_words(claim.said)} (inferred)" if marked else date_words(claim.said)


def _lead(report: ShiftsReport, shifts: int) -> str:
    if not shifts:
        return "Nobody asked for stands against themselves on file."
    whom = counted(len(report.subjects), "speaker or body", "speakers and bodies")
    return f"{whom} with {counted(shifts, 'shift')}, in the order in which it was said."


def _subject(subject: SubjectShifts) -> list[Section]:
    shifts = counted(len(subject.shifts), "shift")
    through = any(subject.ref not in step.speakers for one in subject.shifts for step in one.steps)
    kind = f"{subject.type}, through its speakers" if through else subject.type
    heading = f"{subject.name} ({subject.ref}, {kind}): {shifts}"
    return [Section(heading), *(_shift(one) for one in subject.shifts)]


def _shift(shift: ShiftView) -> Section:
    labels = list(dict.fromkeys(_label(one) for one in shift.relations))
    refs = " and ".join(step.claim.ref for step in shift.steps)
    named = f"{', '.join(labels)}: {refs}" if labels else "answers differently"
    heading = f"{named}: {shift.question.text}" if shift.question else named
    told = [
        f"{_done(one, shift)} {one.why}{' Resolved.' * one.resolved}" for one in shift.relations
    ]
    return Section(heading, (*told, *_order(shift)), _grid(shift), level=2)


def _label(one: ShiftRelation) -> str:
    return "prediction failed" if one.prediction_failed else _LABELS[one.type]


def _done(one: ShiftRelation, shift: ShiftView) -> str:
    """*C2 contradicts C1:* and so on."""
    answered = next(step.claim.ref for step in shift.steps if step.claim.ref != one.answering)
    return f"{one.answering} {words(one.type)} {answered}:"


def _order(shift: ShiftView) -> list[str]:
    """How far the order can be relied on."""
    if shift.order == "dates":
        return []
    dates = ", ".join(f"{step.claim.ref} {said_words(step.claim)}" for step in shift.steps)
    if shift.order == "relation":
        told = f"The dates leave open which came first ({dates})"
        return [f"{told}; that one replaces the other is on file."]
    return [f"Which came first is not certain by the dates on file: {dates}."]


def _grid(shift: ShiftView) -> Grid:
    fields = (_SAID, _CLAIM, _TEXT, _VOICE, *((_ANSWER,) if shift.question else ()))
    rows: list[tuple[Cell, ...]] = []
    for step in shift.steps:
        claim = step.claim
        kinds = ", ".join([words(claim.kind), *status_mark(claim)])
        row: Sequence[Cell] = (
            said_words(claim),
            f"{claim.ref} {kinds}",
            claim.text,
            "; ".join(dict.fromkeys(voice(claim, one) for one in claim.appearances)),
        )
        rows.append((*row, *((words(step.answer or ""),) if shift.question else ())))
    return Grid("shifts", fields, tuple(rows))
