"""Who changed what and when, newest first."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from tracker.models import (
    Affiliation,
    Appearance,
    Change,
    Claim,
    Position,
    Question,
    Revision,
    Row,
    Source,
    SourceText,
    Speaker,
    SpeakerMerge,
    Verdict,
)
from tracker.recording.undoing import Undone
from tracker.reporting.differences import Touched, TouchedView, touched_views


@dataclass(frozen=True)
class ChangeView:
    """One command's worth of change, and the records it touched.

    `undoes` is the uid of the change it took back; `undone` says that it was taken back itself.
    A record whose text was purged is left out.
    """

    uid: str
    at: str
    who: str
    command: str
    why: str | None
    undoes: str | None
    undone: bool
    records: list[TouchedView]


@dataclass(frozen=True)
class LogReport:
    """Some changes out of `total`."""

    schema: str
    total: int
    changes: list[ChangeView]


@dataclass(frozen=True)
class UndoReport:
    """A change that was taken back, and how its records differ from before."""

    schema: str
    undone: ChangeView


def log_report(
    session: Session, *, record: Row | None = None, limit: int | None = None
) -> LogReport:
    """List changes; with a record only those that touched it or a part of it."""
    uids = [] if record is None else _with_parts(session, record)
    condition = (
        ()
        if record is None
        else (Change.id.in_(select(Revision.change_id).where(Revision.record_uid.in_(uids))),)
    )
    total = session.scalar(select(func.count()).select_from(Change).where(*condition)) or 0
    query = select(Change).where(*condition).order_by(Change.id.desc())
    changes = session.scalars(query if limit is None else query.limit(limit)).all()
    return LogReport("tracker/log/1", total, [_change(session, one, uids) for one in changes])


def undo_report(session: Session, undone: Undone) -> UndoReport:
    """Tell what an undoing did, before it is committed."""
    touched = [
        Touched(step.record.__tablename__, step.record.uid, step.before, step.after)
        for step in undone.steps
    ]
    view = _view(undone.change, None, undone=True, records=touched_views(session, touched))
    return UndoReport("tracker/undo/1", view)


def _with_parts(session: Session, record: Row) -> list[UUID]:
    parts: Sequence[UUID] = ()
    if isinstance(record, Claim):
        carried = select(Appearance.uid).where(Appearance.claim_id == record.id)
        taken = select(Position.uid).where(Position.claim_id == record.id)
        checked = select(Verdict.uid).where(Verdict.claim_id == record.id)
        parts = [uid for query in (carried, taken, checked) for uid in session.scalars(query)]
    elif isinstance(record, Speaker):
        held = select(Affiliation.uid).where(Affiliation.speaker_id == record.id)
        merges = select(SpeakerMerge.uid).where(
            or_(SpeakerMerge.kept_id == record.id, SpeakerMerge.merged_id == record.id)
        )
        parts = [*session.scalars(held), *session.scalars(merges)]
    elif isinstance(record, Question):
        parts = session.scalars(select(Position.uid).where(Position.question_id == record.id)).all()
    elif isinstance(record, Source):
        parts = session.scalars(
            select(SourceText.uid).where(SourceText.source_id == record.id)
        ).all()
    return [record.uid, *parts]


def _change(session: Session, change: Change, uids: Sequence[UUID]) -> ChangeView:
    earlier = aliased(Revision)
    same = (earlier.record_uid == Revision.record_uid) & (earlier.version == Revision.version - 1)
    query = (
        select(Revision, earlier.payload)
        .outerjoin(earlier, same)
        .where(
            Revision.change_id == change.id,
            Revision.payload.is_not(None),
            or_(Revision.version == 1, earlier.payload.is_not(None)),
        )
        .order_by(Revision.id)
    )
    if uids:
        query = query.where(Revision.record_uid.in_(uids))
    touched: dict[UUID, Touched] = {}
    for revision, before in session.execute(query):
        first = touched.get(revision.record_uid)
        was = json.loads(before) if before is not None else None
        touched[revision.record_uid] = Touched(
            table=revision.record_table,
            uid=revision.record_uid,
            before=first.before if first else was,
            after=json.loads(revision.payload or ""),
        )
    undoes = session.get(Change, change.undoes_id) if change.undoes_id else None
    undone = session.scalar(select(Change.id).where(Change.undoes_id == change.id)) is not None
    return _view(
        change, undoes, undone=undone, records=touched_views(session, list(touched.values()))
    )


def _view(
    change: Change, undoes: Change | None, *, undone: bool, records: list[TouchedView]
) -> ChangeView:
    return ChangeView(
        uid=str(change.uid),
        at=change.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        who=change.who,
        command=change.command,
        why=change.why,
        undoes=str(undoes.uid) if undoes else None,
        undone=undone,
        records=records,
    )
