r"""The sanitizer at the render edge: what a terminal would obey is made visible.

Controls (C0 but line feed, DEL, C1), bidi controls, deprecated format controls, tags and lone
surrogates become ``\x1b``, ``\u202e``, ``\U000e0041``. Joiners and variation selectors stay:
emoji, Arabic, Indic and Han scripts need them.
"""

import re

UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def safe(text: str) -> str:
    """Give the text back with nothing in it that a terminal would act on; tabs become blanks."""
    return UNSAFE.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\t":
        return " "
    number = ord(char)
    if number <= 0xFF:  # noqa: PLR2004 - one byte
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004 - two
