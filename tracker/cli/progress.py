"""How far a long command has come, told on stderr."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = TypeVar("Row")

_FIRST = 1.0
_ON_TERMINAL = 0.2
_ELSEWHERE = 5.0
"""Seconds before the first word, and between two of them."""


_FEW = 1_000
"""Rows of which nobody needs to hear: what makes them slow is the machine."""


def watched(items: Iterable[Row], total: int, done: str) -> Iterator[Row]:
    """The items themselves; where many take longer than a second, it is told how many passed.

    A terminal shows one line that changes, anything else gets a line from time to time.
    """
    if total <= _FEW:
        yield from items
        return
    terminal = sys.stderr.isatty()
    pause = _ON_TERMINAL if terminal else _ELSEWHERE
    due = time.monotonic() + _FIRST
    told = False
    try:
        for number, row in enumerate(items, start=1):
            yield row
            if time.monotonic() >= due:
                words = f"{number:,} of {total:,} rows {done}"
                sys.stderr.write(f"\r{words}" if terminal else f"{words}\n")
                sys.stderr.flush()
                told, due = True, time.monotonic() + pause
    finally:
        if told and terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
