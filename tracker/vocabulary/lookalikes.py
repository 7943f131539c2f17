"""Pairs of names that may be one person's, found without comparing all with all."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tracker.vocabulary.names import Known, romanized

_WORD = 75
"""How much alike, of 100, each word of two such names is at least."""

_SAME = 99
_INITIALS = 80
_CROWD = 100
"""Who shares a word with more than so many is compared by the other words of the name."""

Pair = tuple[int, int]


def lookalikes(known: Sequence[Known]) -> dict[Pair, int]:
    """How much alike, of 100, two bearers are by their names, by both numbers, the lower first."""
    found: dict[Pair, int] = {}
    names = [_spelled(one.key) for one in known]
    for one, other in _candidates(names):
        pair = _pair(known[one].number, known[other].number)
        if pair[0] != pair[1]:
            found[pair] = max(found.get(pair, 0), _likeness(names[one], names[other]))
    return {pair: score for pair, score in found.items() if score}


class _Spelled(NamedTuple):
    """A name in Latin letters: all of them, and its words in the order of the alphabet."""

    letters: str
    words: list[str]


def _spelled(key: str) -> _Spelled:
    words = re.findall(r"\w+", romanized(key))
    return _Spelled("".join(words), sorted(words))


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)


def _candidates(names: Sequence[_Spelled]) -> Iterator[Pair]:
    """Names, by their places, that have the consonants of a word in common, or all letters."""
    blocks: dict[str, dict[int, None]] = {}
    for place, name in enumerate(names):
        blocks.setdefault(f"={name.letters}", {})[place] = None
        for word in name.words:
            if len(word) > 1:
                blocks.setdefault(_skeleton(word), {})[place] = None
    for block in blocks.values():
        if len(block) <= _CROWD:
            yield from combinations(block, 2)


def _skeleton(word: str) -> str:
    """`sergeev` and `sergeyev` as `srgv`; of a word of vowels, the first one."""
    consonants = re.sub(r"[aeiouyjh]", "", word).replace("ks", "x").replace("c", "k")
    return re.sub(r"(.)\1+", r"\1", consonants) or word[0]


def _likeness(one: _Spelled, other: _Spelled) -> int:
    """0 unless every word of the one has its like, or its initial, in the other."""
    from rapidfuzz import fuzz

    if one.letters == other.letters or one.words == other.words:
        return _SAME
    if len(one.words) != len(other.words):
        return 0
    scores = []
    for first, second in zip(one.words, other.words, strict=True):
        if 1 in {len(first), len(second)}:
            if first[0] != second[0]:
                return 0
            continue
        score = fuzz.ratio(first, second)
        if score < _WORD:
            return 0
        scores.append(score)
    if not scores:
        return 0
    mean = int(sum(scores) / len(scores))
    return mean if len(scores) == len(one.words) else mean * _INITIALS // 100
