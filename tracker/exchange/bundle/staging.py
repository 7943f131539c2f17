"""A bundle's rows in temporary tables beside those of the database, to be compared with them.

They go with the transaction. Each has the columns of its table, uids beside the numbers of other
rows, and what is found out about a row.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Enum,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Uuid,
    func,
    select,
    update,
)

from tracker.exchange.bundle.reading import Bundle, BundleRow
from tracker.exchange.bundle.shape import Form, forms
from tracker.store.numbers import numbers_given
from tracker.vocabulary.text import words

_ROWS_AT_ONCE = 500
_BYTES_AT_ONCE = 4_000_000


class Staged:
    """The rows of a bundle, in the tables `staged_…` of a connection.

    Beside its own columns a row has the `line` it stands in; `nth`; an `id`: of the row with the
    same uid in the database, else the number it is going to have; `fresh`: there was none; and
    `taken`: it is to be written.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        metadata = MetaData()
        self.tables = {name: _table(form, metadata) for name, form in forms().items()}
        metadata.create_all(connection, checkfirst=False)

    def fill(self, bundle: Bundle, rows: Iterable[BundleRow]) -> None:
        """Take all rows in, and find out to which rows of the database they belong.

        Raises:
            FileFaultError: one refers to what is not in the bundle.
        """
        for name, batch in _batches(rows):
            self.connection.execute(self.tables[name].insert(), batch)
        for table in self.tables.values():
            Index(f"ix_{table.name}_uid", table.c.uid).create(self.connection)
        revision = self.tables["revision"]
        columns = (revision.c.record_uid, revision.c.version)
        Index("ix_staged_revision_record", *columns).create(self.connection)
        for form in forms().values():
            self._recognize(form)
        self._check_references(bundle)
        self._check_records(bundle)
        self._number()

    def _recognize(self, form: Form) -> None:
        here = self.tables[form.name]
        number = select(form.table.c.id).where(form.table.c.uid == here.c.uid).correlate(here)
        self.connection.execute(update(here).values(id=number.scalar_subquery()))
        self.connection.execute(update(here).values(fresh=True).where(here.c.id.is_(None)))

    def _check_references(self, bundle: Bundle) -> None:
        for form in forms().values():
            here = self.tables[form.name]
            for field in form.fields:
                if field.target is None:
                    continue
                meant = self.tables[field.target].alias("meant")
                wanted = here.c[f"{field.column.key}_uid"]
                missing = (
                    select(here.c.line, wanted)
                    .outerjoin(meant, meant.c.uid == wanted)
                    .where(wanted.is_not(None), meant.c.uid.is_(None))
                    .order_by(here.c.line)
                    .limit(1)
                )
                for line, uid in self.connection.execute(missing):
                    problem = f"{field.name}: there is no {words(field.target)} {uid} in the bundle"
                    raise bundle.fault(problem, line)

    def _check_records(self, bundle: Bundle) -> None:
        """Every row of the history is of a record in the bundle; no version is told twice."""
        revision = self.tables["revision"]
        again = revision.alias("again")
        same = (again.c.record_uid == revision.c.record_uid) & (
            again.c.version == revision.c.version
        )
        twice = select(revision.c.line).join(again, same & (again.c.line < revision.c.line))
        for line in self.connection.scalars(twice.order_by(revision.c.line).limit(1)):
            raise bundle.fault("version: the record has this version twice", line)
        records = {name: one for name, one in self.tables.items() if forms()[name].is_record}
        for table, record in records.items():
            first = (revision.c.record_uid == record.c.uid) & (revision.c.version == 1)
            bare = select(record.c.line).outerjoin(revision, first).where(revision.c.uid.is_(None))
            for line in self.connection.scalars(bare.order_by(record.c.line).limit(1)):
                raise bundle.fault(f"the history of this {words(table)} is not in the bundle", line)
        for name in ("revision", "file_record"):
            here = self.tables[name]
            strange = select(here.c.line).where(here.c.record_table.not_in(list(records)))
            for line in self.connection.scalars(strange.order_by(here.c.line).limit(1)):
                raise bundle.fault("record_table: there is no such table of records", line)
            for table, record in records.items():
                missing = (
                    select(here.c.line, here.c.record_uid)
                    .outerjoin(record, record.c.uid == here.c.record_uid)
                    .where(here.c.record_table == table, record.c.uid.is_(None))
                )
                for line, uid in self.connection.execute(missing.order_by(here.c.line).limit(1)):
                    problem = f"record_uid: there is no {words(table)} {uid} in the bundle"
                    raise bundle.fault(problem, line)

    def _number(self) -> None:
        """Give fresh rows the numbers they will have, in the order they were recorded in."""
        given = numbers_given(self.connection)
        change, revision = self.tables["change"], self.tables["revision"]
        self._count(change, given["change"], change.c.at, change.c.nth, change.c.uid)
        self._resolve(forms()["change"])
        self._resolve(forms()["revision"])
        order = (revision.c.change_id, revision.c.nth, revision.c.uid)
        self._count(revision, given["revision"], *order)
        for form in forms().values():
            if form.is_record:
                self._count_records(form, given[form.name])
        for form in forms().values():
            if form.name not in {"change", "revision"}:
                self._resolve(form)

    def _count_records(self, form: Form, given: int) -> None:
        """Records are in the order of their first revisions."""
        here, revision = self.tables[form.name], self.tables["revision"]
        rank = func.row_number().over(order_by=(revision.c.id, here.c.uid))
        first = (revision.c.record_uid == here.c.uid) & (revision.c.version == 1)
        ranks = select(here.c.uid, rank.label("rank")).outerjoin(revision, first)
        self._give(here, ranks.where(here.c.fresh), given)

    def _count(self, here: Table, given: int, *order: Any) -> None:  # noqa: ANN401 - columns
        rank = func.row_number().over(order_by=order)
        self._give(here, select(here.c.uid, rank.label("rank")).where(here.c.fresh), given)

    def _give(self, here: Table, ranks: Any, given: int) -> None:  # noqa: ANN401 - a query
        found = ranks.subquery("ranks")
        numbered = update(here).values(id=found.c.rank + given).where(here.c.uid == found.c.uid)
        self.connection.execute(numbered)

    def _resolve(self, form: Form) -> None:
        """Numbers for the uids of other rows."""
        here = self.tables[form.name]
        values = {}
        for field in form.fields:
            if field.target is not None:
                meant = self.tables[field.target].alias(f"of_{field.name}")
                wanted = here.c[f"{field.column.key}_uid"]
                number = select(meant.c.id).where(meant.c.uid == wanted).correlate(here)
                values[field.column.key] = number.scalar_subquery()
        if values:
            self.connection.execute(update(here).values(values))


