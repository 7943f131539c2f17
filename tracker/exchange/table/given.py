"""A row that can be read."""

from dataclasses import dataclass

from tracker.exchange.table.shape import Row


@dataclass(frozen=True)
class Given:
    """Where a row stands, what it says, and the uid of its claim."""

    line: int
    row: Row
    uid: str
