"""Remarks put into a form where something is wrong, and taken out again.

All other bytes of the form stay as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.exchange.claim_form.toml import WIDTH
from tracker.rendering.table import wrapped

_MARK = "#!! "
_BOM = b"\xef\xbb\xbf"
_REMARK = re.compile(r"^#!!(?: [^\n]*)?(?:\n|\Z)", re.MULTILINE)
_TOKEN = re.compile(
    r"#[^\n]*"
    r'|"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
"""What brackets and line ends mean nothing in; a text that is not closed goes to the end."""


@dataclass(frozen=True)
class Remark:
    """What is wrong, at a line counted from 1; at the top where there is none."""

    told: str
    line: int | None = None


def with_remarks(form: bytes, remarks: Sequence[Remark]) -> bytes:
    """The form with remarks above their lines; above a text that goes over several."""
    bom, text = _apart(form)
    texts = _texts(text)
    found = [
        (_place(text, texts, one.line or 1), order, one.told) for order, one in enumerate(remarks)
    ]
    for place, _, told in sorted(found, reverse=True):
        lines = wrapped(told, WIDTH, indent=_MARK, hanging=_MARK)
        text = text[:place] + "".join(f"{one}\n" for one in lines) + text[place:]
    return bom + text.encode("utf-8", "surrogateescape")


def without_remarks(form: bytes) -> bytes:
    """The form without remarks; a text that looks like one stays."""
    bom, text = _apart(form)
    texts = _texts(text)
    kept, done = "", 0
    for found in _REMARK.finditer(text):
        if not any(start < found.start() < end for start, end in texts):
            kept += text[done : found.start()]
            done = found.end()
    return bom + (kept + text[done:]).encode("utf-8", "surrogateescape")


def _apart(form: bytes) -> tuple[bytes, str]:
    bom = _BOM if form.startswith(_BOM) else b""
    return bom, form.removeprefix(bom).decode("utf-8", "surrogateescape")


def _texts(form: str) -> list[tuple[int, int]]:
    """Where the texts are that go over several lines; one at the end may not be closed."""
    return [
        (found.start(), found.end() + (found.end() == len(form)))
        for found in _TOKEN.finditer(form)
        if "\n" in found[0] and found[0][0] != "#"
    ]


def _place(text: str, texts: Sequence[tuple[int, int]], line: int) -> int:
    """Where a line begins, or the text it is in the middle of; the last, of too few lines."""
    place = 0
    for _ in range(line - 1):
        place = text.find("\n", place) + 1 or place
    for start, end in reversed(texts):  # the line a text begins in may end another
        if start < place < end:
            place = text.rfind("\n", 0, start) + 1
    return place
