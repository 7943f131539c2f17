"""What a filled-in sheet asks for, done as the commands do it: all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from tracker.errors import FileRefusedError, RefusedError, TrackerError
from tracker.exchange.review.reading import Filled, Sheet
from tracker.exchange.review.sameness import plain, readings
from tracker.models import Claim, Relation
from tracker.recording.retracting import retract
from tracker.relating.judging import reject, resolve
from tracker.relating.rewording import WORDS, reword
from tracker.reporting.reviewed import CellView, EndView, ReviewedView, ReviewReport
from tracker.store.batches import batches
from tracker.store.history import Author
from tracker.store.versions import check_version, version_of
from tracker.vocabulary.relations import Review


def review(session: Session, sheet: Sheet, author: Author, *, dry_run: bool) -> ReviewReport:
    """Do what a sheet asks for; what is so already is left alone, whoever did it.

    Args:
        session: a writing session.
        sheet: as filled in.
        author: who filled it in; retracts with the reasons written.
        dry_run: for the report; the session rolls back.

    Raises:
        FileRefusedError: a relation is not on file, was changed since by others, or its state
            forbids what is asked; names the row.
    """
    relations = _relations(session, sheet)
    changed: list[ReviewedView] = []
    passed: list[str] = []
    for row in sheet.rows:
        relation = relations.get(row.uid)
        if relation is None:
            raise _refused(
                sheet,
                row,
                "no relation in this database has its uid",
                "review it with the database it was written from",
            )
        cells = _asked(relation, row)
        if not cells:
            if not row.cells and version_of(session, relation) != row.version:
                passed.append(f"R{relation.id}")
            continue
        try:
            check_version(session, relation, f"R{relation.id}", row.version)
            changed.append(_told(relation, row, cells))
            _write(session, relation, {one.column: one.new for one in cells}, author)
        except TrackerError as error:
            raise FileRefusedError(sheet.name, str(error), line=row.line) from error
    return ReviewReport(
        schema="tracker/review/1",
        dry_run=dry_run,
        changed=changed,
        unchanged=len(sheet.rows) - len(changed),
        passed_over=passed,
    )


def _relations(session: Session, sheet: Sheet) -> dict[UUID, Relation]:
    found: dict[UUID, Relation] = {}
    for part in batches([row.uid for row in sheet.rows]):
        query = (
            select(Relation)
            .where(Relation.uid.in_(part))
            .options(joinedload(Relation.from_claim), joinedload(Relation.to_claim))
        )
        found.update({one.uid: one for one in session.scalars(query)})
    return found


def _asked(relation: Relation, row: Filled) -> list[CellView]:
    """The cells that are not so already."""
    held = {
        "review": relation.review.value,
        "why": relation.why,
        "resolution": relation.resolution,
        "note": relation.note,
        "retract": relation.retracted_why,
    }
    return [
        CellView(name, held[name], row.cells[name])
        for name in held
        if name in row.cells and plain(held[name] or "") not in set(readings(row.cells[name] or ""))
    ]


def _told(relation: Relation, row: Filled, cells: Sequence[CellView]) -> ReviewedView:
    return ReviewedView(
        relation=f"R{relation.id}",
        row=row.line,
        claim=_end(relation.to_claim),
        type=relation.type,
        answer=_end(relation.from_claim),
        cells=cells,
    )


def _end(claim: Claim) -> EndView:
    return EndView(f"C{claim.id}", claim.text)


def _write(
    session: Session, relation: Relation, asked: Mapping[str, str | None], author: Author
) -> None:
    at = author.clock()
    words = {name: asked[name] for name in WORDS if name in asked}
    if words:
        reword(session, relation, words)
    resolution = asked.get("resolution")
    if asked.get("review") == Review.REJECTED:  # a row that is as written was agreed
        if resolution:
            raise RefusedError(
                f"R{relation.id} is rejected in the sheet, so there is nothing to resolve",
                "leave resolution as it was, or review agreed",
            )
        reject(session, relation, author.who, at)
    if resolution:
        resolve(session, relation, resolution, author.who, at)
    if reason := asked.get("retract"):
        retract(session, relation, replace(author, why=reason))


def _refused(sheet: Sheet, row: Filled, problem: str, mend: str) -> FileRefusedError:
    return FileRefusedError(sheet.name, problem, line=row.line, mend=mend)
