"""Tables on a terminal: by tabulate, fitted to the width, aligned in any script."""

import re
import shutil
from collections.abc import Collection, Sequence
from textwrap import TextWrapper

import tabulate as tables
from tabulate import tabulate
from wcwidth import width as text_width
from wcwidth import wrap

from tracker.rendering.safe import safe

tables.MIN_PADDING = 0

_GAP = 2
_JUDGED = 100
"""Rows by which it is judged whether a table is too tall."""
_TALL = 1.25
_LEAST = 4
_WORD = 16
"""A column is made narrower than its longest word only if that word is longer than this."""


def terminal_width() -> int:
    """COLUMNS, else the terminal's width, else 100."""
    return shutil.get_terminal_size(fallback=(100, 24)).columns


def wrapped(text: str, columns: int, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """Lines of at most `columns` cells; nothing is cut, and what is unsafe is made visible.

    Args:
        text: may hold line feeds, which begin new paragraphs.
        columns: cells per line.
        indent: before the first line.
        hanging: before the following lines; as `indent` by default.
    """
    hanging = indent if hanging is None else hanging
    lines: list[str] = []
    for paragraph in safe(text).split("\n"):
        lines += wrap(
            paragraph,
            columns,
            initial_indent=hanging if lines else indent,
            subsequent_indent=hanging,
            control_codes="ignore",
        ) or [""]
    return lines


def render_table(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: int,
    right: Collection[int] = (),
) -> str:
    """A table no line of which is wider than `columns`; wide cells are wrapped.

    Where words would be broken for lack of room, or rows are far taller than they would be as
    blocks of lines, each row is such a block of its own.

    Args:
        headers: one for each column.
        rows: a cell for each column.
        columns: cells of the terminal.
        right: the columns, from 0, that stand flush right, as numbers do.
    """
    widths = _fit(headers, rows, columns)
    if widths is None or _tall(headers, rows[:_JUDGED], widths, columns):
        return "\n\n".join(_block(headers, row, columns) for row in rows)
    cells = [
        ["\n".join(wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)]
        for row in rows
    ]
    heads = ["\n".join(wrapped(head, width)) for head, width in zip(headers, widths, strict=True)]
    return _unpadded(
        tabulate(
            cells,
            headers=heads,
            tablefmt="simple",
            disable_numparse=True,
            preserve_whitespace=True,
            colalign=["right" if place in right else "left" for place in range(len(heads))],
        )
    )


def render_pairs(pairs: Sequence[tuple[str, str]], columns: int | None = None) -> str:
    """Labels on the left, texts on the right."""
    columns = columns or terminal_width()
    label = max(text_width(safe(name)) for name, _ in pairs)
    rows = [
        [safe(name), "\n".join(wrapped(text, max(columns - label - _GAP, _LEAST)))]
        for name, text in pairs
    ]
    return _unpadded(
        tabulate(rows, tablefmt="plain", disable_numparse=True, preserve_whitespace=True)
    )


def _block(headers: Sequence[str], row: Sequence[str], columns: int) -> str:
    """The first cell, and the others that hold something."""
    pairs = list(zip(headers, row, strict=True))
    return render_pairs([*pairs[:1], *(pair for pair in pairs[1:] if pair[1])], columns)


def _fit(headers: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[int] | None:
    """Widths that add up to `columns`, the widest giving way first; None if words would break."""
    by_column = [[safe(cell) for cell in column] for column in zip(headers, *rows, strict=True)]
    widths = [_widest(cells, re.compile("\n")) for cells in by_column]
    floors = [min(_widest(cells, TextWrapper.wordsep_re), _WORD) for cells in by_column]
    room = columns - _GAP * (len(widths) - 1)
    if sum(floors) > room:
        return None
    while sum(widths) > room:
        able = [place for place, width in enumerate(widths) if width > floors[place]]
        widths[max(able, key=widths.__getitem__)] -= 1
    return [max(width, 1) for width in widths]


def _tall(
    headers: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], columns: int
) -> bool:
    """Whether narrow columns make the rows a quarter taller than blocks, with a gap, would be."""
    label = max(map(text_width, headers)) + _GAP
    beside = blocks = 0
    for row in rows:
        beside += max(len(wrapped(cell, width)) for cell, width in zip(row, widths, strict=True))
        blocks += 1 + sum(len(wrapped(cell, max(columns - label, _LEAST))) for cell in row if cell)
    return beside > _TALL * blocks


def _widest(cells: Sequence[str], separator: re.Pattern[str]) -> int:
    parts = (part for cell in cells for part in separator.split(cell) if part.strip())
    return max(map(text_width, parts), default=0)


def _unpadded(table: str) -> str:
    return "\n".join(line.rstrip() for line in table.split("\n"))
