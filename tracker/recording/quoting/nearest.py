"""The passage of a text that comes nearest to a quotation, and how the two differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tracker.recording.quoting.folding import fold
from tracker.recording.quoting.matching import SourceWords

_LEAST_ALIKE = 60
"""Percent below which nothing is near."""
_LONGEST_PASSAGE = 2_000
_MOST_DIFFERENCES = 3
_MARGIN = 40
"""Characters around the ends of what is alike letter by letter."""
_WORD = re.compile(r"\w+(?:['-]\w+)*|[^\s\w\"'.,;:!?()-]")


@dataclass(frozen=True)
class Near:
    """A passage, its code points, and the differences in words: the quotation's, the text's."""

    start: int
    end: int
    words: str
    differences: tuple[tuple[str, str], ...]

    @property
    def told(self) -> str:
        """*“have also pressed pause” (“hit” for “pressed”)*."""
        differences = "; ".join(_told(*one) for one in self.differences)
        return f"“{self.words}”{f' ({differences})' if differences else ''}"


def _told(mine: str, theirs: str) -> str:
    if not mine:
        return f"without “{theirs}”"
    return f"“{mine}” for “{theirs}”" if theirs else f"with “{mine}”"


def nearest(text: SourceWords, quotation: str) -> Near | None:
    """The nearest passage; None where nothing is alike."""
    from rapidfuzz import fuzz

    wanted = fold(quotation).text.strip()[:_LONGEST_PASSAGE]
    best: tuple[float, int, int] = (0, 0, 0)
    for place, piece in _pieces(text, len(wanted)):
        found = fuzz.partial_ratio_alignment(wanted, piece, score_cutoff=max(best[0], _LEAST_ALIKE))
        if found is not None and found.score > best[0]:
            best = (found.score, place + found.dest_start, place + found.dest_end)
    if best[0] < _LEAST_ALIKE:
        return None
    return _near(text, wanted, best[1], best[2])


def _near(text: SourceWords, wanted: str, start: int, end: int) -> Near:
    """The words around a passage that are most alike, of those that begin and end close by."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    folded = text.folded.text
    low, high = max(0, start - _MARGIN), min(len(folded), end + _MARGIN)
    words = list(_WORD.finditer(folded, low, high))
    firsts = [one.start() for one in words if one.start() <= start + _MARGIN] or [start]
    lasts = [one.end() for one in words if one.end() >= end - _MARGIN] or [end]
    pairs = [(first, last) for first in firsts for last in lasts if first < last] or [(start, end)]
    at, to = max(pairs, key=lambda pair: fuzz.ratio(wanted, folded[pair[0] : pair[1]]))
    mine, theirs = _WORD.findall(wanted), _WORD.findall(folded[at:to])
    steps = Levenshtein.opcodes(mine, theirs)
    told = []
    for same, some in groupby(steps, key=lambda step: step.tag == "equal"):
        run = list(some)
        if not same:
            here = mine[run[0].src_start : run[-1].src_end]
            there = theirs[run[0].dest_start : run[-1].dest_end]
            told.append((" ".join(here), " ".join(there)))
    start, end = text.folded.start(at), text.folded.end(to)
    return Near(start, end, text.text[start:end], tuple(told[:_MOST_DIFFERENCES]))


def _pieces(text: SourceWords, length: int) -> Iterator[tuple[int, str]]:
    """Paragraphs, the long ones in pieces that overlap by twice the quotation."""
    size = max(_LONGEST_PASSAGE, 4 * length)
    for at, paragraph in text.paragraphs:
        step = size - 2 * length
        for place in range(0, max(1, len(paragraph) - 2 * length), step):
            yield at + place, paragraph[place : place + size]
