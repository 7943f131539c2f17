"""Typography set aside: a folded text, and the way back to the code points it was made of."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

BREAK = "\n"
"""A folded text keeps its paragraphs apart by it; any other blank is a space."""

_UNSEEN = (
    r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
)
_BLANK = rf"[ \t\x0b\x0c\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000{_UNSEEN}]"
"""Looks empty, and ends no line."""
_NEW_LINE = r"(?>\r\n|[\n\r\x85\u2028])"
_UNSPACED = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_MINUS = r"(?<!\d\s)(?<![^\s(“„«\"‘'])[-–−](?=\d)"
_POINTS = r"[\u0640\u064b-\u0652\u0670\u05b0-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]"
_KINDS = {
    "line breaks": (
        rf"(?<!{_BLANK}){_BLANK}*(?:{_NEW_LINE}{_BLANK}*{_NEW_LINE}|\u2029)[\s{_UNSEEN}]*"
    ),
    "minus signs": _MINUS,
    "dashes": rf"[^\S\n]*(?!{_MINUS})(?:--+|[-‐‑‒–—―−﹘﹣－])[^\S\n]*",
    "blanks at signs": (
        rf"(?<={_UNSPACED})\s+(?={_UNSPACED})|\s+(?=[?!;:%]|»(?!\w))|(?:(?<=[\s(]«)|(?<=\A«))\s+"
    ),
    "spaces": r"\s+",
    "ellipses": r"…|\.(?: ?\.){2,}",
    "quotation marks": r"``|''|[“”„‟«»＂″〝〞「」『』‘’‚‛‹›ʼ`´′＇]",
    "ligatures": r"[ﬀ-ﬆ]",
    "invisible characters": rf"[{_UNSEEN}]",
    "vowel points": _POINTS,
    "accents": r"(?:(?![\u0300-\u036f])[^\x00-\x7f]|[^\W\d_](?=[\u0300-\u036f]))[\u0300-\u036f]*",
}
_WIDE = 120
"""Characters to a line above which lines are no longer broken to fit a page."""
_LINES = r"\s*\n\s*"
_SINGLE = frozenset("‘’‚‛‹›ʼ`´′＇")
_HYPHENS = frozenset("-‐‑‒–−﹘﹣－")
_BROKEN = r"(?<=[^\W\d_])[-‐\u00ad][^\S\n]*\n[^\S\n]*(?=[^\W\d_])"
BROKEN_WORDS = re.compile(_BROKEN)
"""Hyphens at the ends of lines: printers put them there, or they belong to the word."""

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


def fold(text: str, *, without: str = "", lines: bool = False, broken: str | None = None) -> Folded:
    """Fold a text.

    Args:
        text: as it stands.
        without: what is left as it is, one of `FOLDS`.
        lines: every line is a paragraph; else an empty line parts them.
        broken: what joins a word that is broken at the end of a line, "" or "-"; None leaves it.
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

    for found in _pattern(without, lines, broken is not None).finditer(text):
        new = broken if found.lastgroup == "broken" else _folded(str(found.lastgroup), found[0])
        if new is None or new == found[0]:
            continue
        if found.start() > last or not parts:
            piece(text[last : found.start()], last, kept=True)
        piece(new, found.start(), kept=False)
        last = found.end()
    piece(text[last:], last, kept=True)
    folded.origins.append(len(text))
    folded.text = "".join(parts)
    return folded


def set_aside(one: str, other: str, broken: str | None = None) -> tuple[str, ...]:
    """In what two texts differ that fold to the same, `one` with its broken words joined so."""
    told = tuple(
        name
        for name in FOLDS
        if fold(one, without=name, broken=broken).text != fold(other, without=name).text
    )
    joined = broken is not None and BROKEN_WORDS.search(one)
    return (*told, "words broken at the ends of lines") if joined else told


@cache
def _pattern(without: str, lines: bool, broken: bool) -> re.Pattern[str]:
    """All kinds as named groups; a group's name is the kind's first word."""
    kinds = {name.split(" ")[0]: rule for name, rule in _KINDS.items() if name != without}
    if lines:
        kinds["line"] = _LINES
    if broken:
        kinds = {"broken": _BROKEN, **kinds}
    return re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in kinds.items()))


def _folded(kind: str, found: str) -> str:
    if kind == "quotation":
        return "'" if found in _SINGLE else '"'
    if kind == "ligatures":
        return unicodedata.normalize("NFKD", found)
    if kind == "accents":
        decomposed = unicodedata.normalize("NFD", found)
        return re.sub(_POINTS, "", decomposed) or decomposed
    if kind == "dashes":
        return "-" if found in _HYPHENS else "–"
    return {"line": BREAK, "minus": "−", "spaces": " ", "ellipses": "…"}.get(kind, "")
