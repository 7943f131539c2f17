"""Strings made of what a terminal, a browser or a reader of Markdown might trip over."""

import random
from collections.abc import Iterator
from itertools import cycle

from rendering.hostile import PAYLOADS, obeyed

PARTS = [
    *(chr(number) for number in [*range(32), *range(0x7F, 0xA0)]),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\u206a\u206f\ufff9\ufffb\ufeff\u200b\u200c\u200d\ufe0f\u0301\u0e33\u094d\U000e0001\U000e0041",
    *"\ud800\udc9b\udfff",
    "\x1b[2J", "\x1b]52;c;ZWNobw==\x07", "\x1b]8;;https://evil.example\x1b\\", "\x9b31m", "\x1bP",
    "\\x1b", "\\u202e", "\\", "|", "`", "<", ">", "&", "]]>", "*", "_", "#", "\r\n", "\n\n", "  ",
    "a", "Z", "9", "é", "ж", "ש", "م", "क", "习近平", "한", "👩‍🔬", "🏴\U000e0067\U000e007f", "﷽",
    *PAYLOADS,
]  # fmt: skip


def strings(count: int) -> Iterator[str]:
    """Strings of a few of these parts, the same in every run; endless after `count`."""
    chance = random.Random(20220416)  # noqa: S311 - not for secrets
    made = ["".join(chance.choices(PARTS, k=chance.randint(1, 12))) for _ in range(count)]
    return cycle(made)


def raw(text: str) -> set[str]:
    """What a terminal would obey in a text; line feeds it may."""
    return {ascii(char) for char in text if obeyed(char) and char != "\n"}
