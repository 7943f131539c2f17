"""A row that can be read."""

from dataclasses import dataclass

from tracker.exchange.table.shape import Row


@dataclass(frozen=True)
class Given:
    """Where a row stands, what it says, the uid of its claim, and what is counted."""

    line: int
    row: Row
    uid: str
    counted: str = "line"
