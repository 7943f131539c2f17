"""What a filled-in sheet changes, by claim."""

from collections.abc import Iterator
from itertools import groupby

from tracker.reporting.reviewed import CellView, EndView, ReviewedView, ReviewReport
from tracker.vocabulary.text import counted, words


def render_review(report: ReviewReport) -> str:
    """Each claim with the answers whose relation changes, the old and the new of every cell."""
    if not report.changed:
        return f"nothing to change: {counted(report.unchanged, 'row')} as on file"
    listed = sorted(report.changed, key=lambda one: int(one.claim.ref[1:]))
    lines = [
        line
        for _, ones in groupby(listed, key=lambda one: one.claim.ref)
        for line in _claim(list(ones))
    ]
    would = "would change" if report.dry_run else "changed"
    cells = sum(len(one.cells) for one in report.changed)
    lines.append(
        f"{counted(cells, 'cell')} of {counted(len(report.changed), 'relation')} {would},"
        f" {counted(report.unchanged, 'row')} not"
    )
    return "\n".join(lines)


def _claim(ones: list[ReviewedView]) -> Iterator[str]:
    yield _end(ones[0].claim)
    for one in ones:
        yield f"  {one.relation}: {words(one.type)}, says {_end(one.answer)}"
        for cell in one.cells:
            yield f"    {cell.column}: {_value(cell, cell.old)} → {_value(cell, cell.new)}"


def _end(end: EndView) -> str:
    return f"{end.ref} “{' '.join(end.text.split())}”"


def _value(cell: CellView, value: str | None) -> str:
    if value is None:
        return "nothing"
    return value if cell.column == "review" else f"“{' '.join(value.split())}”"
