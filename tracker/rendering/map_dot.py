"""A map as DOT, which Graphviz and many other programs draw."""

from tracker.rendering.map_lines import box_lines
from tracker.rendering.map_picture import Arrow, Box, Picture
from tracker.rendering.safe import safe

_LINES = {
    "conflict": "style=bold, penwidth=3, dir=both, arrowhead=normal, arrowtail=normal",
    "contested": "style=dashed, penwidth=2.5, arrowhead=normal",
    "opposed": "style=dashed, penwidth=2.5, dir=both, arrowhead=tee, arrowtail=tee",
    "changed": "style=solid, penwidth=2, arrowhead=diamond",
    "context": "style=dotted, penwidth=1.5, arrowhead=vee",
    "repeats": "style=dotted, penwidth=1, arrowhead=odot",
}


def render_map_dot(picture: Picture) -> str:
    """One digraph; every text from the database stands in a quoted string, escaped."""
    lines = [
        "digraph map {",
        "  rankdir=RL;",
        f"  label={quoted(picture.title, *picture.notes)}; labelloc=t;",
        '  node [shape=box, fontname="sans-serif", fontsize=11];',
        '  edge [fontname="sans-serif", fontsize=10];',
        *(f"  {_box(box)}" for box in picture.boxes),
    ]
    for place, group in enumerate(picture.groups, start=1):
        names = " ".join(f"{name};" for name in group.boxes)
        label = quoted(group.heading)
        lines.append(f"  subgraph cluster_{place} {{ label={label}; {names} }}")
    lines += [f"  {_arrow(arrow)}" for arrow in picture.arrows]
    return "\n".join([*lines, "}"])


def quoted(*lines: str) -> str:
    r"""Lines as one quoted string, in which no backslash, quotation mark or `&` is obeyed."""
    return '"{}"'.format(r"\n".join(map(_escaped, lines)))


def _escaped(text: str) -> str:
    plain = " ".join(safe(text).split())
    return plain.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


def _box(box: Box) -> str:
    label = quoted(*(line for _, lines in box_lines(box) for line in lines))
    width = ", penwidth=3" if box.asked else ""
    return f"{box.name} [label={label}, tooltip={quoted(box.text)}{width}];"


def _arrow(arrow: Arrow) -> str:
    label = quoted(arrow.label)
    return f"{arrow.tail} -> {arrow.head} [label={label}, {_LINES[arrow.kind]}];"
