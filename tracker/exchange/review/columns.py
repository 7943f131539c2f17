"""The columns of an editor's sheet: the table of conflicts, what may be filled in, what returns."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from tracker.reporting.tables.conflicts import CONFLICTS, AnswerRow
from tracker.reporting.tables.table import Column, Fill, Kind, Layout
from tracker.vocabulary.relations import Review

UID, VERSION, SEAL = "relation_uid", "relation_version", "seal"
RETURNING = (UID, VERSION, SEAL)
"""The columns by which a row is known again; nobody writes into them."""

FILLS = {
    "review": Fill(
        "agreed: people stand behind the relation. rejected: it does not hold; it leaves the"
        " reports and stays on file.",
        words=(Review.AGREED, Review.REJECTED),
    ),
    "why": Fill("The reason for the relation, in a sentence. It may not be empty."),
    "resolution": Fill(
        "How the matter was settled, in words; the relation must be agreed. Once there, it can be"
        " put otherwise, not emptied."
    ),
    "note": Fill("Internal, never public. Emptied, it is taken away."),
    "retract": Fill(
        "To take the relation back as our mistake, write why; with the reason, it is retracted."
        " Leave it empty otherwise."
    ),
}
"""What may be written, by column."""


@dataclass(frozen=True)
class Standing:
    """What comes back of a relation, and the note on it."""

    uid: UUID
    version: int
    note: str | None


@dataclass(frozen=True)
class SheetRow(AnswerRow):
    """An answer that a relation gives."""

    standing: Standing


def _of(name: str) -> Callable[[Any], object]:
    return lambda row: getattr(row.standing, name)


def _shown(column: Column[Any]) -> Column[Any]:
    """A column of the table as it stands in the sheet."""
    brief = column.brief or column.name in FILLS or column.name == "relation_ref"
    return replace(column, fill=FILLS.get(column.name), brief=brief, public=None)


def _returning(name: str, doc: str, value: Callable[[Any], object]) -> Column[Any]:
    return Column(name, doc, value, brief=True, hidden=True)


SHEET: Layout[SheetRow] = Layout(
    name=CONFLICTS.name,
    row="a relation that answers a disputed claim",
    columns=(
        *(_shown(column) for column in CONFLICTS.columns),
        Column("note", "Internal.", _of("note"), Kind.PROSE, brief=True, fill=FILLS["note"]),
        Column(
            "retract",
            "Why it is taken back.",
            lambda _: None,
            Kind.PROSE,
            brief=True,
            fill=FILLS["retract"],
        ),
        _returning(UID, "The relation's permanent id.", _of("uid")),
        _returning(VERSION, "How often it was written before.", _of("version")),
        _returning(SEAL, "By which an altered cell is known.", lambda _: None),
    ),
    public_order=(),
)

NAMES = tuple(column.name for column in SHEET.columns)
"""In the order in which cells are sealed, however a sheet orders its columns."""

HEADINGS = {head: one.name for one in SHEET.columns for head in (one.heading.lower(), one.name)}
"""The names by what may stand at the head of a column, in lower case."""


def sealed(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the columns of a sheet that the seal stands for, in its order."""
    return tuple(name for name in NAMES if name in names and name != SEAL)
