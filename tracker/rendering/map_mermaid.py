"""A map as a Mermaid flowchart, which many wikis and editors draw."""

from collections.abc import Iterator

from tracker.rendering.map_lines import box_lines
from tracker.rendering.map_picture import Picture
from tracker.rendering.safe import safe

_LINKS = {
    "conflict": "<==>",
    "contested": "-->",
    "opposed": "x--x",
    "changed": "--o",
    "context": "-.->",
    "repeats": "-.-o",
}
_DASHED = {
    "contested": "stroke-width:2.5px,stroke-dasharray:9 4",
    "opposed": "stroke-width:2.5px,stroke-dasharray:4 4",
}
_PLAIN = frozenset(" ,.:!?()-\\")
"""What stands in a label as it is, beside letters, marks and digits of any script."""


def render_map_mermaid(picture: Picture) -> str:
    """One flowchart; every text from the database stands in a quoted label, escaped."""
    return "\n".join(["flowchart RL", *(f"  {line}" for line in _lines(picture))])


def _lines(picture: Picture) -> Iterator[str]:
    yield f"subgraph map[{quoted(picture.title)}]"
    for box in picture.boxes:
        yield f"  {box.name}[{quoted(*(line for _, part in box_lines(box) for line in part))}]"
    for place, group in enumerate(picture.groups, start=1):
        yield f"  subgraph g{place}[{quoted(group.heading)}]"
        yield from (f"    {name}" for name in group.boxes)
        yield "  end"
    for place, note in enumerate(picture.notes, start=1):
        yield f"  note{place}[{quoted(note)}]"
    yield "end"
    for arrow in picture.arrows:
        yield f"{arrow.tail} {_LINKS[arrow.kind]}|{quoted(arrow.label)}| {arrow.head}"
    for place, arrow in enumerate(picture.arrows):
        if arrow.kind in _DASHED:
            yield f"linkStyle {place} {_DASHED[arrow.kind]}"
    yield from (f"style {box.name} stroke-width:3px" for box in picture.boxes if box.asked)


def quoted(*lines: str) -> str:
    """Lines as one quoted label, all that is not plain as the code of its character."""
    return '"{}"'.format("<br>".join("".join(map(_coded, _on_one_line(one))) for one in lines))


def _on_one_line(text: str) -> str:
    return " ".join(safe(text).split())


def _coded(char: str) -> str:
    joining = ord(char) > 0x7F  # noqa: PLR2004 - nothing beyond ASCII is syntax
    return char if joining or char.isalnum() or char in _PLAIN else f"#{ord(char)};"
