"""Changes on a terminal: when, who, which command, and what it changed."""

from collections import Counter
from collections.abc import Sequence

from tracker.rendering.dates import date_words, moment_words
from tracker.rendering.table import render_table
from tracker.reporting.differences import FieldView, TouchedView
from tracker.reporting.log import LogReport
from tracker.vocabulary.text import words

_FEW = 3
"""As many new records are named one by one; more are counted."""

_LONG = 60
"""Characters of a value; the record itself shows it whole."""

_DATES = frozenset(
    {"said", "scope_when", "valid", "published", "approved_on"}
    | {"asked_on", "deadline", "outcome_on"}
)
"""Fields that hold a date."""


def render_log(report: LogReport, columns: int) -> str:
    """One row a change."""
    if not report.changes:
        return "no changes"
    rows = [
        [
            moment_words(one.at).removesuffix(" UTC"),
            one.who,
            f"{one.command} (undone)" if one.undone else one.command,
            "\n".join([*([f"why: {one.why}"] if one.why else []), *difference_lines(one.records)]),
        ]
        for one in report.changes
    ]
    return render_table(["when (UTC)", "who", "command", "what"], rows, columns)


def difference_lines(records: Sequence[TouchedView]) -> list[str]:
    """A line for each record, the reference first; the new and the retracted counted if many."""
    lines = []
    for action in ("recorded", "retracted", "restored"):
        found = [one for one in records if one.action == action]
        if len(found) > _FEW:
            counts = Counter(one.table for one in found)
            told = ", ".join(f"{count} {_noun(table, count)}" for table, count in counts.items())
            lines.append(f"{told} {action}")
        else:
            lines += [f"{one.ref} {action}{_fields(one.fields, '; ')}" for one in found]
    changed = [one for one in records if one.action == "changed"]
    return lines + [f"{one.ref}{_fields(one.fields, ' ')}" for one in changed]


def _fields(fields: Sequence[FieldView], before: str) -> str:
    told = "; ".join(
        f"{words(one.field)}: {_value(one.field, one.old)} → {_value(one.field, one.new)}"
        for one in fields
    )
    return f"{before}{told}" if told else ""


def _noun(table: str, count: int) -> str:
    noun = words(table)
    return noun if count == 1 else f"{noun}s"


def _value(field: str, value: str | None) -> str:
    if value is None:
        return "none"
    if field in _DATES:
        return date_words(value)
    text = " ".join(moment_words(value).split())
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
