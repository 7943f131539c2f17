"""Rows as they are stored: a value that this program would have stored otherwise is a fault."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Dialect, Label, RowMapping, Table, type_coerce
from sqlalchemy.types import NullType

_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, OverflowError)


@dataclass(frozen=True)
class Stored:
    """A row's values by column, and the columns that hold what they cannot hold."""

    values: dict[str, Any]
    faults: list[str]


class RawTable:
    """Reads the rows of one table.

    SQLite keeps any value in any column, and dates and uids as text that could be written in
    several ways, so values are turned back and compared.
    """

    def __init__(
        self, table: Table, dialect: Dialect, prefix: str = "", keys: Collection[str] = ()
    ) -> None:
        self.table = table
        self._prefix = prefix
        self._columns = [
            (column, *_conversions(column, dialect))
            for column in table.columns
            if column.key in (keys or table.columns)
        ]

    def columns(self) -> Iterator[Label[Any]]:
        """What to select."""
        for column, _, _ in self._columns:
            yield type_coerce(column, NullType()).label(f"{self._prefix}{column.key}")

    def read(self, row: RowMapping) -> Stored:
        """The values of a row that was selected so."""
        found = Stored({}, [])
        for column, to_value, to_stored in self._columns:
            stored = row[f"{self._prefix}{column.key}"]
            value = None
            if stored is not None:
                try:
                    value = to_value(stored)
                    again = to_stored(value)
                except _UNREADABLE:
                    found.faults.append(column.key)
                else:
                    if again != stored or type(again) is not type(stored):
                        found.faults.append(column.key)
            elif not column.nullable:
                found.faults.append(column.key)
            found.values[column.key] = value
        return found


def _conversions(
    column: Column[Any], dialect: Dialect
) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """From what the driver gives to a value, and back."""
    kind = column.type.dialect_impl(dialect)
    plain = kind.python_type

    def as_is(stored: object) -> object:
        if type(stored) is not plain:
            raise TypeError(type(stored))
        return stored

    to_value = kind.result_processor(dialect, None) or as_is
    return to_value, kind.bind_processor(dialect) or as_is
