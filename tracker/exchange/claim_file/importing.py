"""Imports a claim file: all of it or nothing, twice the same as once."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.exchange.claim_file.compiling import compile_file
from tracker.exchange.claim_file.shape import ClaimFile
from tracker.exchange.claim_file.text import ClaimFileText
from tracker.exchange.merging.merge import ImportResult, Merge, Side
from tracker.models import Claim, FileRecord
from tracker.recording.dependence import check_leaning
from tracker.recording.likeness import recorded_already, told_alike
from tracker.recording.topics import topics_of


def import_claim_file(
    session: Session,
    file: ClaimFile,
    text: ClaimFileText,
    *,
    decide: Side | None = None,
    confirmed: bool = False,
) -> ImportResult:
    """Write a claim file into the database of a session; nothing is committed here.

    Args:
        session: a writing session.
        file: as read.
        text: to point at its lines.
        decide: whose value wins where both changed: the database's (`ours`) or the file's.
        confirmed: a contradiction whose place or time is unknown is meant.

    Raises:
        FileFaultError: the file does not hold together.
        FileRefusedError: a rule refuses one of its relations.
        ChangedOnBothSidesError: both sides changed and nobody decided.
    """
    compiled = compile_file(file, text, topics_of(session))
    before = session.scalar(
        select(func.count()).select_from(FileRecord).where(FileRecord.file_id == compiled.id)
    )
    merge = Merge(session, compiled, text, decide=decide, confirmed=confirmed)
    gone = (before or 0) - len(merge.bases)
    result = merge.run()
    result.gone = gone
    _compare(session, merge, text, result)
    check_leaning(session, {UUID(wanted.state["uid"]) for wanted in compiled.records})
    return result


def _compare(session: Session, merge: Merge, text: ClaimFileText, result: ImportResult) -> None:
    """Look for what is on file already; of one another the file's author knew."""
    claims = [session.get_one(Claim, row.id) for _, row in merge.new]
    alike = recorded_already(session, claims)
    result.alike += [
        told_alike(text.label(path), alike[row.id]) for path, row in merge.new if row.id in alike
    ]
