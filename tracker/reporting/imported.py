"""What an import did, as JSON tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class BadRowView:
    """A row that was not imported, and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class MatchView:
    """What a name in a table was taken for, in how many rows; `ref` is None where it was made."""

    noun: str
    given: str
    how: str
    ref: str | None
    name: str | None
    rows: int


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do.

    `counts` is of records, and of rows for `rejected`; `updated`, `kept` and `rejected` may list
    the first only. `untold` names of a table stand in no match.
    """

    schema: str
    id: str
    dry_run: bool
    counts: Mapping[str, int]
    added: Mapping[str, int]
    restored: Mapping[str, int]
    updated: Sequence[str]
    kept: Sequence[str]
    rejected: Sequence[BadRowView]
    matches: Sequence[MatchView]
    untold: int = 0
