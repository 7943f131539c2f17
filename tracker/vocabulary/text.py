"""Text as typed, kept exactly; and the folded key it is found by."""

import unicodedata
from typing import Final

from tracker.errors import BadTextError

CODE_LIMIT: Final = 100
NAME_LIMIT: Final = 300
LINE_LIMIT: Final = 1_000
PROSE_LIMIT: Final = 10_000
"""Lengths in Unicode code points; the database holds the same limits as CHECKs."""


def fold(text: str) -> str:
    """The key under which a name is found: case, accents and runs of blanks do not matter.

    Only marks with a combining class are dropped, so the vowel signs of Indic scripts stay.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFKC", bare).split())


def words(code: str) -> str:
    """A word of a closed list as people say it: `no_comment` as `no comment`."""
    return code.replace("_", " ")


def counted(count: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `2,000 claims`; `many` where it is not `one` with an s."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def storable(what: str, text: str) -> str:
    """Give the text back unchanged when every engine can hold it.

    Args:
        what: named in the error, such as "claim.C06.text".
        text: as typed.

    Raises:
        BadTextError: a NUL character, half a surrogate pair, or nothing but blanks.
    """
    if "\0" in text:
        raise BadTextError(what, "holds a NUL character", "remove it")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise BadTextError(what, "holds half of a surrogate pair", "save the text as UTF-8 again")
    if not text.strip():
        raise BadTextError(what, "is empty", "write something or leave it out")
    return text
