"""What an editor did to a quotation: ellipses and brackets, and what may stand in their place."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from tracker.recording.quoting.folding import BREAK
from tracker.recording.quoting.negating import negations_in

_MARK = re.compile(r"\s*(?:[\[(]\s*…\s*[\])]|…|\[(?P<words>[^\[\]\n…]{1,200})\])\s*")
_LETTER = re.compile(r"\[(\w[\u0300-\u036f]*)\](?=\w)")
_SENTENCE_END = re.compile(r"[.!?](?=[\s\"')]|$)|[。！？]")
_MOST_LETTERS = 4
_MOST_WORDS = 6
_MOST_CHARACTERS = 60
MOST_PARTS = 50
"""Of one quotation; more are no quotation."""


@dataclass(frozen=True)
class Gap:
    """One place where an editor left words out (`ellipsis`) or put words in (`inserted`)."""

    ellipsis: bool = False
    inserted: str = ""

    def __add__(self, other: "Gap") -> "Gap":
        """Two marks beside each other."""
        return Gap(self.ellipsis or other.ellipsis, f"{self.inserted} {other.inserted}".strip())

    def refuses(self, run: str) -> str | None:
        """Why these words of the text cannot stand in its place; None where they can."""
        if BREAK in run:
            return "the passages stand in different paragraphs"
        hidden, put_in = negations_in(run), negations_in(self.inserted)
        if len(hidden) > len(put_in):
            where = "ellipsis" if self.ellipsis else "bracket"
            return f"the {where} hides “{hidden[len(put_in)]}”"
        if len(put_in) > len(hidden):
            return f"the bracket puts in “{put_in[len(hidden)]}”"
        if not self.ellipsis and (
            len(run.split()) > _MOST_WORDS
            or len(run) > _MOST_CHARACTERS
            or _SENTENCE_END.search(run)
        ):
            return "the bracket stands for more than a few words"
        return None

    @property
    def reach(self) -> int | None:
        """How many characters it can stand for; None: any number."""
        return None if self.ellipsis else _MOST_CHARACTERS


@dataclass(frozen=True)
class Parts:
    """A quotation as words in order, with a gap before each of them and one after the last.

    The first and the last gap are empty where the quotation begins and ends with words.
    """

    words: tuple[str, ...]
    gaps: tuple[Gap, ...]


def parts_of(quotation: str) -> list[Parts]:
    """The ways to read a folded quotation that has marks of an editor; none where it has none."""
    if not _MARK.search(quotation):
        return []
    return [_parts(one) for one in _cased(quotation)]


def told_of(gaps: Sequence[Gap], runs: Sequence[str], quotation: str) -> tuple[str, ...]:
    """What an editor did to a folded quotation, in words.

    Args:
        gaps: of a reading of it.
        runs: what the text has in the place of each gap, as far as that can be seen.
        quotation: folded.
    """
    told = ["words left out"] if any(gap.ellipsis for gap in gaps) else []
    for gap, run in zip(gaps, runs, strict=True):
        words = run.strip(" \"',;:–")
        instead = f" for “{words}”" if words and not gap.ellipsis else ""
        told += [f"[{gap.inserted}] put in{instead}"] if gap.inserted else []
    told += [f"[{letter}] in another case" for letter in _LETTER.findall(quotation)]
    return tuple(unicodedata.normalize("NFC", one) for one in told)


def _cased(quotation: str) -> list[str]:
    """`[w]e` is “we” or “We” in the text."""
    letters = _LETTER.findall(quotation)[:_MOST_LETTERS]
    found = []
    for choice in product(*((one.lower(), one.upper()) for one in letters)):
        text = quotation
        for letter in choice:
            text = _LETTER.sub(letter, text, count=1)
        found.append(text)
    return list(dict.fromkeys(found))


def _parts(quotation: str) -> Parts:
    words: list[str] = []
    gaps = [Gap()]
    last = 0
    for mark in _MARK.finditer(quotation):
        between = quotation[last : mark.start()].strip()
        if between:
            words.append(between)
            gaps.append(Gap())
        gaps[-1] += Gap(mark["words"] is None, mark["words"] or "")
        last = mark.end()
    rest = quotation[last:].strip()
    if rest:
        words.append(rest)
        gaps.append(Gap())
    return Parts(tuple(words), tuple(gaps))
