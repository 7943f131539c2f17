"""How far a long command has come, told on stderr."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Row = TypeVar("Row")

_ON_TERMINAL = (1.0, 0.2)
_ELSEWHERE = (5.0, 5.0)
"""Seconds before the first word, and between two of them."""


def watched(
    items: Iterable[Row], total: int | None, done: str, clock: Callable[[], float] = time.monotonic
) -> Iterator[Row]:
    """The items themselves; where they take long, it is told how many of them passed.

    A terminal shows one line that changes, anything else gets a line from time to time. Where
    nobody knows how many there are, `total` is None.
    """
    terminal = sys.stderr.isatty()
    first, pause = _ON_TERMINAL if terminal else _ELSEWHERE
    due = clock() + first
    told = False
    try:
        for number, row in enumerate(items, start=1):
            yield row
            if clock() >= due:
                of = "" if total is None else f" of {total:,}"
                words = f"{number:,}{of} rows {done}"
                sys.stderr.write(f"\r{words}" if terminal else f"{words}\n")
                sys.stderr.flush()
                told, due = True, clock() + pause
    finally:
        if told and terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
