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
    written = _written(known)
    fitting = _fitting(key, known, written)
    found = sorted(fitting, key=lambda one: (one.fit, len(one.name)))
    return _once(found) or _alike(typed, known, written, limit)


def alike(typed: str, known: Sequence[Known], limit: int = 5) -> list[Found]:
    """Who has a name that is a typing error or another spelling away, the closest first.

    A single word is compared with every word of a name. Of equally close spellings the one that
    only doubles a letter comes first.
    """
    return _alike(typed, known, _written(known), limit)


def _alike(typed: str, known: Sequence[Known], written: Sequence[str], limit: int) -> list[Found]:
    from rapidfuzz import fuzz, process

    parts = _parts(romanized(fold(typed)))
    whole = len(parts) > 1
    spelled = [" ".join(sorted(_parts(name))) for name in written] if whole else written
    wanted = " ".join(sorted(parts))
    close = process.extract(
        wanted,
        dict.fromkeys(spelled if whole else _parts(" ".join(written))).keys(),
        scorer=fuzz.ratio,
        score_cutoff=_ALIKE,
        limit=limit,
    )
    close.sort(key=lambda one: (-one[1], _single(one[0]) != _single(wanted)))
    found = [
        Found(one.number, one.name, Fit.ALIKE)
        for spelling, _, _ in close
        for one, name in zip(known, spelled, strict=True)
        if spelling in name and (name == spelling if whole else spelling in _parts(name))
    ]
    return _once(found)[:limit]


def _written(known: Iterable[Known]) -> list[str]:
    """Names in Latin letters; most are, and a call for each would be most of the work."""
    return [one.key if one.key.isascii() else romanized(one.key) for one in known]


def _parts(name: str) -> list[str]:
    return name.replace("-", " ").split()


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


def _fitting(key: str, known: Sequence[Known], latin: Sequence[str]) -> Iterator[Found]:
    typed = romanized(key)
    squeezed, words, start = typed.replace(" ", ""), f" {typed} ", f" {key}"
    for (number, other, name), written in zip(known, latin, strict=True):
        if other == key:
            yield Found(number, name, Fit.SAME)
        elif written[:1] == typed[:1] and written.replace(" ", "") == squeezed:
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
