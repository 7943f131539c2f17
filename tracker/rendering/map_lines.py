"""The words of a box on a map as lines that fit it."""

from tracker.rendering.drawn_lines import fitted
from tracker.rendering.map_picture import Box

_TEXT, _VOICE, _FOLDED = 4, 2, 2
"""Lines at most of each part."""


def box_lines(box: Box) -> list[tuple[str, list[str]]]:
    """Each part of a box with its lines; what does not fit ends in an ellipsis."""
    parts = [
        ("head", fitted(box.head, 2)),
        ("text", fitted(box.text, _TEXT)),
        ("voice", fitted(box.voice, _VOICE)),
        ("voice", fitted(box.naming or "", 2)),
        ("folded", [line for told in box.folded for line in fitted(told, _FOLDED)]),
    ]
    return [(name, lines) for name, lines in parts if lines]
