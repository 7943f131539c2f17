"""What importing a table did, in words."""

from collections.abc import Iterator, Sequence

from tracker.rendering.imported import counted_records
from tracker.reporting.imported import ImportReport, MatchView
from tracker.vocabulary.text import counted

_HOW = {
    "made": "made",
    "before": "known from an earlier import",
    "uid": "by reference",
    "name": "by name",
    "alias": "by alias",
    "fuzzy": "by a near name",
    "descriptor": "by descriptor",
    "url": "by URL",
    "title": "by title",
    "text": "by text",
}
_SHOWN = 10


def render_table_import(report: ImportReport) -> str:
    """One line for what was added, then one for each record that differs."""
    would = "would be " if report.dry_run else ""
    counts = report.counts
    lines = [f"{would}added: {counted_records(report.added)}"] if counts["added"] else []
    if counts["restored"]:
        lines.append(f"{would}brought back: {counted_records(report.restored)}")
    lines += _some(f"{would}updated from the table: ", report.updated, counts["updated"])
    lines += _some("kept as changed in the database: ", report.kept, counts["kept"])
    if counts["gone"]:
        where = "in no good row of the table" if counts["rejected"] else "no longer in the table"
        lines.append(f"{where}, kept: {counted(counts['gone'], 'claim')}")
    if not lines:
        return f"nothing to change: {counted(counts['unchanged'], 'record')} as they were"
    return "\n".join(lines)


def match_lines(report: ImportReport, *, everything: bool) -> Iterator[str]:
    """What names were taken for: counts, those that were only near, and all if asked for."""
    for noun in ("speaker", "voice", "source", "question"):
        names: dict[str, int] = {}
        for one in report.matches:
            if one.noun == noun:
                names[one.how] = names.get(one.how, 0) + 1
        if names:
            told = ", ".join(f"{count:,} {_HOW[how]}" for how, count in names.items())
            yield f"{noun}s: {told}"
    if report.untold:
        yield f"and {report.untold:,} rows with further names"
    near = [one for one in report.matches if one.how == "fuzzy"]
    shown = report.matches if everything else near
    for one in shown if everything else shown[:_SHOWN]:
        yield _taken(one)
    if not everything and len(near) > _SHOWN:
        yield f"and {len(near) - _SHOWN:,} more near names; -v lists all"


def _taken(one: MatchView) -> str:
    rows = counted(one.rows, "row")
    if one.ref is None:
        return f"{one.noun} {one.given!r} made, {rows}"
    called = f"{one.ref} {one.name}" if one.name else one.ref
    if one.how == "fuzzy":
        return f"{one.given!r} taken as {called}, {rows}"
    return f"{one.noun} {one.given!r} is {called} ({_HOW[one.how]}), {rows}"


def _some(told: str, lines: Sequence[str], count: int) -> list[str]:
    more = [f"{told}{count - len(lines):,} more"] if count > len(lines) else []
    return [*(f"{told}{line}" for line in lines), *more]
