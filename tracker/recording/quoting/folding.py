"""Typography set aside: a folded text, and the way back to the code points it was made of."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

BREAK = "\n"
"""A folded text keeps its paragraphs apart by it; any other blank is a space."""

_KINDS = {
    "line breaks": r"[^\S\n]*\n[^\S\n]*\n\s*",
    "dashes": r"[^\S\n]*(?:--+|[-‐‑‒–—―−﹘﹣－])[^\S\n]*",
    "spaces": r"\s+",
    "ellipses": r"…|\.(?: ?\.){2,}",
    "quotation marks": r"[“”„‟«»＂〝〞「」『』‘’‚‛‹›ʼ`´]",
    "ligatures": r"[ﬀ-ﬆ]",
    "invisible characters": r"[\u00ad\u200b\u200e\u200f\u2060\ufeff]",
    "accents": r"(?:(?![\u0300-\u036f])[^\x00-\x7f]|[^\W\d_](?=[\u0300-\u036f]))[\u0300-\u036f]*",
}
_WIDE = 120
"""Characters to a line above which lines are no longer broken to fit a page."""
_LINES = r"\s*\n\s*"
_SINGLE = frozenset("‘’‚‛‹›ʼ`´")

FOLDS = tuple(name for name in _KINDS if name != "line breaks")
"""What is set aside, in the words of a message."""


@dataclass
class Folded:
    """A folded text.

    Attributes:
        text: folded.
        places: in the folded text, where pieces begin, in order.
        origins: in the text itself, where the same pieces begin, and its length.
        kept: whether a piece stands in both letter by letter.
    """

    text: str
    places: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)

    def start(self, place: int) -> int:
        """The code point that the folded character at a place begins with."""
        piece = bisect_right(self.places, place) - 1
        into = place - self.places[piece]
        return self.origins[piece] + (into if self.kept[piece] else 0)

    def end(self, place: int) -> int:
        """The code point after the folded character before a place."""
        piece = bisect_right(self.places, place - 1) - 1
        into = place - self.places[piece]
        return self.origins[piece] + into if self.kept[piece] else self.origins[piece + 1]


def by_line(text: str) -> bool:
    """Whether a text puts every paragraph on a line of its own, with no empty line anywhere."""
    lines = text.strip().split("\n")
    empty = any(not line.strip() for line in lines)
    return len(lines) > 1 and not empty and len(text) / len(lines) > _WIDE


def fold(text: str, *, without: str = "", lines: bool = False) -> Folded:
    """Fold a text.

    Args:
        text: as it stands.
        without: what is left as it is, one of `FOLDS`.
        lines: every line is a paragraph; else an empty line parts them.
    """
    folded = Folded("")
    parts: list[str] = []
    place = last = 0

    def piece(words: str, origin: int, *, kept: bool) -> None:
        nonlocal place
        folded.places.append(place)
        folded.origins.append(origin)
        folded.kept.append(kept)
        parts.append(words)
        place += len(words)

    for found in _pattern(without, lines).finditer(text):
        new = _folded(str(found.lastgroup), found[0])
        if new == found[0]:
            continue
        if found.start() > last or not parts:
            piece(text[last : found.start()], last, kept=True)
        piece(new, found.start(), kept=False)
        last = found.end()
    piece(text[last:], last, kept=True)
    folded.origins.append(len(text))
    folded.text = "".join(parts)
    return folded


def set_aside(one: str, other: str) -> tuple[str, ...]:
    """In what two texts differ that fold to the same."""
    return tuple(
        name for name in FOLDS if fold(one, without=name).text != fold(other, without=name).text
    )


@cache
def _pattern(without: str, lines: bool) -> re.Pattern[str]:
    """All kinds as named groups; a group's name is the kind's first word."""
    kinds = {name.split(" ")[0]: rule for name, rule in _KINDS.items() if name != without}
    if lines:
        kinds["line"] = _LINES
    return re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in kinds.items()))


def _folded(kind: str, found: str) -> str:
    if kind == "quotation":
        return "'" if found in _SINGLE else '"'
    if kind == "ligatures":
        return unicodedata.normalize("NFKD", found)
    if kind == "accents":
        return unicodedata.normalize("NFD", found)
    return {"line": BREAK, "dashes": "-", "spaces": " ", "ellipses": "…", "invisible": ""}[kind]
