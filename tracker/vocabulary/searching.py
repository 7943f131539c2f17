"""Texts as the words they are found by, and what was typed to find them.

Both sides go through one table of characters, so what is typed as it stands is always found:
case, accents and marks do not matter, nor do punctuation and the symbols between words. Scripts
that put no blanks between words are taken apart into their characters, and a run of them is
sought as such a run.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.vocabulary.text import fold

TYPED_LIMIT: Final = 200
"""Words that count of what was typed; nobody types more, and engines have limits too."""

_LONGEST: Final = 100
"""A longer run of letters is cut into words of this length."""

_UNSPACED: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x31FF),  # Kana, Bopomofo, radicals
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_TATWEEL: Final = "\u0640"


class _Characters(dict[str, str]):
    """What each character is in an index: folded, a blank, or nothing."""

    def __missing__(self, char: str) -> str:
        found = "".join(_sought(one) for one in fold(char))
        self[char] = found = found or ("" if _silent(char) else " ")
        return found


def _sought(char: str) -> str:
    if _silent(char):
        return ""
    if unicodedata.category(char)[0] not in "LMN":
        return " "
    return f" {char} " if _unspaced(ord(char)) else char


def _silent(char: str) -> bool:
    """Whether a character only changes how its neighbors look: an accent, a joiner, a stretch."""
    formats = unicodedata.category(char) == "Cf" or char == _TATWEEL
    return formats or unicodedata.combining(char) > 0


def _unspaced(code: int) -> bool:
    return any(first <= code <= last for first, last in _UNSPACED)


_CHARACTERS = _Characters()


def words_of(text: str) -> list[str]:
    """The words by which a text is found, in order."""
    folded = "".join(map(_CHARACTERS.__getitem__, unicodedata.normalize("NFC", text)))
    found = folded.split()
    if len(folded) <= _LONGEST or max(map(len, found), default=0) <= _LONGEST:
        return found
    return [
        word[start : start + _LONGEST] for word in found for start in range(0, len(word), _LONGEST)
    ]


@dataclass(frozen=True)
class Phrase:
    """Words that must follow one another; the last may go on unless the phrase is `whole`."""

    words: tuple[str, ...]
    whole: bool

    @property
    def text(self) -> str:
        """The words with blanks between them."""
        return " ".join(self.words)


def phrases(typed: str) -> list[Phrase]:
    """What to look for: every blank begins a new phrase, but not in quotation marks.

    Of all that was typed, `TYPED_LIMIT` words count.
    """
    found: dict[Phrase, None] = {}
    room = TYPED_LIMIT
    for quoted, bare in re.findall(r'["“”„]([^"“”„]*)["“”]|(\S+)', typed):
        words = tuple(words_of(quoted or bare)[:room])
        room -= len(words)
        if words:
            found[Phrase(words, whole=bool(quoted))] = None
    return list(found)


def marks(text: str, sought: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Where the words of phrases stand in a text in NFC: begin and end in code points, in order.

    A word that only begins as typed is marked whole; neighbors of an unspaced script are one mark.
    """
    placed = list(_placed(text))
    line = f" {' '.join(word for word, _, _ in placed)} "
    starts = {}
    at = 1
    for number, (word, _, _) in enumerate(placed):
        starts[at] = number
        at += len(word) + 1
    hit: set[int] = set()
    for phrase in sought:
        wanted = f" {phrase.text}{' ' if phrase.whole else ''}"
        at = line.find(wanted)
        while at >= 0:
            hit.update(range(starts[at + 1], starts[at + 1] + len(phrase.words)))
            at = line.find(wanted, at + 1)
    found: list[tuple[int, int]] = []
    for number in sorted(hit):
        _, start, end = placed[number]
        if found and found[-1][1] >= start:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text in NFC, each with where it begins and ends."""
    word, begin, end = "", 0, 0
    for place, char in enumerate(text):
        for part in _CHARACTERS[char] or ("",):
            alone = part not in {"", " "} and _unspaced(ord(part))
            if word and (part == " " or alone or (len(word) == _LONGEST and part)):
                yield word, begin, end
                word = ""
            if alone:
                yield part, place, place + 1
            elif part not in {"", " "}:
                begin = begin if word else place
                word += part
                end = place + 1
    if word:
        yield word, begin, end
