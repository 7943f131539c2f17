"""Where a folded text may be cut: never inside a word or a number."""

import re
import unicodedata
from collections.abc import Iterator

from tracker.recording.quoting.negating import cut_off, cut_short

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Scripts that write words without blanks between them, or join particles to them."""

_NUMBER = re.compile(r"\d[.,:/'٫٬-]\d")
_POINT = re.compile(r"(?<![\w.])\.\d")
_MINUS = "−"
"""What a folded text has for the sign of a number; a dash is another character there."""
_THOUSANDS_END = re.compile(r"(?<!\d)\d{1,3} $")
_THOUSAND = re.compile(r"\d{3}(?!\d)")
_NOT = re.compile(r"(?<=[^\W\d_])(?:'t| n't)(?!\w)")
_LONGEST = 10
"""Characters beside a place that can be a prefix or an ending of the word."""


def occurrences(text: str, words: str) -> Iterator[int]:
    """Where a folded text has these words whole."""
    place = text.find(words)
    while place >= 0:
        if begins(text, place) and ends(text, place + len(words)):
            yield place
        place = text.find(words, place + 1)


def begins(text: str, place: int) -> bool:
    """Whether a word, or what is no word, begins here."""
    if place == 0:
        return True
    first, before = text[place], text[place - 1]
    if unicodedata.combining(first):
        return False
    if first.isdigit() and (before == _MINUS or _in_number(text, place)):
        return False
    return not _joined(before, first) and not cut_off(text[max(0, place - _LONGEST) : place])


def ends(text: str, place: int) -> bool:
    """Whether a word, or what is no word, ends here."""
    if place == len(text):
        return True
    last, after = text[place - 1], text[place]
    if unicodedata.combining(after):
        return False
    if last.isdigit() and _in_number(text, place + 1):
        return False
    if _NOT.match(text, place) or cut_short(text[place : place + _LONGEST]):
        return False
    return not _joined(last, after)


def _in_number(text: str, place: int) -> bool:
    """Whether a number goes on here: after a sign inside it, or the blank of thousands."""
    return bool(
        _NUMBER.match(text, max(0, place - 2))
        or _POINT.match(text, max(0, place - 1))
        or (_THOUSANDS_END.search(text[max(0, place - 5) : place]) and _THOUSAND.match(text, place))
    )


def _joined(one: str, other: str) -> bool:
    """Whether two characters stand in one word of a script that puts blanks between words."""
    if not _in_word(one) or not _in_word(other):
        return False
    return not (_UNSPACED.match(one) or _UNSPACED.match(other))


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.combining(char) != 0
