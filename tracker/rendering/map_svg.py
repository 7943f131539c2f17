"""A map as SVG: real text in boxes, no script, nothing loaded, the same bytes for the same data.

The layout engine places things; what is drawn is ours, and every text in it is escaped. Classes
of relations differ in words, dashes and heads, and only then in color.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.rendering.drawn_lines import COLUMNS, Text, allowed, fitted, measured
from tracker.rendering.map_layout import Area, Layout, Line, Point, Size, lay_out
from tracker.rendering.map_lines import box_lines
from tracker.rendering.map_picture import Arrow, Box, Picture
from tracker.rendering.pages import template

FONT = 12
"""Size of the text in boxes; of labels it is one less."""

_STEP = 15
_PAD = 7
_MARGIN = 16
_TITLE = 60
"""Cells of a line of the title."""


@dataclass(frozen=True)
class DrawnBox:
    """A rectangle with lines; `told` is all of the claim's text."""

    x: float
    y: float
    width: float
    height: float
    asked: bool
    told: str
    texts: list[Text]


@dataclass(frozen=True)
class DrawnArrow:
    """A curve, its heads as paths, and its label on a ground of its own."""

    kind: str
    path: str
    heads: list[str]
    label: Text
    ground: tuple[float, float, float, float]


@dataclass(frozen=True)
class DrawnGroup:
    """A frame with its heading."""

    x: float
    y: float
    width: float
    height: float
    heading: Text


def render_map_svg(picture: Picture, prefix: str = "map", *, alone: bool = True) -> str:
    """Draw it.

    Args:
        picture: what is drawn.
        prefix: of the ids in it; another one for each drawing on a page.
        alone: a file of its own, with its title in the drawing.

    Raises:
        MissingExtraError: the layout engine is not installed.
        LayoutFailedError: it gave up.
    """
    parts = {box.name: _clean(box) for box in picture.boxes}
    sizes = {name: _box_size(lines) for name, lines in parts.items()}
    labels = [_label_size(arrow.label) for arrow in picture.arrows]
    layout = lay_out(sizes, list(zip(picture.arrows, labels, strict=True)), picture.groups)
    title = [allowed(line) for line in fitted(picture.title, 4, _TITLE)] if alone else []
    notes = [allowed(line) for note in picture.notes for line in fitted(note, 3, _TITLE)]
    top = _MARGIN + _STEP * (len(title) + (1 if title else 0))
    drawn = _Drawing(layout, _MARGIN, top)
    wide = max([layout.size.width, *(measured(line) * (FONT + 2) for line in [*title, *notes])])
    below = top + (layout.size.height if picture.boxes else 0)
    return template("map.svg.j2").render(
        prefix=prefix,
        title=allowed(picture.title),
        described=allowed(picture.described),
        width=math.ceil(wide + 2 * _MARGIN),
        height=math.ceil(below + _MARGIN + _STEP * len(notes)),
        headings=[Text(_MARGIN, _MARGIN + _STEP * n, s, "title") for n, s in enumerate(title, 1)],
        notes=[Text(_MARGIN, below + _STEP * n, s, "note") for n, s in enumerate(notes, 1)],
        groups=[
            drawn.group(area, allowed(group.heading))
            for area, group in zip(layout.groups, picture.groups, strict=True)
        ],
        arrows=[
            drawn.arrow(line, arrow, size)
            for line, arrow, size in zip(layout.lines, picture.arrows, labels, strict=True)
        ],
        boxes=[drawn.box(box, parts[box.name], sizes[box.name]) for box in picture.boxes],
    )


def _clean(box: Box) -> list[tuple[str, str]]:
    return [(part, allowed(line)) for part, lines in box_lines(box) for line in lines]


