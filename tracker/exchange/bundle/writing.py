"""Writes a database as a bundle, line by line."""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tracker.exchange.bundle.shape import SCHEMA, Form, forms
from tracker.models import Base
from tracker.store.schema import HEAD

_AT_ONCE = 500
_LONG_AT_ONCE = 5

Watch = Callable[[Iterator[bytes], int], Iterator[bytes]]
"""Told of rows as they pass, and how many there are."""


def bundle(session: Session, watch: Watch) -> Iterator[bytes]:
    """The lines of a database; the same for all that hold the same, whatever engine they are on.

    Args:
        session: a reading session.
        watch: to tell how far it has come.
    """
    seen = hashlib.sha256()
    rows = 0
    opening = _line({"schema": SCHEMA, "database_schema": HEAD})
    seen.update(opening)
    yield opening
    for line in watch(_rows(session), _count(session)):
        seen.update(line)
        rows += 1
        yield line
    yield _line({"rows": rows, "sha256": seen.hexdigest()})


def _count(session: Session) -> int:
    counts = (select(func.count()).select_from(form.table) for form in forms().values())
    return sum(session.scalar(count) or 0 for count in counts)


def _rows(session: Session) -> Iterator[bytes]:
    for form in forms().values():
        long = any("digested" in field.column.info for field in form.fields)
        options = {"yield_per": _LONG_AT_ONCE if long else _AT_ONCE}
        names = [field.name for field in form.fields] + (["nth"] if form.among else [])
        for row in session.connection().execute(_query(form), execution_options=options):
            values = dict(zip(names, map(_plain, row), strict=True))
            yield _line({"table": form.name, **values})


def _query(form: Form) -> Select[Any]:
    """Uids for the numbers of other rows; `nth` from the order of recording."""
    table = form.table
    whole: Any = table
    columns: list[Any] = []
    for field in form.fields:
        if field.target is None:
            columns.append(field.column)
            continue
        meant = Base.metadata.tables[field.target].alias(f"of_{field.name}")
        whole = whole.outerjoin(meant, meant.c.id == field.column)
        columns.append(meant.c.uid.label(field.name))
    if form.among is not None:
        order = func.row_number().over(partition_by=table.c[form.among], order_by=table.c.id)
        ranks = select(table.c.id, order.label("nth")).subquery("ranks")
        whole = whole.join(ranks, ranks.c.id == table.c.id)
        columns.append(ranks.c.nth)
    return select(*columns).select_from(whole).order_by(table.c.uid)


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def _line(values: dict[str, Any]) -> bytes:
    return f"{json.dumps(values, ensure_ascii=False, separators=(',', ':'))}\n".encode()
