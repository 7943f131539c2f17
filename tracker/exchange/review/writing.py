"""The table of conflicts as a sheet to fill in: a relation a row, each sealed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.exchange.review.columns import (
    FILLS,
    RETURNING,
    SEAL,
    SHEET,
    UID,
    VERSION,
    SheetRow,
    Standing,
    sealed,
)
from tracker.exchange.review.sameness import mark, plain
from tracker.models import Relation, Revision
from tracker.rendering.tables_csv import cell_text
from tracker.reporting.conflicts import ConflictsReport
from tracker.reporting.tables.conflicts import AnswerRow
from tracker.reporting.tables.table import ALL, Cell, Request, Table, table_of
from tracker.store.batches import batches


def review_sheet(session: Session, report: ConflictsReport, wanted: Request) -> tuple[Table, int]:
    """The answers of an internal report that relations give, each relation in one row.

    Returns:
        The table, and how many answers have no row because no relation gives them: opposite
        positions on a question.

    Raises:
        UnknownColumnError: no column of this name.
    """
    answers: dict[str, AnswerRow] = {}
    unrelated = 0
    for disputed in report.disputed_claims:
        for response in disputed.responses:
            if response.relation is None:
                unrelated += 1
            else:
                answers.setdefault(response.relation, AnswerRow(disputed, response))
    standing = _standing(session, [_number(ref) for ref in answers])
    rows = [
        SheetRow(one.disputed, one.response, standing[_number(ref)]) for ref, one in answers.items()
    ]
    if wanted.columns and wanted.columns != (ALL,):
        wanted = replace(wanted, columns=(*wanted.columns, *FILLS, *RETURNING))

    def load(part: Sequence[SheetRow]) -> Sequence[SheetRow]:
        return part

    table = table_of(SHEET, wanted, rows, load)
    return replace(table, rows=_sealed(table)), unrelated


def _number(ref: str) -> int:
    return int(ref[1:])


def _standing(session: Session, numbers: Sequence[int]) -> dict[int, Standing]:
    found: dict[int, Standing] = {}
    for part in batches(numbers):
        query = (
            select(Relation.id, Relation.uid, func.max(Revision.version), Relation.note)
            .outerjoin(Revision, Revision.record_uid == Relation.uid)
            .where(Relation.id.in_(part))
            .group_by(Relation.id, Relation.uid, Relation.note)
        )
        for number, uid, version, note in session.execute(query):
            found[number] = Standing(uid, version or 0, note)
    return found


def _sealed(table: Table) -> Iterator[tuple[Cell, ...]]:
    places = {column.name: place for place, column in enumerate(table.columns)}
    names = sealed(tuple(places))
    for row in table.rows:
        uid, version = (str(row[places[name]]) for name in (UID, VERSION))
        marks = (mark(uid, version, name, plain(cell_text(row[places[name]]))) for name in names)
        cells = list(row)
        cells[places[SEAL]] = " ".join(marks)
        yield tuple(cells)