def _table(form: Form, metadata: MetaData) -> Table:
    columns: list[Column[Any]] = [
        Column("line", Integer),
        Column("nth", Integer),
        Column("id", BigInteger),
        Column("fresh", Boolean, default=False),
        Column("taken", Boolean, default=False),
    ]
    for column in form.table.columns:
        if column.key == "id":
            continue
        kind = Text() if isinstance(column.type, Enum) else column.type
        columns.append(Column(column.key, kind))
    columns += [Column(f"{one.column.key}_uid", Uuid()) for one in form.fields if one.target]
    return Table(
        f"staged_{form.name}",
        metadata,
        *columns,
        prefixes=["TEMPORARY"],
        postgresql_on_commit="DROP",
    )


def _batches(rows: Iterable[BundleRow]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Rows of one table at a time, no more than a little memory holds."""
    for name, some in groupby(rows, key=lambda row: row.form.name):
        batch: list[dict[str, Any]] = []
        size = 0
        for row in some:
            batch.append(_staged(row))
            size += row.size
            if len(batch) == _ROWS_AT_ONCE or size > _BYTES_AT_ONCE:
                yield name, batch
                batch, size = [], 0
        if batch:
            yield name, batch


def _staged(row: BundleRow) -> dict[str, Any]:
    values: dict[str, UUID | Any] = dict(row.values)
    for field in row.form.fields:
        if field.target is not None:
            values[f"{field.column.key}_uid"] = values.pop(field.column.key)
    return {"line": row.line, "nth": row.nth, **values}
