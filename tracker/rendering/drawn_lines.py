"""Lines of text in a drawing that fit their place, whatever font a viewer has."""

import re
import unicodedata
from dataclasses import dataclass

from wcwidth import wcwidth

from tracker.rendering.table import wrapped

COLUMNS = 28
"""Cells of a terminal that a line in a box is wide; it is the measure of a line's length."""

_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What XML has no place for, and `safe` lets through."""

_NARROW = frozenset(" .,:;!|'’‘`ijlftrI()[]“”")
_WIDE = frozenset("mwMWQ@%&—…ЖШЩЮФМжшщюфмыЫ")


@dataclass(frozen=True)
class Text:
    """A line of text at its place."""

    x: float
    y: float
    line: str
    part: str


def fitted(text: str, limit: int, columns: int = COLUMNS) -> list[str]:
    """A text in at most `limit` lines; what is unsafe is made visible."""
    plain = " ".join(text.split())
    lines = [line for line in wrapped(plain, columns) if line.strip()]
    if len(lines) <= limit:
        return lines
    last = wrapped(lines[limit - 1], columns - 1)[0]
    return [*lines[: limit - 1], f"{last.rstrip()}…"]


def allowed(text: str) -> str:
    """A text that XML has a place for."""
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def measured(line: str) -> float:
    """How wide a line is, in units of the font's size, in a wide font."""
    return sum(map(_measured, line))


def _measured(char: str) -> float:
    if "\u0900" <= char <= "\u10ff":  # Indic and South-East Asian: marks take room of their own
        return 0.9
    cells = wcwidth(char)
    if cells != 1:
        wide = 1.25 if unicodedata.category(char) == "So" else 1.05  # an emoji is wider than Han
        return wide if cells > 0 else 0.0
    if char in _NARROW:
        return 0.42
    if char in _WIDE:
        return 1.03
    return 0.78 if unicodedata.category(char) in {"Lu", "So", "Sm"} else 0.65
