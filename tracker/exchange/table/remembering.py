"""What is known of names met before, as long as the rows that taught it stand."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")

_MOST = 50_000
"""Names kept; one that was let go of is looked up again."""


class Remembered(Generic[Value]):
    """Values by name, in layers: of the row, of its part of the table, of what is settled."""

    def __init__(self) -> None:
        self._settled: dict[Hashable, Value] = {}
        self._part: dict[Hashable, Value] = {}
        self._row: dict[Hashable, Value] = {}

    def get(self, name: Hashable) -> Value | None:
        """What is known of a name."""
        for layer in (self._row, self._part, self._settled):
            if name in layer:
                return layer[name]
        return None

    def learn(self, name: Hashable, value: Value) -> None:
        """Know something from now on, if the row stands."""
        self._row[name] = value

    def end_row(self, *, stands: bool) -> None:
        """Keep or forget what the row taught."""
        if stands:
            self._part |= self._row
        self._row = {}

    def end_part(self, *, stands: bool) -> None:
        """Keep or forget what the part taught."""
        if stands:
            if len(self._settled) > _MOST:
                self._settled.clear()
            self._settled |= self._part
        self._part = {}
        self._row = {}
