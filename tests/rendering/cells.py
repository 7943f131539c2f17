"""Cells by the thousand: whatever a database can hold, most of it trying to be a formula."""

import random

CELLS = [
    "=1+1",
    '=cmd|" /C calc"!A0',
    '=HYPERLINK("https://evil.example";"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "<r><t>x</t></r>",
    "<r></r>",
    "_x0041_",
    "_x000D_",
    "https://example.org/",
    "javascript:alert(1)",
    "1E5",
    "00012",
    "TRUE",
    "2022-04-16",
    "NULL",
    "'",
    '"',
    " ",
    "{=1}",
    "习近平 привет مرحبا",
    "e\u0301 👩\u200d👩\u200d👧",
    "\ufffe",
]
_STARTS = [*"=+-@\t\r\n '＝＋－＠\u3000", "''", "", "", ""]
_PARTS = [*"abc019=+-@'\",;|\t\r\n <>&_{}[]()!#:/\\", *"éß习＝\u202e\x1b\u2028👍"]


def generated(count: int) -> list[str]:
    """As many cells, always the same."""
    chosen = random.Random(7)  # noqa: S311 - no secret
    cells = list(CELLS)
    while len(cells) < count:
        length = chosen.randrange(1, 30)
        cell = chosen.choice(_STARTS) + "".join(chosen.choice(_PARTS) for _ in range(length))
        cells.append(cell)
    return cells


def storable(text: str) -> bool:
    """Whether a database takes the text."""
    return bool(text) and "\0" not in text
