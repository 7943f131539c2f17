"""Holds the history of each record in a bundle against the one on file.

A revision is the same in both where its digest is: that is salted, so no two people write the
same one. Its version and link say where it stands in *one* database, after what was there before,
and so does its uid. A record's history is on file in the order in which it came to be known here:

- All of the bundle's revisions are on file: nothing to do, ours goes on from theirs.
- All on file are in the bundle, and it goes on from there: what is new comes after what is on
  file, and the row is as the bundle has it. Where what is on file is how the bundle's history
  begins, versions, links and uids are the bundle's own.
- Else both were changed, and somebody decides. Their revisions come after ours in their order,
  chained anew with the same texts, salts and digests, so that nothing is lost and every link can
  be verified; then the deciding one, a new change. A database that gets this back finds all its
  revisions in it and goes on from there, so that both end in the same state with the same
  revisions, though not in the same order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, select, update

from tracker.exchange.bundle.shape import forms
from tracker.exchange.bundle.staging import Staged
from tracker.models import Change
from tracker.store.batches import batches
from tracker.store.history import link_of, revision_uid
from tracker.store.state import State, bare

_AT_ONCE = 200
_SIGNED = 5
"""The version of uids that are made of names; older schemas gave revisions random ones."""


@dataclass(frozen=True)
class Signature:
    """Who wrote a revision, when and by which command."""

    who: str
    at: datetime
    command: str


@dataclass(frozen=True)
class Entry:
    """A revision, on file or in the bundle."""

    uid: UUID
    table: str
    record: UUID
    version: int
    payload: str | None
    digest: str
    link: str
    change: Change
    undone: UUID | None
    line: int = 0

    @property
    def signature(self) -> Signature:
        """Who wrote it."""
        return Signature(self.change.who, self.change.at, self.change.command)


@dataclass(frozen=True)
class Met:
    """A record on file of which the bundle knows more, or something else.

    Attributes:
        ours: its revisions on file.
        theirs: those in the bundle.
    """

    ours: list[Entry]
    theirs: list[Entry]

    @property
    def record(self) -> UUID:
        """Its uid."""
        return self.ours[0].record

    @property
    def table(self) -> str:
        """Its table."""
        return self.ours[0].table

    @property
    def unknown(self) -> list[Entry]:
        """What the bundle has and the database lacks."""
        known = {one.digest for one in self.ours}
        return [one for one in self.theirs if one.digest not in known]

    @property
    def ahead(self) -> bool:
        """Whether the bundle goes on from all that is on file."""
        known = {one.digest for one in self.theirs}
        last = self.theirs[-1].digest
        return all(one.digest in known and one.digest != last for one in self.ours)


def same(one: State, other: State) -> bool:
    """Whether two states say the same; what an older schema did not know counts as empty."""
    return all(
        _filled(one.get(key)) == _filled(other.get(key)) for key in one.keys() | other.keys()
    )


def _filled(value: object) -> object:
    return None if value == [] else bare(value)


def mark_unknown(staged: Staged) -> None:
    """Mark the revisions, changes and records that are to be written whatever is decided."""
    here, held = staged.tables["revision"], forms()["revision"].table
    known = (
        select(held.c.id)
        .where(held.c.record_uid == here.c.record_uid, held.c.digest == here.c.digest)
        .correlate(here)
        .exists()
    )
    staged.connection.execute(update(here).values(taken=True).where(~known))
    for name, table in staged.tables.items():
        if name != "revision":
            staged.connection.execute(update(table).values(taken=True).where(table.c.fresh))


def met(staged: Staged) -> Iterator[Met]:
    """The records on file of which the bundle has revisions that are not."""
    here = staged.tables["revision"]
    for name, form in forms().items():
        if not form.is_record:
            continue
        on_file = form.table.c.uid == here.c.record_uid
        query = (
            select(form.table.c.uid, form.table.c.id)
            .join(here, on_file)
            .where(here.c.taken, here.c.record_table == name)
            .distinct()
            .order_by(form.table.c.id)
        )
        uids = list(staged.connection.scalars(query))
        for part in batches(uids, _AT_ONCE):
            yield from _met(staged, part)


def _met(staged: Staged, uids: Sequence[UUID]) -> Iterator[Met]:
    held = {name: forms()[name].table for name in ("revision", "change")}
    ours = _entries(staged.connection, held, uids)
    theirs = _entries(staged.connection, staged.tables, uids)
    for uid in uids:
        if uid in ours:
            yield Met(ours[uid], theirs[uid])


def _entries(
    connection: Connection, tables: Mapping[str, Any], uids: Sequence[UUID]
) -> dict[UUID, list[Entry]]:
    revision, change = tables["revision"], tables["change"]
    undone = change.alias("undone")
    names = ("who", "at", "command", "why")
    line = [revision.c.line] if "line" in revision.c else []
    columns = ("record_table", "record_uid", "version", "payload", "digest", "link", "uid")
    query = (
        select(
            *(revision.c[name] for name in columns),
            *(change.c[name].label(f"change_{name}") for name in ("uid", *names)),
            undone.c.uid.label("undone"),
            *line,
        )
        .join(change, change.c.id == revision.c.change_id)
        .outerjoin(undone, undone.c.id == change.c.undoes_id)
        .where(revision.c.record_uid.in_(uids))
        .order_by(revision.c.record_uid, revision.c.version)
    )
    rows = connection.execute(query).mappings().all()
    return {
        uid: [_entry(row) for row in some]
        for uid, some in groupby(rows, key=lambda row: UUID(str(row["record_uid"])))
    }


def _entry(row: RowMapping) -> Entry:
    names = ("uid", "who", "at", "command", "why")
    return Entry(
        uid=row["uid"],
        table=row["record_table"],
        record=row["record_uid"],
        version=row["version"],
        payload=row["payload"],
        digest=row["digest"],
        link=row["link"],
        change=Change(**{name: row[f"change_{name}"] for name in names}),
        undone=row["undone"],
        line=row.get("line", 0),
    )


def append(staged: Staged, one: Met) -> None:
    """Chain what is new after what is on file."""
    before = one.ours[-1]
    version, link = before.version, before.link
    for entry in one.unknown:
        version += 1
        link = link_of(link, entry.record, version, entry.digest)
        if (version, link) != (entry.version, entry.link) or entry.uid.version != _SIGNED:
            uid = revision_uid(entry.change, entry.undone, entry.record, version)
            here = staged.tables["revision"]
            moved = update(here).values(version=version, link=link, uid=uid)
            staged.connection.execute(moved.where(here.c.uid == entry.uid))


def take_rows(staged: Staged, table: str, uids: Iterable[UUID]) -> None:
    """Mark rows of records as to be written over those on file."""
    here = staged.tables[table]
    for uid in uids:
        staged.connection.execute(update(here).values(taken=True).where(here.c.uid == uid))


def sign_strangers(staged: Staged) -> None:
    """Give revisions with random uids, of an older schema, one that says who made them.

    Beside revisions that all have such a uid they could not be told from forged ones; in an empty
    database they stay as they are.
    """
    held = forms()["revision"].table
    if staged.connection.scalar(select(held.c.id).limit(1)) is None:
        return
    here = staged.tables["revision"]
    fresh = ~select(held.c.id).where(held.c.record_uid == here.c.record_uid).exists()
    query = select(here.c.uid, here.c.record_uid).where(here.c.taken, fresh)
    old = {record for uid, record in staged.connection.execute(query) if uid.version != _SIGNED}
    uids = sorted(old)
    for part in batches(uids, _AT_ONCE):
        for entries in _entries(staged.connection, staged.tables, part).values():
            for one in entries:
                uid = revision_uid(one.change, one.undone, one.record, one.version)
                moved = update(here).values(uid=uid).where(here.c.uid == one.uid)
                staged.connection.execute(moved)


def purge(staged: Staged) -> int:
    """Purge what the bundle holds purged and the database does not; how many revisions."""
    here, held = staged.tables["revision"], forms()["revision"].table
    later = held.alias("later")
    replaced = (
        select(later.c.id)
        .where(later.c.record_uid == held.c.record_uid, later.c.version > held.c.version)
        .correlate(held)
        .exists()
    )
    gone = (
        select(here.c.line)
        .where(
            here.c.record_uid == held.c.record_uid,
            here.c.digest == held.c.digest,
            here.c.payload.is_(None),
        )
        .correlate(held)
        .exists()
    )
    purging = update(held).values(payload=None, salt=None)
    done = staged.connection.execute(purging.where(held.c.payload.is_not(None), gone, replaced))
    return int(done.rowcount)
