"""Reads a filled-in sheet; what nobody may write has to be as it was written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tracker.errors import BadTextError, FileFaultError
from tracker.exchange.review.columns import FILLS, HEADINGS, RETURNING, SEAL, UID, VERSION, sealed
from tracker.exchange.review.sameness import mark, readings, unescaped, written
from tracker.exchange.table.mapping import TableMapping
from tracker.exchange.table.reading import open_table
from tracker.exchange.table.records import Record, Table
from tracker.vocabulary.text import LINE_LIMIT, PROSE_LIMIT, fold, storable

_MEND = "write one with: tracker export conflicts --editable"
_AGAIN = "write the sheet again"
_LIMITS = {"retract": LINE_LIMIT}
_NEVER_EMPTY = {
    "review": "write agreed or rejected",
    "why": "give the reason, in a sentence",
    "resolution": "a resolution can be put otherwise, not taken away",
}


@dataclass(frozen=True)
class Filled:
    """A row as filled in.

    Attributes:
        line: of the file, or row of the sheet.
        uid: of its relation.
        version: of the relation as written out.
        cells: the cells that differ from those written out, by column; None where emptied.
    """

    line: int
    uid: UUID
    version: int
    cells: Mapping[str, str | None]


@dataclass(frozen=True)
class Sheet:
    """A sheet as filled in; `ignored` are the heads of columns it was not written with."""

    name: str
    rows: list[Filled]
    ignored: list[str]


def read_sheet(path: str) -> Sheet:
    """Read a sheet whole.

    Raises:
        FileFaultError: it is no such sheet, a cell was altered that nobody may write, a row stands
            twice, or what was written cannot be read; names the row.
        MissingExtraError: xlsx, without what reads it.
    """
    with open_table(path, TableMapping()) as table:
        places, ignored = _places(table)
        names = sealed(tuple(places))
        as_read = unescaped if table.kind == "xlsx" else str
        rows: dict[UUID, Filled] = {}
        for record in table.records():
            if record.problem is not None:
                raise FileFaultError(table.name, record.problem, line=record.line)
            cells = {name: as_read(str(record.cell(place))) for name, place in places.items()}
            if not any(cells.values()):
                continue
            row = _Row(table.name, record, cells).read(names)
            if row.uid in rows:
                raise FileFaultError(
                    table.name,
                    f"its relation stands in row {rows[row.uid].line} as well",
                    line=row.line,
                    mend="delete one of the two rows",
                )
            rows[row.uid] = row
    return Sheet(table.name, list(rows.values()), ignored)


def _places(table: Table) -> tuple[dict[str, int], list[str]]:
    """Where each column stands, and the heads of those that are none of the sheet."""
    places: dict[str, int] = {}
    ignored = []
    for place, head in enumerate(table.columns or () if table.kind != "jsonl" else ()):
        name = HEADINGS.get(" ".join(head.split()).lower())
        if name is None:
            ignored.append(head)
        elif name in places:
            raise FileFaultError(table.name, f"has two columns {head!r}", mend="delete one")
        else:
            places[name] = place
    missing = next((one for one in (*RETURNING, *FILLS) if one not in places), None)
    if missing is not None:
        problem = f"is no sheet to review: it has no column {missing}"
        raise FileFaultError(table.name, problem, mend=_MEND)
    return places, [head for head in ignored if head.strip()]


class _Row:
    def __init__(self, file: str, record: Record, cells: Mapping[str, str]) -> None:
        self._file = file
        self._record = record
        self._cells = cells

    def read(self, names: tuple[str, ...]) -> Filled:
        uid, version = self._uid(), self._version()
        marks = self._cells[SEAL].split()
        if len(marks) != len(names):
            problem = "the sheet has not the columns it was written with"
            raise self._fault(problem, f"put them back, or {_AGAIN}")
        before = dict(zip(names, marks, strict=True))
        altered = [
            name
            for name in (UID, *names)
            if not any(
                mark(str(uid), str(version), name, one) == before[name]
                for one in readings(self._cells[name])
            )
        ]
        if UID in altered:
            problem = f"one of {', '.join(RETURNING)} was altered, by which a row is known again"
            raise self._fault(problem, f"put it back, or {_AGAIN}")
        for name in altered:
            if name not in FILLS:
                problem = f"{name} was altered, which is not to be written"
                raise self._fault(problem, f"put it back; fill in {', '.join(FILLS)} only")
        return Filled(self._record.line, uid, version, {one: self._filled(one) for one in altered})

    def _uid(self) -> UUID:
        try:
            return UUID(self._cells[UID].strip())
        except ValueError as error:
            if not self._cells[UID].strip():
                mend = "delete the row; a relation is recorded with: tracker relate"
                raise self._fault(f"has no {UID}", mend) from error
            raise self._fault(f"{UID} is no uid", f"put it back, or {_AGAIN}") from error

    def _version(self) -> int:
        for one in readings(self._cells[VERSION]):
            if re.fullmatch(r"[0-9]{1,9}", one):
                return int(one)
        raise self._fault(f"{VERSION} is no number", f"put it back, or {_AGAIN}")

    def _filled(self, name: str) -> str | None:
        value = written(self._cells[name])
        if value is None:
            if name in _NEVER_EMPTY:
                raise self._fault(f"{name} is empty", _NEVER_EMPTY[name])
            return None
        words = FILLS[name].words
        if words:
            found = fold(value)
            if found not in words:
                raise self._fault(f"{value!r} is no {name}", f"write {' or '.join(words)}")
            return found
        limit = _LIMITS.get(name, PROSE_LIMIT)
        if len(value) > limit:
            problem = f"{name} has {len(value):,} characters, {limit:,} is the limit"
            raise self._fault(problem, "shorten it")
        try:
            return storable(name, value)
        except BadTextError as error:
            raise self._fault(f"{name} {error.problem}", error.mend) from error

    def _fault(self, problem: str, mend: str) -> FileFaultError:
        return FileFaultError(self._file, problem, line=self._record.line, mend=mend)
