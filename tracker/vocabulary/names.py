"""Names in any script and spelling, the best first for what was typed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from tracker.vocabulary.text import fold

_ALIKE = 78
"""How much alike two names or words are that may be one misspelled, of 100."""


class Fit(IntEnum):
    """How a name fits what was typed, the best first; only `ALIKE` is a guess.

    From `ROMANIZED` on the script does not matter, so `WORDS` are whole words in any.
    """

    SAME = 1
    ROMANIZED = 2
    WORDS = 3
    BEGINS = 4
    PART = 5
    ALIKE = 6


class Known(NamedTuple):
    """A name on file, with its folded key and the number of whoever bears it."""

    number: int
    key: str
    name: str


class Found(NamedTuple):
    """A bearer of a name, by the name of theirs that fits best."""

    number: int
    name: str
    fit: Fit


def ranked(typed: str, known: Sequence[Known], limit: int = 5) -> list[Found]:
    """Everybody whom what was typed may mean, the best first.

    Names that are only alike are looked for where nothing else fits, and `limit` of them given.

    Args:
        typed: a name, a part of it, or another spelling of it.
        known: the names on file, several of one bearer too.
        limit: of the guesses.
    """
    key = fold(typed)
    if not key:
        return []
    found = sorted(_fitting(key, known), key=lambda one: (one.fit, len(one.name)))
    return _once(found) or alike(typed, known, limit)


def alike(typed: str, known: Sequence[Known], limit: int = 5) -> list[Found]:
    """Who has a name that is a typing error or another spelling away, the closest first.

    A single word is compared with every word of a name. Of equally close spellings the one that
    only doubles a letter comes first.
    """
    from rapidfuzz import fuzz, process

    parts = romanized(fold(typed)).replace("-", " ").split()
    bearers: dict[str, list[int]] = {}
    for place, one in enumerate(known):
        words = romanized(one.key).replace("-", " ").split()
        for word in [" ".join(sorted(words))] if len(parts) > 1 else words:
            bearers.setdefault(word, []).append(place)
    wanted = " ".join(sorted(parts))
    close = process.extract(
        wanted, bearers.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=limit
    )
    close.sort(key=lambda one: (-one[1], _single(one[0]) != _single(wanted)))
    found = [known[place] for spelling, _, _ in close for place in bearers[spelling]]
    return _once(Found(one.number, one.name, Fit.ALIKE) for one in found)[:limit]


def romanized(key: str) -> str:
    """A folded name in Latin letters: `щербаков` as `shcherbakov`, `习近平` as `xijinping`."""
    return key if key.isascii() else key.translate(_LETTERS).casefold()


class _Letters(dict[int, str]):
    """A translation table that learns a character when it first meets it."""

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii

        self[code] = anyascii(chr(code))
        return self[code]


_LETTERS = _Letters()


def _fitting(key: str, known: Iterable[Known]) -> Iterator[Found]:
    typed = romanized(key)
    squeezed, words, start = typed.replace(" ", ""), f" {typed} ", f" {key}"
    for number, other, name in known:
        written = romanized(other)
        if other == key:
            yield Found(number, name, Fit.SAME)
        elif written.replace(" ", "") == squeezed:
            yield Found(number, name, Fit.ROMANIZED)
        elif typed in written and words in f" {written} ":
            yield Found(number, name, Fit.WORDS)
        elif key in other:
            yield Found(number, name, Fit.BEGINS if start in f" {other}" else Fit.PART)


def _single(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _once(found: Iterable[Found]) -> list[Found]:
    best: dict[int, Found] = {}
    for one in found:
        best.setdefault(one.number, one)
    return list(best.values())
