"""What a table is: declared columns, and rows that come while they are written.

Redaction for the public is here, below every renderer: a value leaves only if its column says so.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from tracker.errors import InternalColumnError, UnknownColumnError
from tracker.store.batches import batches
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.text import fold

Cell = str | int | date | None
"""What stands in a cell; True and False are integers to Python, too."""

Kept = tuple[list[str], list[str]]
"""Texts that leave: those that people here wrote, and those that were published."""

Item = TypeVar("Item")
Number = TypeVar("Number")

ALL = "all"
_SORTED_BY = 200
"""Characters of a text that count when rows are sorted."""


class Kind(StrEnum):
    """How a column's cells read."""

    TEXT = "text"
    PROSE = "prose"
    LINK = "link"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"


@dataclass(frozen=True)
class Fill:
    """What a person may write into the cells of a column, in a sheet that is read back.

    Attributes:
        told: what may be written, in a sentence or two.
        words: of its closed list.
    """

    told: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column(Generic[Item]):
    """One column.

    Attributes:
        name: as scripts know it.
        doc: what its cells say.
        value: makes a cell of an item.
        kind: how the cells read.
        public: whether an item's value may leave; without it the column never does.
        brief: whether it stands in the formats made for reading, where nothing else is asked for.
        key: what rows are sorted by, if not by the cell.
        ours: whether people here wrote its cells, and so may have given something away in them.
        fill: what may be written into its cells; a workbook with such a column locks all others.
        hidden: whether a workbook keeps it out of sight.
    """

    name: str
    doc: str
    value: Callable[[Item], object]
    kind: Kind = Kind.TEXT
    public: Callable[[Item], bool] | None = None
    brief: bool = False
    key: Callable[[Item], object] | None = None
    ours: bool = False
    fill: Fill | None = None
    hidden: bool = False

    @property
    def heading(self) -> str:
        """The name as people read it."""
        words = self.name.replace("_", " ")
        return "URL" if words == "url" else words[0].upper() + words[1:].replace("url", "URL")


@dataclass(frozen=True)
class Layout(Generic[Item]):
    """All columns a table can have.

    Attributes:
        name: the plural noun.
        row: what one row is.
        columns: in order.
        public_order: how rows for the public are sorted; the order of recording stays inside.
    """

    name: str
    row: str
    columns: tuple[Column[Item], ...]
    public_order: tuple[str, ...]


class Watch(Protocol):
    """Lets items pass and may tell how many did; `done` says what was done to them."""

    def __call__(self, items: Iterable[Item], total: int, done: str) -> Iterator[Item]:
        """The same items."""


def unwatched(items: Iterable[Item], total: int, done: str) -> Iterator[Item]:  # noqa: ARG001 - a Watch
    """Tell nothing."""
    yield from items


@dataclass(frozen=True, kw_only=True)
class Request:
    """Which columns are wanted, in which order, how many rows, and for whom.

    `sort` names columns, with a hyphen before those that descend; `brief` asks for the columns
    made for reading where none are named; `watch` sees every row pass.
    """

    audience: Audience = Audience.INTERNAL
    columns: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None
    brief: bool = False
    everything: bool = False
    watch: Watch = unwatched


@dataclass(frozen=True)
class Table:
    """What renderers see. The rows can be read once, while the session is open.

    `kept` goes through the same rows, as often as it is called, for the texts the public gets:
    ours in the columns chosen; what was published in any column that may leave.
    """

    name: str
    row: str
    audience: Audience
    columns: "tuple[Column[object], ...]"
    total: int
    rows: Iterator[tuple[Cell, ...]] = field(repr=False)
    kept: Callable[[], Iterator[Kept]] = field(repr=False)


def always(_item: object) -> bool:
    """Every value of the column may leave."""
    return True


