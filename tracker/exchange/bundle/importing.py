"""Brings a bundle into a database: all of it or nothing, and nothing twice."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.errors import (
    BundleConflictsError,
    ChangeForbiddenError,
    FileRefusedError,
    LeansOnRetractedError,
)
from tracker.exchange.bundle.clashes import check_clashes
from tracker.exchange.bundle.histories import (
    Met,
    Signature,
    append,
    mark_unknown,
    met,
    purge,
    same,
    sign_strangers,
    take_rows,
)
from tracker.exchange.bundle.places import Moved, make_room
from tracker.exchange.bundle.placing import Placing
from tracker.exchange.bundle.reading import Bundle, BundleRow
from tracker.exchange.bundle.rules import check_rules
from tracker.exchange.bundle.shape import forms
from tracker.exchange.bundle.staging import Staged
from tracker.exchange.merging.merge import Side
from tracker.models import Revision
from tracker.reporting.differences import FieldView, Touched, TouchedView, touched_views
from tracker.store.checking import untrue
from tracker.store.history import Author, decide
from tracker.store.numbers import count_on
from tracker.store.references import references
from tracker.store.searching.upkeep import rebuild

Decisions = Mapping[str, Side]
Watch = Callable[[Iterator[BundleRow]], Iterable[BundleRow]]


@dataclass(frozen=True)
class Conflict:
    """A record that was changed here and there since its histories parted.

    Attributes:
        ref: here.
        uid: in both.
        fields: what differs: `old` is ours, `new` is theirs.
        ours: who changed it here last.
        theirs: who changed it there last.
    """

    ref: str
    uid: str
    fields: list[FieldView]
    ours: Signature
    theirs: Signature


@dataclass
class BundleResult:
    """What importing a bundle did, or with `--dry-run` would do.

    Attributes:
        added: records by table.
        updated: records that are as the bundle has them now, with the fields that differ.
        decided: conflicts, each with whose state holds.
        moved: appearances that had the place of another one of the same claim, as they are now.
        joined: how many records had two histories that end in the same.
        purged: how many earlier states were purged there, and are here now.
        unchanged: how many records of the bundle are on file as they were.
    """

    added: Counter[str] = field(default_factory=Counter)
    updated: dict[str, list[str]] = field(default_factory=dict)
    decided: list[tuple[Conflict, Side]] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    joined: int = 0
    purged: int = 0
    unchanged: int = 0


def import_bundle(
    session: Session,
    bundle: Bundle,
    author: Author,
    *,
    decide_all: Side | None = None,
    decisions: Decisions | None = None,
    watch: Watch = lambda rows: rows,
) -> BundleResult:
    """Write a bundle into the database of a session; nothing is committed here.

    Args:
        session: a writing session.
        bundle: not yet read.
        author: who decides conflicts, which are the only change of its own that this makes.
        decide_all: whose state holds where both changed: the database's or the bundle's.
        decisions: the same by uid, for some.
        watch: to tell how far it has come.

    Raises:
        FileFaultError: the bundle cannot be read, or does not hold together.
        BundleConflictsError: both changed, and nobody decided.
        FileRefusedError: a rule refuses one of its rows, or what is here and there do not go
            together.
    """
    return _Import(session, bundle, author, decide_all, decisions or {}).run(watch)


class _Import:
    def __init__(
        self,
        session: Session,
        bundle: Bundle,
        author: Author,
        decide_all: Side | None,
        decisions: Decisions,
    ) -> None:
        self._session = session
        self._bundle = bundle
        self._author = author
        self._decide_all = decide_all
        self._decisions = decisions
        self._staged = Staged(session.connection())
        self._result = BundleResult()
        self._parted: list[tuple[Met, Side]] = []
        self._moved: list[Moved] = []

    def run(self, watch: Watch) -> BundleResult:
        self._staged.fill(self._bundle, watch(self._bundle.rows()))
        mark_unknown(self._staged)
        filled = self._session.scalar(select(Revision.id).limit(1)) is not None
        if filled:
            self._compare()
            sign_strangers(self._staged)
        self._count()
        self._result.purged = purge(self._staged)
        if self._anything():
            self._moved = make_room(self._staged)
            check_clashes(self._session, self._staged, self._bundle)
            self._write(filled=filled)
        return self._result

    def _compare(self) -> None:
        undecided = []
        for one in met(self._staged):
            if one.theirs[-1].payload is None or one.ours[-1].payload is None:
                problem = f"the last revision of {one.table} {one.record} was purged"
                raise self._bundle.fault(problem, one.theirs[-1].line)
            append(self._staged, one)
            if one.ahead:
                self._take(one)
                continue
            side = self._side(one)
            if side is None:
                undecided.append(self._conflict(one))
            else:
                self._parted.append((one, side))
        if undecided:
            raise BundleConflictsError(self._bundle.name, undecided)
        for one, side in self._parted:
            if side == "theirs":
                take_rows(self._staged, one.table, [one.record])

    def _take(self, one: Met) -> None:
        take_rows(self._staged, one.table, [one.record])
        view = self._differences(one)
        self._result.updated[view.ref] = [each.field for each in view.fields]

    def _side(self, one: Met) -> Side | None:
        """Whose state holds, if that is known; where both say the same it does not matter."""
        if same(_state(one.ours[-1].payload), _state(one.theirs[-1].payload)):
            self._result.joined += 1
            return "ours"
        side = self._decisions.get(str(one.record), self._decide_all)
        if side is not None:
            self._result.decided.append((self._conflict(one), side))
        return side

    def _conflict(self, one: Met) -> Conflict:
        view = self._differences(one)
        signatures = one.ours[-1].signature, one.theirs[-1].signature
        return Conflict(view.ref, view.uid, view.fields, *signatures)

    def _differences(self, one: Met) -> TouchedView:
        before, after = _state(one.ours[-1].payload), _state(one.theirs[-1].payload)
        touched = Touched(one.table, one.record, before, after)
        return touched_views(self._session, [touched])[0]

    def _count(self) -> None:
        for name, form in forms().items():
            if not form.is_record:
                continue
            here = self._staged.tables[name]
            query = select(here.c.fresh, func.count()).group_by(here.c.fresh)
            for fresh, count in self._session.execute(query):
                if fresh:
                    self._result.added[name] = count
                else:
                    self._result.unchanged += count
        both = len(self._result.updated) + len(self._result.decided) + self._result.joined
        self._result.unchanged -= both

    def _anything(self) -> bool:
        revision = self._staged.tables["revision"]
        return bool(
            self._result.purged
            or self._session.scalar(select(revision.c.line).where(revision.c.taken).limit(1))
        )

    def _write(self, *, filled: bool) -> None:
        placing = Placing(self._staged, self._bundle)
        placing.history()
        self._result.purged += purge(self._staged)  # what is new replaced more
        placing.records()
        connection = self._session.connection()
        count_on(connection)
        self._session.expire_all()
        self._decide()
        self._check_rules(filled=filled)
        for finding in untrue(connection):
            raise FileRefusedError(
                self._bundle.name,
                f"does not hold together: {finding}",
                mend="nothing was changed; look at both databases with: tracker db check",
            )
        rebuild(connection)

    def _check_rules(self, *, filled: bool) -> None:
        try:
            check_rules(self._session, self._staged, filled=filled)
        except (LeansOnRetractedError, ChangeForbiddenError) as error:
            fault = "go with what is on file" if filled else "keep the rules"
            raise FileRefusedError(
                self._bundle.name,
                f"does not {fault}: {error} (numbers as if it had been imported; nothing was)",
            ) from error

    def _decide(self) -> None:
        """One new change for all decisions: a merge of two histories is somebody's act."""
        decisions = {
            one.record: str((one.ours if side == "ours" else one.theirs)[-1].payload)
            for one, side in self._parted
        }
        decisions |= {one.uid: one.payload for one in self._moved}
        last = [(self._last(record), payload) for record, payload in decisions.items()]
        decide(self._session, self._author, last)
        self._session.flush()
        moved = [one.uid for one in self._moved]
        self._result.moved = list(references(self._session, "appearance", moved).values())

    def _last(self, record: UUID) -> Revision:
        query = select(Revision).where(Revision.record_uid == record)
        return self._session.scalars(query.order_by(Revision.version.desc()).limit(1)).one()


def _state(payload: str | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(payload or "{}")
    return found
