r"""The sanitizer at the render edge: what a terminal would obey is made visible.

Controls (C0 but line feed, DEL, C1), bidi controls and lone surrogates become ``\x1b``, ``\u202e``.
Zero-width joiners stay: emoji and Indic scripts need them.
"""

import re

_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def safe(text: str) -> str:
    """Give the text back with nothing in it that a terminal would act on; tabs become blanks."""
    return _UNSAFE.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\t":
        return " "
    number = ord(char)
    return f"\\x{number:02x}" if number <= 0xFF else f"\\u{number:04x}"  # noqa: PLR2004 - one byte
