"""The axis of a timeline's picture: which days it has, and which of them are marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tracker.rendering.dates import date_words
from tracker.rendering.timeline_picture import Mark

TICKS = 7
"""Marked days at most; their words must not run into each other."""

_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24_000)


@dataclass(frozen=True)
class Axis:
    """From the beginning of a day to the end of another, both as ordinals."""

    first: int
    last: int

    def share(self, day: float) -> float:
        """How far along it a moment is, from 0 to 1."""
        return (day - self.first) / (self.last + 1 - self.first)

    def ticks(self) -> list[tuple[int, str]]:
        """Days on it with their words, the finest that fit."""
        for step in _DAYS:
            days = range(self.first, self.last + 1, step)
            if len(days) <= TICKS:
                return [(day, date_words(date.fromordinal(day).isoformat())) for day in days]
        for step in _MONTHS:
            found = list(self._months(step))
            if len(found) <= TICKS:
                return found
        return []

    def _months(self, step: int) -> Iterator[tuple[int, str]]:
        start, end = date.fromordinal(self.first), date.fromordinal(self.last)
        for month in range(start.year * 12 // step * step, end.year * 12 + end.month, step):
            year, place = divmod(month, 12)
            if year < 1 or date(year, place + 1, 1).toordinal() < self.first:
                continue
            text = f"{year:04}" if step % 12 == 0 else f"{year:04}-{place + 1:02}"
            yield date(year, place + 1, 1).toordinal(), date_words(text)


def axis_of(marks: Iterable[Mark]) -> Axis | None:
    """From the first day that any of them has to the last; None if they have none."""
    days = [day.toordinal() for one in marks for day in (one.first, one.last) if day]
    return Axis(min(days), max(days)) if days else None
