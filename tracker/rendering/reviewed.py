"""What a filled-in sheet changes, by claim."""

from collections.abc import Iterator
from itertools import groupby

from tracker.rendering.table import wrapped
from tracker.reporting.reviewed import CellView, EndView, ReviewedView, ReviewReport
from tracker.vocabulary.text import counted, words


def render_review(report: ReviewReport, columns: int) -> str:
    """Each claim with the answers whose relation changes, the old and the new of every cell.

    Args:
        report: as made.
        columns: of the terminal; long lines go on below their beginning.
    """
    if not report.changed:
        return f"nothing to change: {counted(report.unchanged, 'row')} as on file"
    listed = sorted(report.changed, key=lambda one: int(one.claim.ref[1:]))
    lines = [
        line
        for _, ones in groupby(listed, key=lambda one: one.claim.ref)
        for line in _claim(list(ones), columns)
    ]
    would = "would change" if report.dry_run else "changed"
    cells = sum(len(one.cells) for one in report.changed)
    told = (
        f"{counted(cells, 'cell')} of {counted(len(report.changed), 'relation')} {would},"
        f" {counted(report.unchanged, 'row')} not"
    )
    return "\n".join([*lines, *wrapped(told, columns)])


def _claim(ones: list[ReviewedView], columns: int) -> Iterator[str]:
    yield from wrapped(_end(ones[0].claim), columns, hanging="  ")
    for one in ones:
        told = f"{one.relation}: {words(one.type)}, says {_end(one.answer)}"
        yield from wrapped(told, columns, indent="  ", hanging="    ")
        for cell in one.cells:
            told = f"{cell.column}: {_value(cell, cell.old)} → {_value(cell, cell.new)}"
            yield from wrapped(told, columns, indent="    ", hanging="      ")


def _end(end: EndView) -> str:
    return f"{end.ref} “{' '.join(end.text.split())}”"


def _value(cell: CellView, value: str | None) -> str:
    if value is None:
        return "nothing"
    return value if cell.column == "review" else f"“{' '.join(value.split())}”"