def _box_size(lines: list[tuple[str, str]]) -> Size:
    """Wide enough for its longest line in a wide font, and never narrower than others."""
    least = COLUMNS * 0.55
    wide = max([least, *(measured(line) * (1.08 if part == "head" else 1) for part, line in lines)])
    return Size(wide * FONT + 2 * _PAD, len(lines) * _STEP + 2 * _PAD)


def _label_size(label: str) -> Size:
    return Size(math.ceil(measured(label) * (FONT - 1)) + 6, _STEP)


class _Drawing:
    """Puts what was laid out at its place on the sheet."""

    def __init__(self, layout: Layout, left: float, top: float) -> None:
        self._layout, self._left, self._top = layout, left, top

    def _at(self, point: Point) -> Point:
        return round(point[0] + self._left, 1), round(point[1] + self._top, 1)

    def box(self, box: Box, lines: list[tuple[str, str]], size: Size) -> DrawnBox:
        x, y = self._at(self._layout.boxes[box.name])
        left, top = round(x - size.width / 2, 1), round(y - size.height / 2, 1)
        texts = [
            Text(round(left + _PAD, 1), round(top + _PAD + _STEP * place - 4, 1), line, part)
            for place, (part, line) in enumerate(lines, start=1)
        ]
        told = allowed(box.text)
        width, height = round(size.width, 1), round(size.height, 1)
        return DrawnBox(left, top, width, height, box.asked, told, texts)

    def group(self, area: Area, heading: str) -> DrawnGroup:
        x, y = self._at((area.left, area.top))
        text = Text(x + _PAD, round(y + _STEP, 1), heading, "heading")
        return DrawnGroup(x, y, round(area.size.width, 1), round(area.size.height, 1), text)

    def arrow(self, line: Line, arrow: Arrow, size: Size) -> DrawnArrow:
        tail, head = ([self._at(point) for point in part] for part in (line.tail, line.head))
        heads = []
        if line.end:
            heads.append(_head(arrow.kind, head[-1], self._at(line.end)))
        if line.start:
            heads.append(_head(arrow.kind, tail[0], self._at(line.start)))
        x, y = self._at(line.label)
        ground = (round(x - size.width / 2, 1), round(y - size.height / 2, 1), *_both(size))
        label = Text(x, round(y + 4, 1), arrow.label, "label")
        return DrawnArrow(arrow.kind, f"{_curve(tail)} {_curve(head)}", heads, label, ground)


def _both(size: Size) -> tuple[float, float]:
    return round(size.width, 1), round(size.height, 1)


def _curve(points: list[Point]) -> str:
    first, *rest = (f"{x:g},{y:g}" for x, y in points)
    return f"M {first} C {' '.join(rest)}"


def _head(kind: str, start: Point, end: Point) -> str:
    """A head from `start` to its tip at `end`: full, open, a bar or a diamond, by the class."""
    along = (end[0] - start[0], end[1] - start[1])
    across = (-along[1] * 0.45, along[0] * 0.45)

    def at(forward: float, sideways: float) -> str:
        x = start[0] + along[0] * forward + across[0] * sideways
        y = start[1] + along[1] * forward + across[1] * sideways
        return f"{round(x, 1):g},{round(y, 1):g}"

    def path(*points: Point) -> Iterator[str]:
        return (at(*point) for point in points)

    if kind == "context":
        return f"M {' L '.join(path((0, 1), (1, 0), (0, -1)))} M {' L '.join(path((0, 0), (1, 0)))}"
    if kind == "opposed":
        return f"M {' L '.join(path((1, 1.2), (1, -1.2)))} M {' L '.join(path((0, 0), (1, 0)))}"
    if kind == "changed":
        return f"M {' L '.join(path((0, 0), (0.5, 1), (1, 0), (0.5, -1)))} Z"
    if kind == "repeats":
        return f"M {' L '.join(path((0, 0.6), (1, 0.6), (1, -0.6), (0, -0.6)))} Z"
    return f"M {' L '.join(path((0, 1), (1, 0), (0, -1)))} Z"
