"""What a filled-in sheet changes, as it is told."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class CellView:
    """A cell that was filled in: what the record said, and says now; null is nothing."""

    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class EndView:
    """A claim of the relation."""

    ref: str
    text: str


@dataclass(frozen=True)
class ReviewedView:
    """A relation that changes; `answer` does to `claim` what `type` says."""

    relation: str
    row: int
    claim: EndView
    type: str
    answer: EndView
    cells: Sequence[CellView]


@dataclass(frozen=True)
class ReviewReport:
    """What a sheet changes, or would change.

    `unchanged` counts the rows that ask for nothing, or for what is so already. `passed_over` are
    those of them whose relation was changed since the sheet was written.
    """

    schema: str
    dry_run: bool
    changed: Sequence[ReviewedView]
    unchanged: int
    passed_over: Sequence[str]
