"""A row that can be read."""

from dataclasses import dataclass

from tracker.exchange.table.shape import Row


@dataclass(frozen=True)
class Given:
    """Where a row stands, what it says, the uid of its claim, and what is counted.

    `place` is where it stands in the table that carries it, if that is another file.
    """

    line: int
    row: Row
    uid: str
    counted: str = "line"
    place: int | None = None
