"""A record's state: the facts of a row and of its link rows, as plain JSON values.

One shape serves the history, the comparison of an import with the database, and writing.
References to other rows are uids; derived columns and numbers of this database are left out, and
a long text that its digest stands for.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Date, Enum, Table, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.sql.elements import KeyedColumnElement

from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    Position,
    Question,
    Relation,
    ResponseRequest,
    Row,
    Source,
    SourceText,
    Speaker,
    SpeakerMerge,
    Topic,
    Verdict,
)
from tracker.models.base import Moment
from tracker.store.batches import batches
from tracker.vocabulary.dates import bounds
from tracker.vocabulary.text import fold

State = dict[str, Any]

LINKS: dict[type[Row], tuple[str, ...]] = {
    Speaker: ("names", "identifiers"),
    SpeakerMerge: (),
    Affiliation: (),
    Source: (),
    SourceText: (),
    Topic: (),
    Claim: ("speakers", "topics"),
    Appearance: ("relays",),
    Relation: (),
    Question: (),
    Position: (),
    ResponseRequest: (),
    Verdict: (),
}
"""The records, each with the collections of link rows that belong to it; parents first."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

MODELS = {model.__tablename__: model for model in LINKS}


def canonical(value: object) -> str:
    """JSON with one way to write each value, so that equal states have equal digests."""
    return _CANONICAL.encode(value)


class Uids:
    """The uids of rows by their numbers, each looked up once.

    Args:
        session: of the database.
        rows: that are known already.
    """

    def __init__(self, session: Session, rows: Iterable[Row] = ()) -> None:
        self._session = session
        self._known: dict[tuple[str, int], UUID] = {}
        self.know(rows)

    def know(self, rows: Iterable[Row]) -> None:
        """Take rows that need not be looked up."""
        self._known.update({(row.__tablename__, row.id): row.uid for row in rows})

    def __call__(self, table: str, number: int) -> UUID:
        """The uid of the row of a table that has a number."""
        if (table, number) not in self._known:
            model = MODELS[table]
            found = self._session.execute(select(model.uid).where(model.id == number))
            self._known[table, number] = found.scalar_one()
        return self._known[table, number]


def state_of(session: Session, record: Row, uids: Uids | None = None) -> State:
    """The state of a record that has been flushed; `uids` is shared where many are asked for."""
    uids = uids or Uids(session)
    state = _values(record, uids)
    for name in LINKS[type(record)]:
        state[name] = [_values(link, uids, owner=record) for link in getattr(record, name)]
    return state


def targets_of(model: type[Row]) -> dict[str, str]:
    """The keys of a model's state that hold the uid of another record, with its table."""
    columns = model.__table__.columns
    return {_state_name(one): target for one in columns if (target := _target(one))}


def completed(state: State, payload: State) -> State:
    """A state read from the history, which may be older than the columns of `state`."""
    return {
        name: [] if isinstance(value, list) else None for name, value in state.items()
    } | payload


