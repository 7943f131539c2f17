"""Writes what a file wants; twice is the same as once.

What the file said last time, what it says now and what the database holds are compared field
by field: changed in the file alone is taken over, in the database alone is kept, in both is
listed and refused unless the caller decides. What an import did and `undo` took back, the
next import does again; what a person retracted stays so.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tracker.errors import ChangedOnBothSidesError
from tracker.exchange.merging.bases import Bases
from tracker.exchange.merging.guarding import Guarding
from tracker.exchange.merging.records import Compiled, Path, Places, Wanted
from tracker.exchange.merging.undone import undone_fields
from tracker.models import Appearance, Claim, Row, Topic
from tracker.recording.verifying import UNANCHORED, Verifier, told_of
from tracker.store.faults import rule_of
from tracker.store.state import LINKS, State, Uids, Writer, bare, state_of
from tracker.vocabulary.claims import Status

Side = Literal["ours", "theirs"]


@dataclass
class ImportResult:
    """What an import did, or with `--dry-run` would do.

    Attributes:
        added: records by table.
        updated: keys with the fields taken over from the file.
        kept: keys with the fields the database had changed and keeps.
        restored: records by table that an undone import had made, and that are back.
        unchanged: how many records say the same in both.
        gone: how many records the file no longer mentions; they stay.
        quotations: what there is to tell of quotations whose source has a text on file; one that
            is not in it is kept, as unverified.
        alike: what there is to tell of added claims that look recorded already.
    """

    added: Counter[str] = field(default_factory=Counter)
    updated: dict[str, list[str]] = field(default_factory=dict)
    kept: dict[str, list[str]] = field(default_factory=dict)
    restored: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    gone: int = 0
    quotations: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)


class Merge:
    """Merges what a file, or a part of one, wants into the database; nothing is committed.

    Args:
        session: a writing session.
        compiled: what is wanted.
        places: to point at the file.
        decide: whose value wins where both changed: the database's (`ours`) or the file's.
        confirmed: a contradiction whose place or time is unknown is meant.

    Attributes:
        bases: what the file said last of what is wanted.
        new: the claims that were added, with their places.
    """

    def __init__(
        self,
        session: Session,
        compiled: Compiled,
        places: Places,
        *,
        decide: Side | None,
        confirmed: bool,
    ) -> None:
        self._session = session
        self._compiled = compiled
        self._places = places
        self._decide = decide
        self._writer = Writer(session)
        self._uids = Uids(session)
        self._guarding = Guarding(session, compiled, places, confirmed=confirmed)
        self._changed: set[str] = set()
        self._requoted: list[Row] = []
        self._speakers: list[tuple[Path, Row, list[State]]] = []
        self._result = ImportResult()
        self._conflicts: list[str] = []
        self.new: list[tuple[Path, Row]] = []
        self.bases = Bases(session, compiled.id, (one.state["uid"] for one in compiled.records))
        self._undone = undone_fields(session, self.bases.known)

    def run(self) -> ImportResult:
        """Write.

        Raises:
            TrackerError: as `places` makes it, where a rule refuses a record.
            ChangedOnBothSidesError: both sides changed and nobody decided.
        """
        for model in LINKS:
            wanted = self._compiled.of(model.__tablename__)
            if wanted and model is not Topic:
                self._table(model.__tablename__, wanted)
        if self._conflicts:
            raise ChangedOnBothSidesError(self._conflicts)
        self._guarding.check_standing(self._changed)
        self._verify()
        return self._result

    def _table(self, table: str, wanted: list[Wanted]) -> None:
        found = self._writer.find(table, (one.state["uid"] for one in wanted))
        self._uids.know(found.values())
        added = []
        for one in wanted:
            row = found.get(one.state["uid"])
            if row is None:
                added.append(self._add(table, one))
            else:
                self._change(table, one, row)
            self.bases.remember(one)
        with self._pointing(wanted[0].path[:1]):
            self._session.flush()
        for row in added:
            self._writer.know(table, str(row.uid), row.id)
        if table == "appearance":
            self._link_speakers()

    def _add(self, table: str, wanted: Wanted) -> Row:
        if table == "relation":
            self._guarding.check(wanted, wanted.state, None)
        elif table == "question":
            self._guarding.check_question(wanted)
        elif table == "position":
            self._guarding.check_position(wanted, wanted.state)
        added = self._writer.add(table, wanted.state)
        if table == "appearance":
            self._requoted.append(added)
        if table == "claim":
            self.new.append((wanted.path, added))
        self._result.added[table] += 1
        if table == "relation":
            with self._pointing(wanted.path):
                self._session.flush()
        return added

    def _change(self, table: str, wanted: Wanted, row: Row) -> None:
        changed = self._restored(wanted, row) | self._merge(wanted, row)
        if not changed:
            return
        if table == "relation":
            self._guarding.check(wanted, state_of(self._session, row, self._uids) | changed, row)
        elif table == "question" and "text" in changed:
            self._guarding.check_question(wanted)
        elif table == "position":
            self._guarding.check_position(
                wanted, state_of(self._session, row, self._uids) | changed
            )
        if table == "appearance" and {"quote", "source"} & set(changed):
            changed |= UNANCHORED
            self._requoted.append(row)
        if table in {"claim", "appearance"}:
            self._changed.add(str(wanted.state.get("claim", wanted.state["uid"])))
        with self._pointing(wanted.path):
            if table == "claim" and "speakers" in changed:
                # Whether a speaker fits depends on the appearances, which come next.
                self._writer.unlink(row, "speakers")
                self._speakers.append((wanted.path, row, changed.pop("speakers")))
            self._writer.change(row, changed)
            self._session.flush()

    def _restored(self, wanted: Wanted, row: Row) -> State:
        """The state of a record that is back where undoing an import had retracted it."""
        if "retracted_at" not in self._undone.get(wanted.state["uid"], ()):
            return {}
        self._result.restored[wanted.table] += 1
        live: State = {"retracted_at": None, "retracted_by": None, "retracted_why": None}
        return live | {"status": Status.CURRENT} if isinstance(row, Claim) else live

    def _link_speakers(self) -> None:
        for path, row, states in self._speakers:
            with self._pointing(path):
                self._writer.link(row, "speakers", states)
                self._session.flush()

    def _verify(self) -> None:
        """Look for new quotations; a file is written elsewhere, so what is not found is told."""
        verifier = Verifier(self._session)
        for row in self._requoted:
            checked = verifier.verify(self._session.get_one(Appearance, row.id))
            if checked is not None:
                self._result.quotations += told_of(self._session, checked)

    def _merge(self, wanted: Wanted, row: Row) -> State:
        """The fields to take over from the file."""
        here = state_of(self._session, row, self._uids)
        uid = wanted.state["uid"]
        undone_here = self._undone.get(uid, ())
        took, kept, both = [], [], []
        for name, said in wanted.state.items():
            file_value, here_value = bare(said), bare(here[name])
            if file_value == here_value:
                continue
            undone = name in undone_here
            file_changed = undone or not self.bases.same(uid, name, file_value)
            here_changed = not undone and not self.bases.same(uid, name, here_value)
            if file_changed and here_changed:
                both.append(name)
            elif file_changed:
                took.append(name)
            else:
                kept.append(name)
        label = self._places.label(wanted.path)
        if both and self._decide is None:
            self._conflicts.append(f"{label} ({', '.join(both)})")
        (took if self._decide == "theirs" else kept).extend(both)
        if took:
            self._result.updated.setdefault(label, []).extend(took)
        if kept:
            self._result.kept.setdefault(label, []).extend(kept)
        if not took and not kept:
            self._result.unchanged += 1
        return {name: wanted.state[name] for name in took}

    @contextmanager
    def _pointing(self, path: Path) -> Iterator[None]:
        """A rule of the database, told at the key that broke it."""
        try:
            yield
        except IntegrityError as error:
            raise self._places.refusal(path, rule_of(error), "mend it in the file") from error
