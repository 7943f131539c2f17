"""Writes what a transaction changed: a change, and a revision for every record touched."""

import hashlib
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4, uuid5

from sqlalchemy import event, func, select, tuple_
from sqlalchemy.orm import Session, UOWTransaction

from tracker.models import Change, Revision, Row
from tracker.store.batches import batches
from tracker.store.state import LINKS, Uids, canonical, state_of


@dataclass(frozen=True)
class Author:
    """Who gives which command; `why` is the reason given, if any."""

    who: str
    command: str
    why: str | None = None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


DECIDING = "import bundle"
"""The command whose changes say nothing but what holds of records with two histories."""


class History:
    """Collects the records a session touches and writes their revisions before the commit.

    Attributes:
        change: what they belong to, once a part of it is written.
    """

    def __init__(self, session: Session, author: Author) -> None:
        self._session = session
        self._author = author
        self._touched: dict[UUID, Row] = {}
        self.change: Change | None = None

    def collect(self, session: Session, _context: UOWTransaction, _instances: object) -> None:
        """Note what a flush is about to write; a link row counts for the record it belongs to."""
        for row in (*session.new, *session.dirty, *session.deleted):
            record = row if type(row) in LINKS else getattr(row, "owner", None)
            if isinstance(record, Row):
                record.uid = record.uid or uuid4()
                self._touched[record.uid] = record

    @property
    def touched(self) -> list[Row]:
        """The records that were written, or may have been."""
        return list(self._touched.values())

    def write(self) -> None:
        """Write the revisions of what was touched, and their change with the first of them."""
        latest = self._latest()
        drafts = []
        uids = Uids(self._session, self._touched.values())
        for uid, record in self._touched.items():
            payload = canonical(state_of(self._session, record, uids))
            before = latest.get(uid)
            if before is None or before.payload != payload:
                drafts.append((record, payload, before))
        if not drafts:
            return
        number, undone = self._session.info.get(_UNDOES, (None, None))
        change = self.change
        if change is None:
            change = self.change = _change(self._author, number)
        self._session.add(change)
        for record, payload, before in drafts:
            place = _Place(record.__tablename__, record.uid, before)
            self._session.add(_revision(change, undone, place, payload))

    def forget(self) -> None:
        """Let go of what was touched: it is written, or was rolled back."""
        self._touched.clear()

    def _latest(self) -> dict[UUID, Revision]:
        uids = list(self._touched)
        newest: dict[UUID, Revision] = {}
        for part in batches(uids):
            versions = (
                select(Revision.record_uid, func.max(Revision.version))
                .where(Revision.record_uid.in_(part))
                .group_by(Revision.record_uid)
            )
            found = self._session.scalars(
                select(Revision).where(tuple_(Revision.record_uid, Revision.version).in_(versions))
            )
            newest.update({revision.record_uid: revision for revision in found})
        return newest


def mark_as_undo(session: Session, change: Change) -> None:
    """Let the change that a session writes be known as the undoing of another one."""
    session.info[_UNDOES] = change.id, change.uid


_UNDOES = "undoes"


def revision_uid(change: Change, undone: UUID | None, record: UUID, version: int) -> UUID:
    """The uid of a revision: it ties the revision to who changed what, when and why.

    If its change undoes another one, to that one as well.
    """
    at = change.at.astimezone(UTC).isoformat()
    said = [change.who, at, change.command, change.why, str(record), version]
    return uuid5(change.uid, canonical([*said, str(undone)] if undone else said))


def keep_history(session: Session, author: Author) -> History:
    """Watch a session; the caller writes the history before it commits."""
    history = History(session, author)
    event.listen(session, "before_flush", history.collect)
    return history


def decide(
    session: Session, author: Author, decisions: Iterable[tuple[Revision, str]]
) -> Change | None:
    """Write a change that only says what holds from now on of records with two histories.

    Args:
        session: a writing session, whose rows are as decided.
        author: who decided.
        decisions: the last revision of each record, of whichever history, and the payload that
            holds.

    Returns:
        The change; None where nothing was decided.
    """
    change = None
    for last, payload in decisions:
        change = change or _change(author, None)
        place = _Place(last.record_table, last.record_uid, last)
        session.add(_revision(change, None, place, payload))
    return change


@dataclass(frozen=True)
class _Place:
    """Where a revision goes: after which one of which record."""

    table: str
    uid: UUID
    before: Revision | None


def _change(author: Author, undoes: int | None) -> Change:
    return Change(
        uid=uuid4(),
        who=author.who,
        at=author.clock(),
        command=author.command,
        why=author.why,
        undoes_id=undoes,
    )


def _revision(change: Change, undone: UUID | None, place: _Place, payload: str) -> Revision:
    salt = secrets.token_hex(16)
    digest = sha256(salt, payload)
    version = place.before.version + 1 if place.before else 1
    return Revision(
        uid=revision_uid(change, undone, place.uid, version),
        change=change,
        record_table=place.table,
        record_uid=place.uid,
        version=version,
        payload=payload,
        salt=salt,
        digest=digest,
        link=link_of(place.before.link if place.before else "", place.uid, version, digest),
    )


def link_of(before: str, record: UUID, version: int, digest: str) -> str:
    """What ties a revision to the link of the one before it; "" where there is none."""
    return sha256(before, str(record), str(version), digest)


def sha256(*parts: str) -> str:
    """The digest of texts, each preceded by its length so that no two lists run together."""
    whole = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        whole.update(f"{len(encoded)}:".encode())
        whole.update(encoded)
    return whole.hexdigest()
