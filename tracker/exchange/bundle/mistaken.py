"""Files that are meant as bundles and are not as they were exported."""

import re

from tracker.errors import FileFaultError

_ALTERED = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"schema"\s*:\s*"tracker/bundle/')
_GZIP = b"\x1f\x8b"


def check_unaltered(name: str, begun: bytes) -> None:
    """Refuse a file that begins almost like a bundle, or is one that was packed.

    Args:
        name: of the file; `-` is standard input.
        begun: its first bytes, which are not those of a bundle.

    Raises:
        FileFaultError: says what it is and how to get a bundle.
    """
    called = "standard input" if name == "-" else name
    if begun.startswith(_GZIP):
        raise FileFaultError(called, "is packed with gzip", mend="unpack it with gunzip first")
    if not begun and name.lower().endswith(".jsonl"):
        raise FileFaultError(called, "is empty, so it is no bundle", mend="export it again")
    if _ALTERED.match(begun):
        problem = "the opening line of the bundle was altered"
        raise FileFaultError(called, problem, line=1, mend="export it again")
