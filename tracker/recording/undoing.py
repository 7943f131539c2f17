"""Takes a user's last change back, as a new change."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session, aliased

from tracker.errors import NothingToUndoError, UndoRefusedError
from tracker.models import (
    Appearance,
    Change,
    Claim,
    Relation,
    Revision,
    Row,
    Speaker,
    SpeakerMerge,
)
from tracker.recording.dependence import Record, check_below, check_leaning
from tracker.recording.merging import check_alone, check_fits
from tracker.recording.retracting import retraction
from tracker.relating.guards import Answer, check
from tracker.relating.standing import answer_of, check_claim, check_pair, check_speakers
from tracker.store.history import DECIDING, Author, mark_as_undo
from tracker.store.merges import family
from tracker.store.references import references
from tracker.store.state import LINKS, MODELS, State, Writer, completed, state_of
from tracker.vocabulary.relations import RelationType, Review

WHY = "undone"
"""Why a record that a change had made is retracted when the change is undone."""


@dataclass(frozen=True)
class Step:
    """One record taken back: its state as the change left it, and as it is now."""

    record: Row
    before: State
    after: State


@dataclass(frozen=True)
class Undone:
    """A change that was taken back, record by record."""

    change: Change
    steps: Sequence[Step]


def undo(session: Session, author: Author, *, expected: str | None = None) -> Undone:
    """Take back this user's last change that is neither undone nor itself an undoing.

    What the change made is retracted, what it edited is as it was before, exactly.

    Args:
        session: a writing session.
        author: whose last change it is.
        expected: uid of the change that was shown and agreed to, if one was.

    Raises:
        NothingToUndoError: nothing of theirs stands.
        UndoRefusedError: another change is the last by now, a record was changed since, or its
            earlier state was purged.
        LeansOnRetractedError: others lean on what the change made.
        RefusedError: a merge made since does not allow the earlier state.
        ChangeForbiddenError: a relation made since does not allow the earlier state.
        RelationRefusedError: another relation took the place of one that would come back.
    """
    change = _last_change(session, author.who)
    if change is None:
        raise NothingToUndoError(author.who)
    mark_as_undo(session, change)
    called = f"“{change.command}” of {change.at:%Y-%m-%d %H:%M} UTC"
    if change.command == DECIDING:
        raise UndoRefusedError(called, "it joined two histories; edit the records instead")
    if expected is not None and str(change.uid) != expected:
        raise UndoRefusedError(called, "it came after the one that was shown")
    _check_untouched(session, change, called)
    steps = _steps(session, change, author, called)
    _check_merges(session, steps)
    if not steps:
        raise UndoRefusedError(called, "what it made was retracted already")
    _write(session, steps)
    _check_rules(session, change, [step.record for step in steps])
    return Undone(change, steps)


def _last_change(session: Session, who: str) -> Change | None:
    return session.scalars(
        select(Change)
        .where(Change.who == who, Change.undoes_id.is_(None), ~_undone(Change))
        .order_by(Change.id.desc())
        .limit(1)
    ).first()


def _undone(change: Any) -> ColumnElement[bool]:  # noqa: ANN401 - the table or an alias
    undoing = aliased(Change)
    return exists().where(undoing.undoes_id == change.id)


def _check_untouched(session: Session, change: Change, called: str) -> None:
    """What was done and undone in between does not count."""
    made, later, since = aliased(Revision), aliased(Revision), aliased(Change)
    found = session.execute(
        select(later, since)
        .join(made, (made.record_uid == later.record_uid) & (made.version < later.version))
        .join(since, since.id == later.change_id)
        .where(
            made.change_id == change.id,
            since.id != change.id,
            since.undoes_id.is_(None),
            ~_undone(since),
        )
        .order_by(since.id.desc())
        .limit(1)
    ).first()
    if found is not None:
        revision, by = found
        record = references(session, revision.record_table, [revision.record_uid])
        raise UndoRefusedError(
            called,
            f"{record[revision.record_uid]} was changed since, by {by.who} on"
            f" {by.at:%Y-%m-%d %H:%M} UTC ({by.command})",
        )


def _steps(session: Session, change: Change, author: Author, called: str) -> list[Step]:
    earlier = aliased(Revision)
    same = (earlier.record_uid == Revision.record_uid) & (earlier.version == Revision.version - 1)
    rows = session.execute(
        select(Revision.record_table, Revision.record_uid, earlier)
        .outerjoin(earlier, same)
        .where(
            Revision.change_id == change.id,
            or_(earlier.id.is_(None), earlier.change_id != change.id),
        )
        .order_by(Revision.id)
    ).all()
    writer = Writer(session)
    records: dict[str, Row] = {}
    for table in MODELS:
        records |= writer.find(table, [str(uid) for of, uid, _ in rows if of == table])
    steps = []
    for table, uid, before in rows:
        record = records[str(uid)]
        if before is not None and before.payload is None:
            name = references(session, table, [uid])[uid]
            raise UndoRefusedError(called, f"the earlier state of {name} was purged")
        state = state_of(session, record)
        if before is None:
            after = state | _taken_back(record, author)
        else:
            after = completed(state, json.loads(before.payload))
        if after != state:
            steps.append(Step(record, state, after))
    return steps


def _taken_back(record: Row, author: Author) -> State:
    """A topic stays; it says nothing without a claim. So does what was retracted anyway."""
    if not isinstance(record, Record) or record.retracted_at is not None:
        return {}
    return retraction(record, replace(author, why=WHY))


def _write(session: Session, steps: Sequence[Step]) -> None:
    """Parts before wholes; a claim's speakers last, once its appearances are as they were.

    Retractions come first, so that what they replaced has its place again.
    """
    writer = Writer(session)
    speakers = []
    order = list(reversed(LINKS))
    steps = sorted(
        steps,
        key=lambda step: (step.after.get("retracted_at") is None, order.index(type(step.record))),
    )
    changes = [_changes(step) for step in steps]
    for step, changed in zip(steps, changes, strict=True):
        if isinstance(step.record, Claim) and "speakers" in changed:
            writer.unlink(step.record, "speakers")
            speakers.append((step.record, changed.pop("speakers")))
    for step, changed in zip(steps, changes, strict=True):
        if isinstance(step.record, Relation):
            _check_place(session, step.record, step.after)
        writer.change(step.record, changed)
        session.flush()
    for record, links in speakers:
        writer.link(record, "speakers", links)
    session.flush()
    session.expire_all()


def _check_merges(session: Session, steps: Sequence[Step]) -> None:
    """The database itself holds merges to their rules, but cannot say it as well."""
    for step in steps:
        if isinstance(step.record, Speaker):
            if any(step.after[name] != step.before[name] for name in ("type", "naming")):
                check_alone(session, step.record, "both are of one type and naming")
        elif isinstance(step.record, SpeakerMerge) and step.after["retracted_at"] is None:
            check_fits(step.record.kept, step.record.merged)


def _changes(step: Step) -> State:
    """The values to write; aliases carry the speaker's naming, so they are written anew."""
    changed = {name: value for name, value in step.after.items() if value != step.before[name]}
    if "naming" in changed:
        changed |= {name: step.after[name] for name in LINKS[type(step.record)]}
    return changed


def _check_rules(session: Session, change: Change, records: Sequence[Row]) -> None:
    """Whatever came back must fit what others have recorded since."""
    check_below(session, change.id)
    check_leaning(session, {record.uid for record in records})
    claims = {
        record.claim_id if isinstance(record, Appearance) else record.id
        for record in records
        if isinstance(record, Claim | Appearance)
    }
    for number in sorted(claims):
        claim = session.get_one(Claim, number)
        if claim.retracted_at is None:
            check_claim(session, claim)
    for merge in records:
        if isinstance(merge, SpeakerMerge) and merge.retracted_at is None:
            check_speakers(session, family(session, [merge.kept_id]))
    for relation in records:
        if isinstance(relation, Relation) and relation.retracted_at is None:
            check(_answer(relation))


def _check_place(session: Session, relation: Relation, state: State) -> None:
    """The database itself holds two stances on a pair apart, but cannot say it as well."""
    if state["retracted_at"] is None and state["review"] != Review.REJECTED:
        answer = replace(_answer(relation), type=RelationType(state["type"]))
        check_pair(session, answer, ignoring=relation)


def _answer(relation: Relation) -> Answer:
    return answer_of(relation, lambda claim: f"C{claim.id}")
