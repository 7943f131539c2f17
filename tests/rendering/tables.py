"""Small tables, as renderers see them."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.reporting.tables.table import Cell, Column, Kind, Table
from tracker.vocabulary.audience import Audience

COLUMNS = {
    "ref": Kind.TEXT,
    "text": Kind.PROSE,
    "said": Kind.DATE,
    "relays": Kind.NUMBER,
    "unclear": Kind.FLAG,
    "url": Kind.LINK,
}
ROWS: list[tuple[Cell, ...]] = [
    ("C1", "It rains | or pours,\n“he said”", date(2022, 4, 16), 2, True, "https://example.org/a?b=1&c"),
    ("C2", "=1+1 <b>", None, None, False, "javascript:alert(1)"),
]  # fmt: skip


def table(
    columns: dict[str, Kind] | None = None,
    rows: Iterable[tuple[Cell, ...]] | None = None,
    total: int | None = None,
) -> Table:
    """A table of claims; by default a small one that has a cell of each kind."""
    listed = list(ROWS if rows is None else rows)
    return Table(
        name="claims",
        row="a claim",
        audience=Audience.INTERNAL,
        columns=tuple(
            Column(name, f"{name}.", lambda item: item, kind)
            for name, kind in (columns or COLUMNS).items()
        ),
        total=len(listed) if total is None else total,
        rows=iter(listed),
        kept=lambda: iter(()),
    )


def texts(cells: Sequence[str]) -> Table:
    """A table of two columns, the second holding these texts."""
    rows = [(f"C{place}", cell) for place, cell in enumerate(cells, start=1)]
    return table({"ref": Kind.TEXT, "text": Kind.PROSE}, rows)
