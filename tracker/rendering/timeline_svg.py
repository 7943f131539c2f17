"""A timeline as SVG: real text, no script, nothing loaded, the same bytes for the same data.

Each kind of date has a shape of its own and only then a color: a disc for the day something was
said, a dashed bar for the days among which it was, below them a diamond for each publication,
squares for requests. When it was recorded stands in words: it would stretch the axis.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.rendering.drawn_lines import Text, allowed, fitted, measured
from tracker.rendering.pages import template
from tracker.rendering.timeline_axis import Axis, axis_of
from tracker.rendering.timeline_picture import Lane, Mark, Row, TimelinePicture

_FONT = 12
_STEP = 15
_PAD = 6
_MARGIN = 16
_COLUMNS = 46
"""Cells of a line beside the marks."""

_PLOT = 480
"""Width of the part with the marks."""

_R = 5
"""Half the size of a mark."""

_LEGEND = {
    "said": "said on that day",
    "about": "said about that day, or inferred",
    "span": "said between these days",
    "open": "no first or last day known",
    "published": "published",
    "asked": "asked to respond",
    "outcome": "what came of it",
}


@dataclass(frozen=True)
class Shape:
    """A mark as a path."""

    kind: str
    path: str
    rough: bool = False


@dataclass(frozen=True)
class DrawnRow:
    """A row's lines and marks; `told` is all of its text."""

    told: str
    texts: list[Text]
    shapes: list[Shape]


def render_timeline_svg(
    picture: TimelinePicture, prefix: str = "timeline", *, alone: bool = True
) -> str:
    """Draw it.

    Args:
        picture: what is drawn.
        prefix: of the ids in it.
        alone: a file of its own, with its title in the drawing.
    """
    marks = [mark for lane in picture.lanes for row in lane.rows for mark in row.marks]
    sheet = _Sheet(picture, axis_of(marks))
    title = sheet.title(picture.title) if alone else []
    legend = list(sheet.legend(marks))
    axis_at = sheet.below(_STEP if marks else 0)
    lanes = [sheet.lane(lane) for lane in picture.lanes]
    bottom = sheet.y
    notes = sheet.notes(picture.notes)
    ticks = sheet.ticks(axis_at)
    lines = [*ticks, *title, *notes, *(text for _, text in legend)]
    ends = [text.x + measured(text.line) * _FONT for text in lines]
    return template("timeline.svg.j2").render(
        prefix=prefix,
        title=allowed(picture.title),
        described=allowed(picture.described),
        width=math.ceil(max([sheet.right, *ends]) + _MARGIN),
        height=math.ceil(sheet.y + _MARGIN),
        headings=title,
        notes=notes,
        legend=legend,
        ticks=ticks,
        top=axis_at + _PAD - 2,
        bottom=bottom,
        lanes=lanes,
        band=round(sheet.right - _MARGIN, 1),
        left=_MARGIN,
    )


