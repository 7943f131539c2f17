"""Imports a table: its good rows in one transaction, twice the same as once.

Rows are written in parts, each of which stands or falls alone: where one falls, its rows are tried
one by one, so that the bad ones are found. Memory holds one part, and names met before.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from tracker.errors import (
    BadRowError,
    BadRowsError,
    ChangedOnBothSidesError,
    OtherTableError,
    TrackerError,
    some,
)
from tracker.exchange.merging.merge import ImportResult, Merge, Side
from tracker.exchange.merging.records import Compiled, Path, Wanted
from tracker.exchange.table.answers import Answering
from tracker.exchange.table.bodies import Bodies
from tracker.exchange.table.compiling import Rows
from tracker.exchange.table.given import Given
from tracker.exchange.table.keys import RowUids, space_of
from tracker.exchange.table.matches import Match
from tracker.exchange.table.near import Near
from tracker.exchange.table.plan import Plan
from tracker.exchange.table.records import Record, Table
from tracker.exchange.table.result import TableResult
from tracker.exchange.table.seen import Seen
from tracker.exchange.table.shape import read_row
from tracker.exchange.table.sources import Sources
from tracker.exchange.table.standing import Questions
from tracker.models import FileRecord
from tracker.recording.dependence import check_leaning
from tracker.recording.topics import topics_of
from tracker.store.faults import rule_of
from tracker.store.session import part_of
from tracker.store.state import bare

_ROWS = 250
_CHARACTERS = 2_000_000
"""Of one part, whichever is met first."""
_BOTH = 1_000
"""Rows changed on both sides that are counted."""

Reject = Callable[[Record, str], None]
Watch = Callable[[Iterator[Record], int], Iterator[Record]]


@dataclass(frozen=True)
class Asked:
    """How a table is to be imported.

    Attributes:
        id: of the table; with a row's key it makes the row's uid.
        id_given: somebody said that this is its id.
        decide: whose value wins where both changed: the database's (`ours`) or the table's.
        confirmed: a contradiction whose place or time is unknown is meant.
        fuzzy: names very near to one on file are taken for it.
        reject: takes bad rows; without it they refuse the whole.
        watch: tells how far it has come.
    """

    id: str
    id_given: bool = False
    decide: Side | None = None
    confirmed: bool = False
    fuzzy: bool = False
    reject: Reject | None = None
    watch: Watch = lambda records, _total: records


@dataclass(frozen=True)
class _Item:
    record: Record
    given: Given | None
    problem: str | None


@dataclass
class _Part:
    """What a part of the table did, kept only if it stands."""

    bad: list[tuple[Record, str]]
    matched: Counter[Match]
    merged: ImportResult
    known: int
    changed: int


class RowPlaces:
    """A table's rows, to point at what is wrong with them."""

    def fault(self, path: Path, problem: str, mend: str = "") -> TrackerError:
        """A row that cannot be read."""
        del path
        return BadRowError(f"{problem}; {mend}" if mend else problem)

    def refusal(self, path: Path, problem: str, mend: str) -> TrackerError:
        """A row that is refused."""
        return self.fault(path, problem, mend)

    def label(self, path: Path) -> str:
        """`line 12`, or what the record is called."""
        return str(path[0])


def import_table(session: Session, table: Table, plan: Plan, asked: Asked) -> TableResult:
    """Write a table's good rows into the database of a session; nothing is committed here.

    Raises:
        BadRowsError: rows are bad, and nothing takes them.
        ChangedOnBothSidesError: both sides changed and nobody decided.
        OtherTableError: it is another table than the one imported under this id before.
    """
    with closing(Seen()) as seen:
        return _TableImport(session, table, plan, asked, seen).run()


