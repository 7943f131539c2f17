"""What a bundle looks like: a line that opens it, a line for each row, a line that closes it.

The opening line is `{"schema":"tracker/bundle/1","database_schema":"0010"}`. Every other is a JSON
object: `table`, then the row's columns by their names, references as the uid of what is meant and
without the `_id`. What follows from other columns is left out, and so are numbers, which stay in
their database; `nth` gives an order that would be lost with them. The closing line tells how many
rows there are and the SHA-256 of all lines before it: `{"rows":316,"sha256":"…"}`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Column, Table

from tracker.models import Base, Change, FileRecord, Revision, Row
from tracker.store.state import LINKS, targets_of
from tracker.vocabulary.quotations import TEXT_LIMIT

SCHEMA: Final = "tracker/bundle/1"
BEGINNING: Final = '{"schema":"tracker/bundle/'
"""What a bundle is told by from a claim file in JSON, however that is spaced."""

LINE_LIMIT: Final = 8 * TEXT_LIMIT
"""In bytes: the longest text there can be, with every character escaped."""


@dataclass(frozen=True)
class Field:
    """A column of a row.

    Attributes:
        name: in the bundle.
        column: in the database.
        target: the table of the row that is meant, if it is a reference.
    """

    name: str
    column: Column[Any]
    target: str | None


@dataclass(frozen=True)
class Form:
    """A table as bundles hold it.

    Attributes:
        model: of its rows.
        fields: in the order of the columns.
        owner: the table of the record that a link row belongs to.
        among: the column within whose values `nth` counts; None where nothing would be lost.
    """

    model: type[Row]
    fields: tuple[Field, ...]
    owner: str | None
    among: str | None

    @property
    def table(self) -> Table:
        """In the database."""
        return Base.metadata.tables[self.name]

    @property
    def name(self) -> str:
        """Of the table."""
        return str(self.model.__tablename__)

    @property
    def is_record(self) -> bool:
        """Whether its rows have a history, which link rows and the history itself have not."""
        return self.model in LINKS


@cache
def forms() -> dict[str, Form]:
    """All tables by name, in the order of a bundle: records with their link rows, the history."""
    found: list[Form] = []
    for model, links in LINKS.items():
        found.append(_form(model))
        found += [
            _form(getattr(model, name).property.mapper.class_, model.__tablename__)
            for name in links
        ]
    found += [_form(Change, among="at"), _form(Revision, among="change_id"), _form(FileRecord)]
    return {form.name: form for form in found}


def _form(model: type[Row], owner: str | None = None, among: str | None = None) -> Form:
    table = Base.metadata.tables[model.__tablename__]
    targets = targets_of(model)
    fields = []
    for column in table.columns:
        name = column.key.removesuffix("_id")
        target = targets.get(name) if name != column.key else None
        if column.key != "id" and "derived" not in column.info:
            fields.append(Field(name if target else column.key, column, target))
    if owner is not None and "place" not in table.columns:
        among = f"{owner}_id"
    return Form(model, tuple(fields), owner, among)
