"""A mapping applied to one table: which cells give which field, and how they are read."""

import difflib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from tracker.errors import BadMappingError, BadRowError
from tracker.exchange.table.mapping import (
    DATES,
    FIELDS,
    LISTS,
    OF_SOURCE,
    ColumnName,
    TableMapping,
)
from tracker.exchange.table.records import Cell, Column, Record, Table
from tracker.vocabulary.dates import is_date

_EXACT = frozenset({"text", "quote", "note", "terms_note", "why", "denies", "editorial_marks"})
"""Prose is kept to the blank; other values lose those around them."""
_LISTED = 12


class Plan:
    """Reads the values of a table's records.

    Raises:
        BadMappingError: a column that is not there, or fields that need others.
    """

    def __init__(self, mapping: TableMapping, table: Table) -> None:
        self._constants: dict[str, str] = {
            str(one): text for one, text in mapping.constants.items()
        }
        self._separators: dict[str, str] = {
            str(one): text for one, text in mapping.separators.items()
        }
        self._values: dict[str, dict[str, str]] = {
            str(one): to for one, to in mapping.values.items()
        }
        self._columns: dict[str, list[Column]] = {
            field: [
                _column(name, table) for name in (given if isinstance(given, list) else [given])
            ]
            for field, given in mapping.columns.items()
        }
        self._formats: dict[str, list[str]] = {
            field: [given] if isinstance(given, str) else given
            for field, given in mapping.dates.items()
        }
        self._check()

    @property
    def keyed(self) -> bool:
        """Whether a column says what a row is called."""
        return "key" in self._columns

    def mapped(self, record: Record) -> Iterator[str]:
        """The cells that are read, by field, to tell one row from another."""
        for field in sorted(self._columns):
            yield field
            for column in self._columns[field]:
                cell = record.cell(column)
                yield cell if isinstance(cell, str) else "\x1f".join(cell)

    def values(self, record: Record) -> dict[str, Any]:
        """The values of a record by field; those that are empty left out.

        Raises:
            BadRowError: several where there is one, or a date that does not read as it should.
        """
        found: dict[str, Any] = dict(self._constants)
        for field in LISTS & found.keys():
            found[field] = self._parted(field, found[field])
        for field, columns in self._columns.items():
            given = [
                text
                for column in columns
                for part in self._parts(field, record.cell(column))
                if (text := self._translated(field, part))
            ]
            if field in LISTS:
                found[field] = list(dict.fromkeys(given)) or found.get(field, [])
            elif len(given) > 1:
                raise BadRowError(f"{field}: has {len(given)} values; give one")
            elif given:
                found[field] = given[0]
        for field in DATES & found.keys():
            found[field] = _date(field, found[field], self._formats.get(field, ()))
        return found

    def _parts(self, field: str, cell: Cell) -> list[str]:
        if isinstance(cell, list):
            return cell
        return self._parted(field, cell) if field in LISTS else [cell]

    def _parted(self, field: str, text: str) -> list[str]:
        separator = self._separators.get(field)
        return text.split(separator) if separator else [text]

    def _translated(self, field: str, text: str) -> str:
        plain = text.strip()
        to = self._values.get(field, {}).get(plain)
        if to is not None:
            return str(to)
        return text if plain and field in _EXACT else plain

    def _check(self) -> None:
        given = {*self._columns, *self._constants}
        for field, columns in self._columns.items():
            if len(columns) > 1 and field not in LISTS:
                several = ", ".join(sorted(LISTS))
                raise BadMappingError(
                    f"{field} is mapped to {len(columns)} columns",
                    f"give one; {several} take several",
                )
        for field in self._separators:
            if field not in LISTS:
                raise BadMappingError(
                    f"{field} is one value", f"separators are for {', '.join(sorted(LISTS))}"
                )
        self._check_formats()
        if "key" in self._constants:
            raise BadMappingError("key is the same in every row", "map it to a column")
        if not given & {"text", "question"}:
            raise BadMappingError(
                "nothing says what is claimed",
                "map text, or question and position, such as --map text=COLUMN",
            )
        loose = [one for one in OF_SOURCE if one in self._columns]
        if loose and not given & {"source", "url", "title"}:
            raise BadMappingError(
                f"{loose[0]} describes a source, and no column names one",
                "map source, url or title; of the table itself give it with --set",
            )

    def _check_formats(self) -> None:
        for field in self._formats:
            if field not in DATES:
                raise BadMappingError(
                    f"{field} is no date", f"formats are for {', '.join(sorted(DATES))}"
                )
            bare = next((one for one in self._formats[field] if "%" not in one), None)
            if bare is not None:
                raise BadMappingError(
                    f"{bare!r} is no format of {field}", "write it with %d, %m, %Y: %d/%m/%Y"
                )


def unknown_field(given: str) -> BadMappingError:
    """The error for a field that there is not."""
    near = difflib.get_close_matches(given, FIELDS, n=1)
    hint = f"did you mean {near[0]}?" if near else "see: tracker schema table-mapping"
    return BadMappingError(f"no field {given!r}", hint)


def _column(name: ColumnName, table: Table) -> Column:
    columns = table.columns
    places = [place for place, one in enumerate(columns or ()) if one == name]
    if len(places) > 1:
        raise BadMappingError(
            f"{len(places)} columns are called {name!r}",
            f"give the number of one: {', '.join(str(place + 1) for place in places)}",
        )
    if places:
        return str(name) if table.width is None else places[0]
    if table.width is not None and str(name).isascii() and str(name).isdigit():
        if 1 <= int(name) <= table.width:
            return int(name) - 1
        raise BadMappingError(f"no column {name}", f"the table has {table.width:,}, from 1")
    if columns is None:
        raise BadMappingError(
            f"no column {name!r}: the table has no header", "give columns by number, from 1"
        )
    raise BadMappingError(f"no column {name!r}", _near(str(name), columns))


def _near(name: str, columns: Sequence[str]) -> str:
    folded = {one.casefold().strip(): one for one in columns}
    near = difflib.get_close_matches(name.casefold(), folded, n=2)
    if near:
        return f"did you mean {' or '.join(repr(folded[one]) for one in near)}?"
    more = ", …" if len(columns) > _LISTED else ""
    return f"there are: {', '.join(columns[:_LISTED])}{more}"


def _date(field: str, text: str, formats: Sequence[str]) -> str:
    """A date in one of these formats as ISO, to the month or year where they say no more."""
    for one in formats:
        try:
            read = datetime.strptime(text, one)  # noqa: DTZ007 - a day, nowhere in particular
        except ValueError:
            continue
        if any(part in one for part in ("%d", "%j", "%x", "%c", "%D", "%F")):
            return read.date().isoformat()
        return f"{read:%Y-%m}" if any(p in one for p in ("%m", "%b", "%B")) else f"{read:%Y}"
    if formats and not is_date(text):
        raise BadRowError(
            f"{field}: {text!r} is no date written as {' or '.join(formats)}; mend it, or give its"
            " format as well"
        )
    if len(text) > 10 and text[10] in "T ":  # noqa: PLR2004 - a day, then a time
        try:
            return datetime.fromisoformat(text).date().isoformat()
        except ValueError:
            pass
    if text.count("/") > 1 or (text.count(".") > 1 and ".." not in text):
        raise BadRowError(
            f"{field}: {text!r} can be read in several ways; say how with"
            f" --date-format {field}=%d/%m/%Y or the like, or write 2020-04-03"
        )
    return text