def table_of(
    layout: Layout[Item],
    wanted: Request,
    numbers: Sequence[Number],
    load: Callable[[Sequence[Number]], Iterable[Item]],
) -> Table:
    """Put a table together.

    Args:
        layout: its columns.
        wanted: what was asked for.
        numbers: of all rows, in the order of recording.
        load: items of some of them, as many and in the same order; items before are let go.

    Raises:
        UnknownColumnError: no column of this name.
        InternalColumnError: a column asked for that the public may not have.
    """
    columns = _chosen(layout, wanted)
    order = _ordered(layout, wanted, numbers, load)[: wanted.limit]

    def rows() -> Iterator[tuple[Cell, ...]]:
        for item in wanted.watch(_items(order, load), len(order), "written"):
            yield tuple(_cell(column, item, wanted.audience) for column in columns)

    def kept() -> Iterator[Kept]:
        ours = [column for column in columns if column.ours]
        published = [one for one in layout.columns if one.public and not one.ours]
        for item in wanted.watch(_items(order, load), len(order), "checked"):
            yield _texts(ours, item), _texts(published, item)

    total = len(order)
    return Table(layout.name, layout.row, wanted.audience, columns, total, rows(), kept)  # type: ignore[arg-type]


def _texts(columns: Iterable[Column[Item]], item: Item) -> list[str]:
    cells = (_cell(column, item, Audience.PUBLIC) for column in columns)
    return [cell for cell in cells if isinstance(cell, str)]


def _items(
    numbers: Sequence[Number], load: Callable[[Sequence[Number]], Iterable[Item]]
) -> Iterator[Item]:
    for part in batches(numbers):  # as many as are in memory at a time
        yield from load(part)


def _cell(column: Column[Item], item: Item, audience: Audience) -> Cell:
    if audience is Audience.PUBLIC and not (column.public and column.public(item)):
        return None
    return _plain(column.value(item))


def _plain(value: object) -> Cell:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value
    if isinstance(value, (str, UUID)):
        return str(value)
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value)) or None
    raise TypeError(type(value))


def _chosen(layout: Layout[Item], wanted: Request) -> tuple[Column[Item], ...]:
    named = wanted.columns
    if not named or named == (ALL,):
        return tuple(
            column
            for column in layout.columns
            if _leaves(column, wanted.audience) and (column.brief or named or not wanted.brief)
        )
    return tuple(_column(layout, name, wanted.audience) for name in dict.fromkeys(named))


def _column(layout: Layout[Item], name: str, audience: Audience) -> Column[Item]:
    known = {column.name: column for column in layout.columns}
    mine = [one.name for one in layout.columns if _leaves(one, audience)]
    if name not in known:
        words = {word: one for one in reversed(mine) for word in (*one.split("_"), one)}
        close = difflib.get_close_matches(name.lower(), words, n=3, cutoff=0.7)
        near = list(dict.fromkeys(words[word] for word in close))
        raise UnknownColumnError(layout.name, name, near=near, columns=mine)
    if not _leaves(known[name], audience):
        raise InternalColumnError(layout.name, name, columns=mine)
    return known[name]


def _leaves(column: Column[Item], audience: Audience) -> bool:
    return audience is Audience.INTERNAL or column.public is not None


def _ordered(
    layout: Layout[Item],
    wanted: Request,
    numbers: Sequence[Number],
    load: Callable[[Sequence[Number]], Iterable[Item]],
) -> Sequence[Number]:
    """Sorted by the columns asked for, what is empty last; rows that agree stay as they were."""
    sort = wanted.sort
    if not sort and wanted.audience is Audience.PUBLIC:
        sort = layout.public_order
    if not sort:
        return numbers
    by = [_column(layout, name.removeprefix("-"), wanted.audience) for name in sort]
    items = wanted.watch(_items(numbers, load), len(numbers), "sorted")
    keys = [
        (tuple(_key(column, item, wanted.audience) for column in by), number)
        for item, number in zip(items, numbers, strict=True)
    ]
    for place in reversed(range(len(sort))):
        descending = sort[place].startswith("-")
        full = [one for one in keys if one[0][place] is not None]
        full.sort(key=lambda one: one[0][place], reverse=descending)  # type: ignore[arg-type,return-value]
        keys = full + [one for one in keys if one[0][place] is None]
    return [number for _, number in keys]


def _key(column: Column[Item], item: Item, audience: Audience) -> object:
    if audience is Audience.PUBLIC and not (column.public and column.public(item)):
        return None
    value = column.key(item) if column.key else _plain(column.value(item))
    return fold(value)[:_SORTED_BY] if isinstance(value, str) else value
