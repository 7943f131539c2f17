"""A small document with everything one can have, and the same with other texts."""

from datetime import date

from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.tables.table import Cell, Kind

FIELDS = (
    Field("Claim"),
    Field("Text", Kind.PROSE),
    Field("Said", Kind.DATE),
    Field("Relays", Kind.NUMBER),
    Field("Clear", Kind.FLAG),
    Field("Address", Kind.LINK),
)


def grid(*rows: tuple[Cell, ...]) -> Grid:
    """A table of claims."""
    return Grid("claims", FIELDS, rows)


SMALL = Document(
    title="A report: 2 claims",
    generated_at="2022-05-01T12:00:00Z",
    audience="internal",
    lead=("It rained, says one; it did not, says the other.",),
    sections=(
        Section(
            "Who says so",
            paragraphs=("Two people.", "Neither was there."),
            grid=grid(("C1", "It rains | it pours.", date(2022, 4, 16), 2, True, None)),
            notes=("Read by us.",),
        ),
        Section(
            "Who denies it",
            grid=grid(("C2", "It is dry.", None, 10, False, "https://example.org/a?b=1")),
            level=2,
        ),
        Section("Who is silent", paragraphs=("Nobody.",), grid=grid()),
    ),
    notes=("No comment is not a denial.",),
)


def document(text: str) -> Document:
    """A document with a text wherever a database's can stand."""
    row: tuple[Cell, ...] = (text, text, None, 1, None, text)
    return Document(
        title=text,
        generated_at="2022-05-01T12:00:00Z",
        audience="public",
        lead=(text,),
        sections=(
            Section(text, (text, text), grid(row, row), (text,)),
            Section(text, grid=grid(row), level=2),
        ),
        notes=(text,),
    )
