"""Texts in Markdown that any renderer shows as they are, with no more backslashes than needed."""

import re

from tracker.rendering.safe import safe

_INLINE = r"[\\`*\[\]<~|$]|(?<![^\W_])_|_(?![^\W_])|&(?=#|\w+;)"
"""A `_` between letters or digits is no emphasis; `&` begins nothing but an entity."""

_CELL = re.compile(rf"({_INLINE})")
_BLOCK = re.compile(rf"({_INLINE}|[{{}}#]|^[>+]|(?<!\w)-|-(?!\w))")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_BLANKS = re.compile(r"[ \t\r\n]+")


def escaped(text: str) -> str:
    """A text on one line of its own, or in the middle of one."""
    return _NUMBERED.sub(r"\1\\\2", _BLOCK.sub(r"\\\1", _on_one_line(text)))


def escaped_cell(text: str) -> str:
    """A text in a cell of a pipe table, where no block begins."""
    return _CELL.sub(r"\\\1", _on_one_line(text))


def _on_one_line(text: str) -> str:
    return _BLANKS.sub(" ", safe(text)).strip(" ")
