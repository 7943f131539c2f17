"""The contradiction report on a terminal: side by side where there is room, else stacked."""

from itertools import zip_longest

from tabulate import DataRow, Line, TableFormat, tabulate

from tracker.rendering.conflicts_words import (
    FOOTER,
    NOTHING,
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
from tracker.rendering.table import render_table, wrapped
from tracker.reporting.answers import Response
from tracker.reporting.conflicts import ConflictsReport, DisputedClaim
from tracker.reporting.standpoints import StandpointsView
from tracker.reporting.views import ClaimView
from tracker.vocabulary.text import words

SIDE_BY_SIDE = 100
"""Columns from which the claim stands beside its answers."""

_LEFT_SHARE = 0.3
_GUTTER = " │ "
_SIDES = TableFormat(
    lineabove=None,
    linebelowheader=Line("", "─", "─┼─", ""),
    linebetweenrows=None,
    linebelow=None,
    headerrow=DataRow("", _GUTTER, ""),
    datarow=DataRow("", _GUTTER, ""),
    padding=0,
    with_header_hide=None,
)


def render_conflicts_text(report: ConflictsReport, columns: int) -> str:
    """The report as text, no line wider than `columns` cells."""
    parts = [_paragraph(one, columns) for one in (title(report), *as_of_line(report.as_of))]
    if report.question is not None:
        parts += ["━" * columns, _standpoints(report.question, columns)]
    if not report.disputed_claims:
        parts.append(_paragraph(NOTHING, columns))
    for disputed in report.disputed_claims:
        reading = f"{disputed.claim.ref}. {disputed.reading}"
        parts.append("━" * columns)
        parts.append(_paragraph(reading, columns))
        parts.append(
            _beside(disputed, columns) if columns >= SIDE_BY_SIDE else _stacked(disputed, columns)
        )
    parts.append("━" * columns)
    footer = [
        *opposition_lines(report),
        *sources_lines(report),
        notices_line(report),
        f"{counts_line(report, ' (--all shows)')}. {FOOTER}",
    ]
    parts += [_paragraph(told, columns) for told in footer if told]
    return "\n\n".join(parts)


def _beside(disputed: DisputedClaim, columns: int) -> str:
    left = int(columns * _LEFT_SHARE)
    right = columns - left - len(_GUTTER)
    rows = zip_longest(_claim(disputed.claim, left), _answers(disputed, right), fillvalue="")
    table = tabulate(
        list(rows),
        headers=["The claim".ljust(left), "The answers"],
        tablefmt=_SIDES,
        disable_numparse=True,
        preserve_whitespace=True,
    )
    return "\n".join(line.rstrip() for line in table.split("\n"))


def _stacked(disputed: DisputedClaim, columns: int) -> str:
    lines = ["The claim", "─" * columns, *_claim(disputed.claim, columns), ""]
    lines += ["The answers", "─" * columns, *_answers(disputed, columns)]
    return "\n".join(lines)


def _claim(claim: ClaimView, columns: int) -> list[str]:
    head = " · ".join([claim.ref, words(claim.kind), *status_mark(claim)])
    lines = [*wrapped(head, columns), *wrapped(claim.text, columns)]
    for quote in quotes_of(claim):
        lines += ["", *wrapped(f"“{quote}”", columns)]
    for told in attributions(claim):
        lines += ["", *wrapped(told, columns)]
    return lines


def _standpoints(question: StandpointsView, columns: int) -> str:
    """A column for each side where there is room, else one side under the other."""
    head = _paragraph(f"{question.ref}. {question.text}", columns)
    sides = [
        (side_heading(side), ["\n".join(lines) for lines in standpoint_lines(side)])
        for side in question.sides
    ]
    if columns >= SIDE_BY_SIDE:
        rows = list(zip_longest(*(cells for _, cells in sides), fillvalue=""))
        blank = ["\n"] * len(sides)  # tabulate leaves out a row of many lines that has none
        apart = [one for row in rows for one in (row, blank)][:-1]
        return f"{head}\n\n{render_table([told for told, _ in sides], apart, columns)}"
    blocks = [head]
    for told, cells in sides:
        blocks.append("\n".join([*wrapped(told, columns), "─" * columns]))
        blocks += ["\n".join(wrapped(cell, columns, indent="  ")) for cell in cells]
    return "\n\n".join(blocks)


def _answers(disputed: DisputedClaim, columns: int) -> list[str]:
    lines: list[str] = []
    for group in voices_of(disputed):
        lines += [""] if lines else []
        lines += wrapped(group.heading, columns)
        if group.anonymity:
            lines += wrapped(f"anonymity: {group.anonymity}", columns)
        for response in group.responses:
            lines += ["", *_answer(response, columns)]
    folded = folded_line(disputed)
    return [*lines, "", *wrapped(folded, columns)] if folded else lines


def _answer(response: Response, columns: int) -> list[str]:
    claim = response.claim
    head = " · ".join([f"{claim.ref} {class_words(response)}", *marks(response)])
    lines = wrapped(head, columns, indent="  ", hanging="    ")
    if needs_text(claim):
        lines += wrapped(claim.text, columns, indent="    ")
    for quote in quotes_of(claim):
        lines += wrapped(f"“{quote}”", columns, indent="    ")
    details = [("why", response.why), ("scope", scope_words(response))]
    details += [("said", told) for told in said_words(claim)]
    details += [("resolved", response.resolved.words if response.resolved else None)]
    details += [("notices", " ".join(response.notices) or None)]
    for label, text in details:
        if text:
            lines += wrapped(f"{label}: {text}", columns, indent="    ", hanging="      ")
    return lines


def _paragraph(text: str, columns: int) -> str:
    return "\n".join(wrapped(text, columns))