class _TableImport:
    def __init__(
        self, session: Session, table: Table, plan: Plan, asked: Asked, seen: Seen
    ) -> None:
        self._session = session
        self._table = table
        self._plan = plan
        self._asked = asked
        self._file_id = f"table:{asked.id}"
        space = space_of(asked.id)
        self._uids = RowUids(space, plan, seen)
        near = Near(session) if asked.fuzzy else None
        self._bodies = Bodies(session, space, near, mended=table.mended)
        self._sources = Sources(
            session, space, self._bodies, table.name, table.sha256, mended=table.mended
        )
        self._questions = Questions(session, space)
        self._answering = Answering(session, space)
        self._remembered = (
            *self._bodies.remembered,
            self._sources.known,
            self._questions.known,
        )
        self._rows = Rows(session, self._bodies, self._sources, self._questions, self._answering)
        self._result = TableResult(asked.id)
        self._both: list[str] = []
        self._known = self._changed = 0

    def run(self) -> TableResult:
        before = self._claims_before()
        for part in self._parts():
            self._write(part)
        if self._result.rejected and self._asked.reject is None:
            raise BadRowsError(self._table.name, self._result.rejected, self._result.bad)
        other = self._changed > 0 and self._changed * 2 >= self._known
        if other and not self._asked.id_given:
            raise OtherTableError(self._asked.id, self._changed, self._known)
        if self._both:
            raise ChangedOnBothSidesError([some(self._both)])
        check_leaning(self._session)
        self._result.gone = 0 if self._table.mended else before - self._known
        return self._result

    def _claims_before(self) -> int:
        query = select(func.count()).select_from(FileRecord)
        claims = query.where(
            FileRecord.file_id == self._file_id, FileRecord.record_table == "claim"
        )
        return self._session.scalar(claims) or 0

    def _parts(self) -> Iterator[list[_Item]]:
        part: list[_Item] = []
        size = 0
        for record in self._asked.watch(self._table.records(), self._table.total):
            self._result.rows += 1
            part.append(self._item(record))
            size += record.size
            if len(part) >= _ROWS or size > _CHARACTERS:
                yield part
                part, size = [], 0
        if part:
            yield part

    def _item(self, record: Record) -> _Item:
        if record.problem is not None:
            return _Item(record, None, record.problem)
        try:
            row = read_row(self._plan.values(record))
            uid, place = self._uids.of(record, row.key), self._table.first_line(record)
            return _Item(record, Given(record.line, row, uid, place=place), None)
        except BadRowError as error:
            return _Item(record, None, str(error))

    def _write(self, items: list[_Item]) -> None:
        try:
            with part_of(self._session):
                part = self._written(items)
        except ChangedOnBothSidesError as error:
            self._end_part(stands=False)
            self._both += error.records[: _BOTH - len(self._both)]
        except (TrackerError, IntegrityError, DataError) as error:
            self._end_part(stands=False)
            if len(items) > 1:
                for item in items:
                    self._write([item])
            else:
                reason = rule_of(error) if isinstance(error, IntegrityError) else str(error)
                self._reject(items[0].record, reason)
        else:
            self._end_part(stands=True)
            self._keep(part)

    def _written(self, items: list[_Item]) -> _Part:
        topic = topics_of(self._session)
        self._answering.begin_part()
        self._rows.begin_part()
        bad: list[tuple[Record, str]] = []
        matched: Counter[Match] = Counter()
        wanted: list[Wanted] = []
        for item in items:
            try:
                wanted += self._compiled(item, topic, matched)
            except TrackerError as error:
                bad.append((item.record, str(error)))
        compiled = Compiled(self._file_id, wanted)
        merge = Merge(
            self._session,
            compiled,
            RowPlaces(),
            decide=self._asked.decide,
            confirmed=self._asked.confirmed,
        )
        known = [one.state for one in compiled.of("claim") if one.state["uid"] in merge.bases]
        changed = [
            state
            for state in known
            if not any(
                merge.bases.same(state["uid"], name, bare(state[name]))
                for name in ("text", "speakers")
            )
        ]
        return _Part(bad, matched, merge.run(), len(known), len(changed))

    def _compiled(
        self, item: _Item, topic: Callable[[str], str], matched: Counter[Match]
    ) -> list[Wanted]:
        if item.given is None:
            raise BadRowError(item.problem or "cannot be read")
        self._bodies.begin_row(item.given.uid)
        stands = False
        try:
            wanted = self._rows.compile(item.given, topic)
            stands = True
        finally:
            for one in self._remembered:
                one.end_row(stands=stands)
        matched.update(dict.fromkeys(self._bodies.matched, 1))
        return wanted

    def _end_part(self, *, stands: bool) -> None:
        for one in self._remembered:
            one.end_part(stands=stands)

    def _keep(self, part: _Part) -> None:
        for record, reason in part.bad:
            self._reject(record, reason)
        self._result.include(part.merged)
        self._result.matches.add(part.matched)
        self._known += part.known
        self._changed += part.changed

    def _reject(self, record: Record, reason: str) -> None:
        self._result.reject(record.line, reason)
        if self._asked.reject is not None:
            self._asked.reject(record, reason)
