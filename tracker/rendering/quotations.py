"""What became of quotations, in words and as a table; a text with the claims marked in it."""

from collections.abc import Mapping, Sequence

from tracker.rendering.dates import date_words
from tracker.rendering.table import render_table, wrapped
from tracker.reporting.quotations import AttachedReport, QuotationsReport, QuotationView
from tracker.reporting.texts import MarkView, SourceTextReport
from tracker.reporting.views import AppearanceView, TextView

_OUTCOMES = {
    "exact": "found",
    "folded": "found, folded match",
    "orphan": "only in an older text",
    "not_found": "not found",
}


def render_quotations(report: QuotationsReport, columns: int) -> str:
    """One row a quotation, then how many of each kind."""
    unchecked = f"{report.unchecked} of sources without a text" if report.unchecked else None
    if not report.quotations:
        return f"no quotations to check{f'; {unchecked}' if unchecked else ''}"
    table = _table(report.quotations, columns)
    told = "; ".join(part for part in (_counted(report.counts), unchecked) if part)
    return "\n\n".join([table, *wrapped(told, columns)])


def attached_lines(report: AttachedReport) -> list[str]:
    """*S1.1 attached: …*, then one line for each outcome with its references."""
    verb = "attached" if report.new else "is on file already; nothing was changed"
    lines = [f"{report.text.ref} {verb}: {text_words(report.text)}"]
    for outcome, words in _OUTCOMES.items():
        some = [one for one in report.quotations if one.outcome == outcome]
        if some:
            lines.append(f"{words}: {', '.join(one.ref for one in some)}")
    lines += [f"{one.ref} {_told(one)}" for one in report.quotations if _told(one)]
    return lines


def render_source_text(report: SourceTextReport, columns: int) -> str:
    """The text, each quotation between ⟦C6.1 and ⟧."""
    head = [f"{report.text.ref} {report.title}", text_words(report.text)]
    lines = [line for part in head for line in wrapped(part, columns)]
    lines += ["", *wrapped(_marked(report.content, report.marks).rstrip("\n"), columns)]
    if report.elsewhere:
        lines += ["", *wrapped(f"not in this text: {', '.join(report.elsewhere)}", columns)]
    return "\n".join(lines)


def text_words(text: TextView) -> str:
    """*4,012 characters, text/plain, captured 16 Apr 2022, sha256 bcf1435bb9f3…*."""
    return (
        f"{text.characters:,} characters, {text.media_type},"
        f" captured {date_words(text.captured_at[:10])}, sha256 {text.sha256[:12]}…"
    )


def anchor_words(appearance: AppearanceView) -> str | None:
    """*in the source's text, folded match, at 738–795*."""
    anchor = appearance.anchor
    if anchor is None:
        return None
    if anchor.start is None:
        return "not in the source's text (unverified)"
    folded = "folded match, " if anchor.verification == "folded" else ""
    return f"in the source's text, {folded}at {anchor.start}–{anchor.end}"


def _table(quotations: Sequence[QuotationView], columns: int) -> str:
    rows = [
        [
            one.ref,
            one.text,
            _OUTCOMES[one.outcome],
            "" if one.start is None else f"{one.start}–{one.end}",
            "; ".join(part for part in (f"“{one.quote}”", _told(one)) if part),
        ]
        for one in quotations
    ]
    return render_table(["ref", "text", "outcome", "at", "quotation"], rows, columns)


def _told(one: QuotationView) -> str:
    """What there is to say beside the outcome."""
    parts = [*one.notes]
    if one.places > 1:
        parts.append(f"stands in {one.places} places")
    if one.reason:
        parts.append(one.reason)
    if one.near:
        parts.append(f"nearest: {one.near.told}")
    return "; ".join(parts)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {_OUTCOMES[name]}" for name, count in counts.items() if count)


def _marked(text: str, marks: Sequence[MarkView]) -> str:
    """What ends at a place is closed before what begins there is opened."""
    edges = [(mark.start, 1, f"⟦{mark.ref} ") for mark in marks]
    edges += [(mark.end, 0, "⟧") for mark in marks]
    parts, last = [], 0
    for place, _, edge in sorted(edges, key=lambda one: one[:2]):
        parts += [text[last:place], edge]
        last = place
    return "".join([*parts, text[last:]])
