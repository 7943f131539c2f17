"""Whether every record is what its history says last, and its derived columns follow from it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select, tuple_

from tracker.errors import BadDateError
from tracker.models import Base, Revision, Row
from tracker.store.raw import RawTable, Stored
from tracker.store.references import LETTERS
from tracker.store.state import (
    LINKS,
    State,
    canonical,
    completed,
    derived,
    facts,
    pair_key,
    targets_of,
)

_AT_ONCE = 500
_LONG_AT_ONCE = 5

Values = dict[str, Any]


def altered_records(connection: Connection) -> Iterator[str]:
    """What differs between the rows and the history, one sentence each."""
    for model in LINKS:
        yield from _Records(connection, model).findings()


class _Records:
    """The records of one table with their link rows, a batch at a time."""

    def __init__(self, connection: Connection, model: type[Row]) -> None:
        self._connection = connection
        self._model = model
        self._name = model.__tablename__
        self._rows = RawTable(Base.metadata.tables[self._name], connection.dialect)
        self._links: dict[str, type[Row]] = {
            name: getattr(model, name).property.mapper.class_ for name in LINKS[model]
        }
        self._uids: dict[tuple[str, int], UUID] = {}
        columns = self._rows.table.columns
        self._digested = {
            one.key: one.info["digested"] for one in columns if "digested" in one.info
        }

    def findings(self) -> Iterator[str]:
        last = 0
        while batch := self._read(self._rows, last):
            last = batch[-1].values["id"]
            yield from self._batch(batch)

    def _read(self, rows: RawTable, last: int) -> list[Stored]:
        number = rows.table.c.id
        query = select(*rows.columns()).where(number > last).order_by(number)
        query = query.limit(_LONG_AT_ONCE if self._digested else _AT_ONCE)
        return [rows.read(row) for row in self._connection.execute(query).mappings()]

    def _batch(self, records: Sequence[Stored]) -> Iterator[str]:
        links = {
            name: self._linked(model, [one.values["id"] for one in records])
            for name, model in self._links.items()
        }
        self._resolve(records, links)
        payloads = self._payloads([one.values["uid"] for one in records if one.values["uid"]])
        for record in records:
            mine = {name: found.get(record.values["id"], []) for name, found in links.items()}
            called = _called(self._name, record.values)
            for fault in self._faults(record, mine, payloads):
                yield f"{called}: {fault}"

    def _linked(self, model: type[Row], numbers: list[int]) -> dict[int, list[Stored]]:
        """The link rows of records, in their order, by the record's number."""
        rows = RawTable(Base.metadata.tables[model.__tablename__], self._connection.dialect)
        columns = rows.table.c
        owner = f"{self._name}_id"
        order = columns.place if "place" in columns else columns.id
        query = select(*rows.columns()).where(columns[owner].in_(numbers)).order_by(order)
        found: dict[int, list[Stored]] = {}
        for row in self._connection.execute(query).mappings():
            link = rows.read(row)
            found.setdefault(link.values[owner], []).append(link)
        return found

    def _resolve(
        self, records: Sequence[Stored], links: dict[str, dict[int, list[Stored]]]
    ) -> None:
        """Look up the uids of all that a batch refers to."""
        wanted: dict[str, set[int]] = {}
        groups: list[tuple[type[Row], Sequence[Stored]]] = [(self._model, records)]
        for name, found in links.items():
            groups += [(self._links[name], some) for some in found.values()]
        for model, some in groups:
            for field, table in targets_of(model).items():
                held = {one.values[f"{field}_id"] for one in some}
                wanted.setdefault(table, set()).update(held - {None})
        self._uids = {}
        for table, numbers in wanted.items():
            rows = RawTable(
                Base.metadata.tables[table], self._connection.dialect, keys=("id", "uid")
            )
            query = select(*rows.columns()).where(rows.table.c.id.in_(numbers))
            for row in self._connection.execute(query).mappings():
                values = rows.read(row).values
                self._uids[table, values["id"]] = values["uid"]

    def _payloads(self, uids: list[UUID]) -> dict[UUID, str | None]:
        newest = (
            select(Revision.record_uid, func.max(Revision.version))
            .where(Revision.record_uid.in_(uids), Revision.record_table == self._name)
            .group_by(Revision.record_uid)
        )
        query = select(Revision.record_uid, Revision.payload).where(
            tuple_(Revision.record_uid, Revision.version).in_(newest)
        )
        return {uid: payload for uid, payload in self._connection.execute(query)}  # noqa: C416 - typed rows

    def _faults(
        self,
        record: Stored,
        links: dict[str, list[Stored]],
        payloads: dict[UUID, str | None],
    ) -> Iterator[str]:
        unreadable = [*record.faults]
        unreadable += [
            f"{name}.{one}" for name in links for row in links[name] for one in row.faults
        ]
        if unreadable:
            yield f"{', '.join(unreadable)} cannot be read"
            return
        yield from self._wrongly_derived(record.values, links)
        for text, digest in self._digested.items():
            if hashlib.sha256(record.values[text].encode()).hexdigest() != record.values[digest]:
                yield f"{text} is not the one its {digest} was made of"
        if record.values["uid"] not in payloads:
            yield "it has no history"
            return
        payload = payloads[record.values["uid"]]
        if payload is None:
            yield "the text of its last revision was purged, so that nothing vouches for the row"
            return
        try:
            state = self._state(record.values, links)
            history = completed(state, json.loads(payload))
        except KeyError as error:
            table, number = error.args[0]
            yield f"it points to row {number} of {table}, which is not there"
        except ValueError:
            yield "its last revision cannot be read"
        else:
            names = [
                name for name in history if canonical(history[name]) != canonical(state.get(name))
            ]
            if names:
                yield f"{', '.join(sorted(names))} not as the history says"

    def _state(self, record: Values, links: dict[str, list[Stored]]) -> State:
        def uid(table: str, number: int) -> UUID:
            return self._uids[table, number]

        state = facts(self._rows.table, record.__getitem__, uid)
        for name, rows in links.items():
            table = Base.metadata.tables[self._links[name].__tablename__]
            state[name] = [facts(table, row.values.__getitem__, uid, self._name) for row in rows]
        return state

    def _wrongly_derived(self, record: Values, links: dict[str, list[Stored]]) -> Iterator[str]:
        rows = [(self._name, record)]
        for name, found in links.items():
            rows += [(self._links[name].__tablename__, one.values) for one in found]
            if any(one.values.get("place", place) != place for place, one in enumerate(found, 1)):
                yield f"{name} are not numbered from 1"
            if any(
                one.values.get("naming", record.get("naming")) != record.get("naming")
                for one in found
            ):
                yield f"{name} do not say whether the speaker is named"
        for table, values in rows:
            try:
                wanted = derived(Base.metadata.tables[table], values.__getitem__)
            except BadDateError as error:
                yield str(error)
                continue
            if table == "relation":
                wanted["pair_key"] = self._pair(values)
            names = [name for name, value in wanted.items() if values[name] != value]
            if names:
                yield f"{', '.join(names)} do not follow from the rest"

    def _pair(self, relation: Values) -> str | None:
        one = self._uids.get(("claim", relation["from_id"]))
        other = self._uids.get(("claim", relation["to_id"]))
        return pair_key(one, other) if one and other else None


def _called(table: str, values: Values) -> str:
    if table == "appearance":
        return f"C{values['claim_id']}.{values['place']}"
    if table == "speaker_merge":
        return f"merge of P{values['merged_id']} into P{values['kept_id']}"
    if table == "position":
        return f"C{values['claim_id']} on Q{values['question_id']}"
    if table == "verdict":
        return f"verdict of {values['reviewer']} on C{values['claim_id']}"
    if table in LETTERS:
        return f"{LETTERS[table]}{values['id']}"
    return f"{table} {values['uid']}"
