"""Finds which of many texts stand in others, in one pass over those."""

from collections.abc import Iterable, Iterator

LEAST = 4
"""Characters of a text that can be looked for."""

_HEAD = 16
"""Characters by which texts are told apart before they are compared whole."""


class Occurrences:
    """Texts to look for, by how they begin.

    To try each text on each other one takes hours where a database has a note on every claim.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Take in the texts to look for, each of at least `LEAST` characters."""
        heads: dict[str, list[str]] = {}
        lengths: dict[str, set[int]] = {}
        for text in texts:
            head = text[:_HEAD]
            heads.setdefault(head, []).append(text)
            lengths.setdefault(head[:LEAST], set()).add(len(head))
        self._heads = heads
        self._lengths = {start: sorted(found) for start, found in lengths.items()}

    def within(self, text: str) -> Iterator[str]:
        """Each of the texts that stands in this one, once for every place."""
        for at in range(len(text) - LEAST + 1):
            for length in self._lengths.get(text[at : at + LEAST], ()):
                if at + length > len(text):
                    break
                for one in self._heads.get(text[at : at + length], ()):
                    if text.startswith(one, at):
                        yield one