class Writer:
    """Writes states into rows; rows that are referred to must have been flushed before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._numbers: dict[tuple[str, str], int] = {}

    def know(self, table: str, uid: str, number: int) -> None:
        """Take a record's number as given, so that it can be referred to before it is there."""
        self._numbers[table, uid] = number

    def find(self, table: str, uids: Iterable[str]) -> dict[str, Row]:
        """The records with these uids, by uid."""
        model = MODELS[table]
        wanted = [UUID(uid) for uid in uids]
        found: dict[str, Row] = {}
        for part in batches(wanted):
            query = (
                select(model)
                .where(model.uid.in_(part))
                .options(*(selectinload(getattr(model, name)) for name in LINKS[model]))
            )
            found.update({str(row.uid): row for row in self._session.scalars(query)})
        self._numbers.update({(table, uid): row.id for uid, row in found.items()})
        return found

    def add(self, table: str, state: Mapping[str, Any]) -> Row:
        """Make a record; its number is given by the next flush, in the order of adding."""
        record = MODELS[table](uid=UUID(state["uid"]))
        self._set(record, state)
        for name in LINKS[type(record)]:  # set, if only to nothing, so that none is looked up
            setattr(record, name, self._links(record, name, state.get(name, [])))
        self._session.add(record)
        return record

    def change(self, record: Row, state: Mapping[str, Any]) -> None:
        """Give a record new values for the keys of `state`.

        Link rows go before and come after the row itself changes, so that no guard meets
        a mixture of both states.
        """
        renewed = [name for name in LINKS[type(record)] if name in state]
        for name in renewed:
            self.unlink(record, name)
        self._set(record, state)
        self._session.flush()
        for name in renewed:
            self.link(record, name, state[name])

    def unlink(self, record: Row, name: str) -> None:
        """Take a record's link rows away."""
        for link in list(getattr(record, name)):
            getattr(record, name).remove(link)
            self._session.delete(link)
        self._session.flush()

    def link(self, record: Row, name: str, states: list[State]) -> None:
        """Give a record link rows."""
        getattr(record, name).extend(self._links(record, name, states))

    def _links(self, record: Row, name: str, states: list[State]) -> list[Row]:
        model = getattr(type(record), name).property.mapper.class_
        links = []
        for place, state in enumerate(states, start=1):
            link = model(uid=UUID(state.get("uid") or str(uuid5(record.uid, f"{name}/{place}"))))
            self._set(link, state)
            if "naming" in model.__table__.columns:
                link.naming = record.naming  # type: ignore[attr-defined]
            if "place" in model.__table__.columns:
                link.place = place
            links.append(link)
        return links

    def _set(self, row: Row, state: Mapping[str, Any]) -> None:
        for column in row.__table__.columns:
            name = _state_name(column)
            if name in state and column.key != "uid":
                setattr(row, column.key, self._value(column, state[name]))
        for name, value in derived(_table(row), lambda key: getattr(row, key)).items():
            setattr(row, name, value)
        if isinstance(row, Relation) and "from" in state:
            row.pair_key = pair_key(UUID(state["from"]), UUID(state["to"]))

    def _value(self, column: KeyedColumnElement[Any], value: Any) -> Any:  # noqa: ANN401 - any column's
        target = _target(column)
        if value is None:
            return None
        if target is not None:
            return self._number(target, value)
        if isinstance(column.type, Enum) and column.type.enum_class is not None:
            return column.type.enum_class(value)
        if isinstance(column.type, Date):
            return date.fromisoformat(value)
        if isinstance(column.type, Moment):
            return datetime.fromisoformat(value).astimezone(UTC)
        return value

    def _number(self, table: str, uid: str) -> int:
        if (table, uid) not in self._numbers:
            model = MODELS[table]
            found = self._session.execute(select(model.id).where(model.uid == UUID(uid)))
            self._numbers[table, uid] = found.scalar_one()
        return self._numbers[table, uid]


def differing(before: Mapping[str, Any], wanted: Mapping[str, Any]) -> State:
    """The values of `wanted` that are not those of `before`."""
    return {name: value for name, value in wanted.items() if bare(value) != bare(before[name])}


def bare(value: object) -> object:
    """A value to compare: link rows without the uid and place that follow from their order."""
    if isinstance(value, list):
        return [
            {name: item for name, item in link.items() if name not in {"uid", "place"}}
            for link in value
        ]
    return value


def pair_key(one: UUID, other: UUID) -> str:
    """The key of an unordered pair of claims."""
    return ":".join(sorted((one.hex, other.hex)))


def derived(table: Table, value: Callable[[str], Any]) -> dict[str, Any]:
    """The derived columns of a row, but a relation's pair, from its facts.

    Args:
        table: of the row.
        value: of a column, by its key.

    Raises:
        BadDateError: a date that is not EDTF.
    """
    found: dict[str, Any] = {}
    for column in table.columns:
        base, _, part = column.key.rpartition("_")
        if not column.info.get("derived") or not base or base not in table.columns:
            continue
        text = value(base)
        if part == "key":
            found[column.key] = fold(text) if text else None
        else:
            found[column.key] = getattr(bounds(text), part) if text else None
    return found


def facts(
    table: Table,
    value: Callable[[str], Any],
    uid: Callable[[str, int], UUID],
    owner: str | None = None,
) -> State:
    """The facts of a row, as plain JSON values.

    Args:
        table: of the row.
        value: of a column, by its key.
        uid: of the row of another table that has a number.
        owner: the table of the record that a link row belongs to.
    """
    found: State = {}
    for column in table.columns:
        target = _target(column)
        if column.key == "id" or column.info.keys() & {"derived", "digested"}:
            continue
        if owner is not None and (target == owner or column.key == "naming"):
            continue
        held = value(column.key)
        if target is not None and held is not None:
            held = uid(target, held)
        found[_state_name(column)] = _plain(held)
    return found


def _values(row: Row, uids: Uids, owner: Row | None = None) -> State:
    return facts(
        _table(row), lambda key: getattr(row, key), uids, owner.__tablename__ if owner else None
    )


def _table(row: Row) -> Table:
    table: Any = row.__table__
    return table  # type: ignore[no-any-return]


@cache
def _state_name(column: KeyedColumnElement[Any]) -> str:
    return column.key.removesuffix("_id") if _target(column) else column.key


@cache
def _target(column: KeyedColumnElement[Any]) -> str | None:
    """The table whose number this column holds."""
    for key in column.foreign_keys:
        if key.column.key == "id":
            return key.column.table.name
    return None


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
