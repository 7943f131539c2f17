"""What a table's names were taken for, counted by rows."""

from collections import Counter
from dataclasses import dataclass, field

_MOST = 10_000
"""Names that are told one by one; the rest is counted."""


@dataclass(frozen=True)
class Match:
    """What a name in the table means.

    Attributes:
        noun: speaker, source or question.
        given: as the table has it.
        how: made, before (by an earlier import of the table), name, alias, fuzzy, uid, url,
            title or text.
        ref: of what is on file; None where it was made.
        name: of what is on file.
    """

    noun: str
    given: str
    how: str
    ref: str | None = None
    name: str | None = None


@dataclass
class Matches:
    """The matches, each with how many rows it took part in."""

    rows: Counter[Match] = field(default_factory=Counter)
    untold: int = 0

    def add(self, more: Counter[Match]) -> None:
        """Count those of further rows."""
        for match, count in more.items():
            if match in self.rows or len(self.rows) < _MOST:
                self.rows[match] += count
            else:
                self.untold += 1

    def of(self, noun: str) -> Counter[str]:
        """How many names of a kind were matched how."""
        return Counter(one.how for one in self.rows if one.noun == noun)