class _Sheet:
    """Puts one thing below the other; `y` is where the next begins."""

    def __init__(self, picture: TimelinePicture, axis: Axis | None) -> None:
        self._worded, self._axis = picture.worded, axis
        self.y: float = _MARGIN
        lines = [
            measured(line) * (1.08 if part == "head" else 1)
            for lane in picture.lanes
            for row in lane.rows
            for part, line in self._lines(row)
        ]
        self._plot = _MARGIN + math.ceil(max(lines, default=30) * _FONT) + 2 * _PAD + 2 * _R
        self.right = self._plot + _PLOT

    def below(self, height: float) -> float:
        """Take room; give back where it ends."""
        self.y = round(self.y + height, 1)
        return self.y

    def title(self, title: str) -> list[Text]:
        """The heading of a file of its own."""
        return [Text(_MARGIN, self.below(_STEP), allowed(s), "title") for s in fitted(title, 2, 70)]

    def notes(self, notes: tuple[str, ...]) -> list[Text]:
        """Below everything."""
        lines = [line for note in notes for line in fitted(note, 3, 90)]
        return [Text(_MARGIN, self.below(_STEP + 2), allowed(s), "note") for s in lines]

    def legend(self, marks: list[Mark]) -> Iterator[tuple[Shape, Text]]:
        """Every kind of mark that is drawn, with its words."""
        kinds = {kind for mark in marks for kind in _kinds(mark)}
        x, y = _MARGIN + 2.0 * _R, self.below(_STEP + 4 if kinds else 0)
        for kind, told in _LEGEND.items():
            if kind in kinds:
                text = Text(x + (4 if kind == "span" else 2) * _R, y, told, "note")
                yield _sample(kind, x, y - 4), text
                x = math.ceil(text.x + measured(told) * _FONT + 3 * _R)
        self.below(4 if kinds else 0)

    def ticks(self, y: float) -> list[Text]:
        """Marked days; the words of each stand to the right of its line."""
        found = self._axis.ticks() if self._axis else []
        return [Text(self._x(day), y, told, "tick") for day, told in found]

    def lane(self, lane: Lane) -> tuple[float, float, list[Text], list[DrawnRow]]:
        """Where it begins, how high its heading is, the lines of that, and its rows."""
        top = self.below(_PAD)
        columns = int((self.right - _MARGIN) / _FONT / 0.7)
        heading = [
            Text(_MARGIN + _PAD, self.below(_STEP), allowed(line), "heading")
            for line in fitted(lane.heading, 6, columns)
        ]
        high = round(self.below(_PAD) - top, 1)
        return top, high, heading, [self._row(row) for row in lane.rows]

    def _row(self, row: Row) -> DrawnRow:
        upper = self.y + _STEP - 4
        lower = upper + 2 * _R + 2
        texts = [
            Text(_MARGIN + _PAD, self.below(_STEP), allowed(line), part)
            for part, line in self._lines(row)
        ]
        self.below(_PAD if self._worded else 2 * _R)
        shapes = [
            shape
            for mark in row.marks
            for shape in self._shapes(mark, lower if mark.kind == "published" else upper)
        ]
        return DrawnRow(allowed(row.text), texts, shapes)

    def _lines(self, row: Row) -> list[tuple[str, str]]:
        parts = [("head", row.head, 2)]
        if self._worded:
            parts += [("text", row.text, 2), *(("dates", told, 3) for told in row.dates)]
        return [(part, line) for part, text, most in parts for line in fitted(text, most, _COLUMNS)]

    def _x(self, day: float) -> float:
        share = self._axis.share(day) if self._axis else 0
        return round(self._plot + share * _PLOT, 1)

    def _shapes(self, mark: Mark, y: float) -> Iterator[Shape]:
        """A day as one shape; days as a bar, or a line between two shapes, open where they are."""
        if not _spans(mark):
            day = mark.first or mark.last
            x = self._x(day.toordinal() + 0.5) if day else 0
            yield Shape(mark.kind, _point(mark.kind, x, y), mark.rough)
            return
        start = self._x(mark.first.toordinal()) if mark.first else self._plot
        end = self._x(mark.last.toordinal() + 1) if mark.last else self.right
        if mark.kind == "said":
            yield Shape("span", _bar(start, max(end, start + 2 * _R), y))
        else:
            yield Shape("between", f"M {start:g},{y:g} H {end:g}")
            if mark.first:
                yield Shape(mark.kind, _point(mark.kind, start, y), rough=True)
            if mark.last:
                yield Shape(mark.kind, _point(mark.kind, end, y), rough=True)
        if mark.first is None:
            yield Shape("open", _tip(start, y, -1))
        if mark.last is None:
            yield Shape("open", _tip(end, y, 1))


def _spans(mark: Mark) -> bool:
    return mark.first != mark.last


def _kinds(mark: Mark) -> Iterator[str]:
    """What the legend has to say of it."""
    if mark.kind != "said":
        yield mark.kind
    else:
        yield "span" if _spans(mark) else "about" if mark.rough else "said"
    if mark.first is None or mark.last is None:
        yield "open"


def _sample(kind: str, x: float, y: float) -> Shape:
    if kind == "span":
        return Shape(kind, _bar(x - _R, x + 3 * _R, y))
    if kind == "open":
        return Shape(kind, _tip(x, y, 1))
    named = "said" if kind == "about" else kind
    return Shape(named, _point(named, x, y), rough=kind == "about")


def _bar(start: float, end: float, y: float) -> str:
    return f"M {start:g},{y - 4:g} H {end:g} V {y + 4:g} H {start:g} Z"


def _tip(x: float, y: float, way: int) -> str:
    """A triangle that points out of the axis."""
    return f"M {x:g},{y - 6:g} L {x + way * 7:g},{y:g} L {x:g},{y + 6:g} Z"


def _point(kind: str, x: float, y: float) -> str:
    if kind == "said":
        return f"M {x - _R:g},{y:g} a 5,5 0 1,0 10,0 a 5,5 0 1,0 -10,0 Z"
    if kind == "published":
        return f"M {x - 6:g},{y:g} L {x:g},{y - 6:g} L {x + 6:g},{y:g} L {x:g},{y + 6:g} Z"
    return f"M {x - 4:g},{y - 4:g} h 8 v 8 h -8 Z"
