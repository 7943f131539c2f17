"""What most reports are to a reader: a title, sentences, and sections with tables.

A report is composed into a document once; every format is made of that by a generic renderer,
which makes all texts safe. What may not leave is not in the report, so it cannot be in here.
"""

from dataclasses import dataclass

from tracker.reporting.tables.table import Cell, Kind


@dataclass(frozen=True)
class Field:
    """One column of a grid: its heading as people read it, and how its cells read."""

    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Grid:
    """A table of a document.

    Attributes:
        name: what a row is, in the plural, short and without marks: workbooks call a sheet so.
            Grids of one name share a sheet, which has the fields of all of them.
        fields: the columns, each once.
        rows: a cell for every field; a grid without rows is left out where it would only be
            a heading.
    """

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Section:
    """A part of a document: what its table says comes before it, what explains it after it.

    Attributes:
        heading: one line.
        paragraphs: sentences above the table.
        grid: the table, if any.
        notes: sentences below it.
        level: 1, or 2 for a part of the section before.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    grid: Grid | None = None
    notes: tuple[str, ...] = ()
    level: int = 1


@dataclass(frozen=True)
class Document:
    """A report as it is read; `generated_at` is UTC, `lead` opens it and `notes` close it."""

    title: str
    generated_at: str
    audience: str
    lead: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
