"""Finds a quotation in a text: as it stands, but for typography, or with an editor's marks."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from tracker.recording.quoting.folding import (
    BREAK,
    BROKEN_WORDS,
    Folded,
    by_line,
    fold,
    set_aside,
)
from tracker.recording.quoting.gaps import MOST_PARTS, Gap, Parts, parts_of, told_of
from tracker.recording.quoting.negating import negations_in
from tracker.recording.quoting.words import occurrences
from tracker.vocabulary.quotations import Verification


@dataclass(frozen=True)
class Passage:
    """Where a quotation stands in a text: code points, end exclusive.

    Attributes:
        start: its first code point.
        end: the code point after its last.
        verification: exact or folded.
        notes: in what it differs all the same.
    """

    start: int
    end: int
    verification: Verification
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Search:
    """The passages found, in order; or why a passage that comes close is none."""

    passages: tuple[Passage, ...] = ()
    reason: str | None = None


class SourceWords:
    """The text of a source, folded once for all its quotations."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        """The text without its typography."""
        return self._readings[0].folded

    @property
    def paragraphs(self) -> list[tuple[int, str]]:
        """The folded paragraphs, each with its place in the folded text."""
        return self._readings[0].paragraphs

    def search(self, quotation: str) -> Search:
        """Find a quotation: whole words, in order, within one paragraph around every gap."""
        wanted = quotation.strip()
        reason: str | None = None
        for reading in self._readings:
            search = reading.search(wanted)
            if search.passages:
                return search
            reason = reason or search.reason
        return Search((), reason)

    @cached_property
    def _readings(self) -> list["_Reading"]:
        ways = [None, "", "-"] if BROKEN_WORDS.search(self.text) else [None]
        return [_Reading(self.text, way) for way in ways]


class _Reading:
    """One way to read a text: words broken at the ends of lines as they stand, or joined."""

    def __init__(self, text: str, broken: str | None) -> None:
        self.text = text
        self._broken = broken
        self._lines = by_line(text)

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text, lines=self._lines, broken=self._broken)

    @cached_property
    def paragraphs(self) -> list[tuple[int, str]]:
        found, place = [], 0
        for paragraph in self.folded.text.split(BREAK):
            found.append((place, paragraph))
            place += len(paragraph) + 1
        return found

    def search(self, wanted: str) -> Search:
        folded = fold(wanted, lines=self._lines).text.strip()
        places = occurrences(self.folded.text, folded) if folded else ()
        found = [self._whole(place, place + len(folded), wanted) for place in places]
        if found:
            return Search(tuple(found))
        reason: str | None = None
        passages: dict[tuple[int, int], tuple[str, ...]] = {}
        for parts in parts_of(folded):
            if not parts.words or len(parts.words) > MOST_PARTS:
                continue
            for at, paragraph in self.paragraphs:
                for one in _in_order(paragraph, parts):
                    reason = reason or one.why
                    if one.why is None:
                        notes = told_of(parts.gaps, one.runs, folded)
                        passages.setdefault((at + one.start, at + one.end), notes)
        if passages:
            return Search(
                tuple(self._passage(*place, passages[place]) for place in sorted(passages))
            )
        ended = self._ended(folded)
        return Search(ended, None if ended else reason or self._apart(folded))

    def _whole(self, start: int, end: int, wanted: str) -> Passage:
        first, last = self.folded.start(start), self.folded.end(end)
        at = self.text.find(wanted, first, last)
        if at >= 0:
            return Passage(at, at + len(wanted), Verification.EXACT)
        notes = set_aside(self.text[first:last], wanted, self._broken)
        return self._passage(start, end, notes)

    def _ended(self, folded: str) -> tuple[Passage, ...]:
        """Where the words stand with another sign after them: a full stop for a comma."""
        last = _STOP.search(folded)
        if last is None:
            return ()
        words = folded[: last.start()]
        ends = ((place, place + len(words)) for place in occurrences(self.folded.text, words))
        return tuple(
            self._passage(start, end, ("punctuation at the end",))
            for start, end in ends
            if _SIGN.match(self.folded.text, end)
        )

    def _passage(self, start: int, end: int, notes: tuple[str, ...]) -> Passage:
        return Passage(self.folded.start(start), self.folded.end(end), Verification.FOLDED, notes)

    def _apart(self, folded: str) -> str | None:
        """Whether all the words stand in the text, but in several paragraphs or out of order."""
        readings = [parts for parts in parts_of(folded) if len(parts.words) > 1]
        for parts in readings:
            if all(
                next(occurrences(self.folded.text, one), None) is not None for one in parts.words
            ):
                return "the passages stand in different paragraphs or in another order"
        if folded in self.folded.text.replace(BREAK, " "):
            return "the passage runs over the end of a paragraph or cuts a word"
        return None


_STOP = re.compile(r"(?<=\w)[.,](?=\"?$)")
_SIGN = re.compile(r"[.,;:!?–\"]")


@dataclass(frozen=True)
class _Reached:
    """How far the parts of a quotation were found, and what stands in the place of each gap."""

    start: int
    end: int
    runs: tuple[str, ...] = ()
    why: str | None = None


def _in_order(paragraph: str, parts: Parts) -> list[_Reached]:
    """Where the parts follow each other; or, told as `why`, the reason why it does not count.

    Of several places of a part the nearest is taken: a longer gap leaves out all that a shorter
    one does.
    """
    reached: list[_Reached] = []
    reason: str | None = None
    for number, words in enumerate(parts.words):
        gap = parts.gaps[number]
        found = []
        for place in occurrences(paragraph, words):
            if number == 0:
                why = _edge(gap, paragraph[:place], last=False)
                before = _Reached(place, place)
            else:
                near = _before(reached, place, gap, paragraph)
                if near is None:
                    continue
                before, why = near
            if why is None:
                runs = (*before.runs, paragraph[before.end : place])
                found.append(_Reached(before.start, place + len(words), runs))
            reason = reason or why
        reached = found
    passages = [
        replace(
            one,
            runs=(*one.runs, ""),
            why=_edge(parts.gaps[-1], paragraph[one.end :], last=True),
        )
        for one in reached
    ]
    return passages or ([_Reached(0, 0, why=reason)] if reason else [])


def _before(
    reached: list[_Reached], place: int, gap: Gap, paragraph: str
) -> tuple[_Reached, str | None] | None:
    """What comes before a gap that ends at a place, and why the gap cannot be there."""
    last = bisect_right(reached, place, key=lambda one: one.end)
    why: str | None = None
    for one in reversed(reached[:last] if gap.reach else reached[last - 1 : last] if last else []):
        if gap.reach and place - one.end > gap.reach:
            break
        why = gap.refuses(paragraph[one.end : place])
        if why is None:
            return one, None
    return (reached[last - 1], why) if why else None


def _edge(gap: Gap, beside: str, *, last: bool) -> str | None:
    """Why a bracket cannot stand at an end: how many words it stands for cannot be seen there."""
    if not gap.inserted:
        return None
    clause = _clause(beside, last=last)
    hidden, put_in = negations_in(clause), negations_in(gap.inserted)
    if hidden and not put_in:
        return f"the bracket may hide “{hidden[0]}”"
    if put_in and not hidden:
        return f"the bracket puts in “{put_in[0]}”"
    return None


def _clause(beside: str, *, last: bool) -> str:
    """The few words of the same sentence that a bracket at an end may stand for."""
    pieces = re.split(r"[.!?;:。！？；：\"]", beside)
    words = (pieces[0] if last else pieces[-1]).split()
    return " ".join(words[:6] if last else words[-6:])
