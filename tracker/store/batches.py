"""Many keys in parts: a query names so many at a time, whatever their number."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

_SIZE = 500


def batches(items: Sequence[Item], size: int = _SIZE) -> Iterator[Sequence[Item]]:
    """The items in order, in parts of at most so many."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
