"""What importing a table did, or with `--dry-run` would do."""

from collections import Counter
from dataclasses import dataclass, field

from tracker.exchange.merging.merge import ImportResult
from tracker.exchange.table.matches import Matches

_FIRST = 3
_LISTED = 20


@dataclass
class Listed:
    """Lines to tell, of which there may be very many: the first, and how many."""

    first: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, line: str) -> None:
        """One more."""
        self.count += 1
        if len(self.first) < _LISTED:
            self.first.append(line)


@dataclass
class TableResult:
    """The counts of an import.

    Attributes:
        id: of the table.
        rows: read.
        added: records by table.
        restored: records by table that an undone import had made, and that are back.
        updated: records with the fields taken over from the table.
        kept: records with the fields the database had changed and keeps.
        unchanged: how many records say the same in both.
        gone: how many claims no good row of the table gives any more; they stay.
        rejected: bad rows.
        bad: line and reason of the first of them.
        quotations: what there is to tell of quotations whose source has a text on file.
        matches: what names were taken for.
    """

    id: str
    rows: int = 0
    added: Counter[str] = field(default_factory=Counter)
    restored: Counter[str] = field(default_factory=Counter)
    updated: Listed = field(default_factory=Listed)
    kept: Listed = field(default_factory=Listed)
    unchanged: int = 0
    gone: int = 0
    rejected: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)
    quotations: Listed = field(default_factory=Listed)
    matches: Matches = field(default_factory=Matches)

    def reject(self, line: int, reason: str) -> None:
        """Count a bad row."""
        self.rejected += 1
        if len(self.bad) < _FIRST:
            self.bad.append((line, reason))

    def include(self, part: ImportResult) -> None:
        """Add what a part of the table did."""
        self.added += part.added
        self.restored += part.restored
        self.unchanged += part.unchanged
        for label, fields in part.updated.items():
            self.updated.add(f"{label} ({', '.join(fields)})")
        for label, fields in part.kept.items():
            self.kept.add(f"{label} ({', '.join(fields)})")
        for line in part.quotations:
            self.quotations.add(line)
