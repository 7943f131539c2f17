"""Records as a plain SQLite file that Datasette serves well.

Every table has a number as its key, real foreign keys, and where others point at it a `name`, which
Datasette shows in their place; its full-text index is found by it, too. Nothing but the columns
written down here goes in, and those of the newsroom only where it is for the newsroom.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date

from tracker.rendering.datasette_rows import Cell, Row, rows_of
from tracker.reporting.records import RecordsReport
from tracker.vocabulary.audience import Audience

EXPORTED = 0x434C4558
"""Application id of the file, by which an earlier one is known, that may be overwritten."""


@dataclass(frozen=True)
class _Table:
    """A table: columns with their types or the table they point at, and which are internal."""

    name: str
    columns: dict[str, str]
    internal: frozenset[str] = field(default_factory=frozenset)
    searched: tuple[str, ...] = ()


_TEXT, _NUMBER = "TEXT", "INTEGER"


def _texts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, _TEXT)


TABLES = (
    _Table(
        "claims",
        _texts("name", "ref", "uid", "text", "kind", "status", "polarity", "certainty")
        | _texts("denied_proposition", "said", "said_basis", "said_note", "venue")
        | _texts("scope_who", "scope_quantifier", "scope_what", "scope_where", "scope_when")
        | _texts("note"),
        frozenset({"ref", "said_note", "note"}),
        ("text", "denied_proposition"),
    ),
    _Table(
        "speakers",
        _texts("name", "ref", "uid", "type", "naming") | {"head_count": _NUMBER},
        frozenset({"ref"}),
        ("name",),
    ),
    _Table(
        "affiliations",
        _texts("name")
        | {"speaker": "speakers"}
        | _texts("organization", "described", "role", "country", "place", "valid")
        | {"uncertain": _NUMBER},
    ),
    _Table(
        "claim_speakers",
        {"claim": "claims", "speaker": "speakers", "affiliation": "affiliations"},
    ),
    _Table(
        "sources",
        _texts("name", "ref", "uid", "type", "title", "byline", "outlet", "published")
        | _texts("published_basis", "language", "url", "archived_url", "note")
        | {"claims": _NUMBER},
        frozenset({"ref", "note"}),
        ("title", "byline", "outlet"),
    ),
    _Table(
        "appearances",
        _texts("name")
        | {"claim": "claims", "source": "sources"}
        | _texts("form", "quote", "editorial_marks", "locator", "language", "original_language")
        | _texts("translation", "identification", "as_published", "anonymity_origin")
        | _texts("anonymity_reason", "anonymity_reason_published", "ground_rule", "basis", "chain")
        | {"attribution_ambiguous": _NUMBER},
        frozenset({"ground_rule"}),
        ("quote", "as_published"),
    ),
    _Table(
        "relays",
        {"appearance": "appearances", "place": _NUMBER}
        | _texts("name", "role")
        | {"source": "sources", "inferred": _NUMBER},
    ),
    _Table("topics", _texts("name")),
    _Table("claim_topics", {"claim": "claims", "topic": "topics"}),
    _Table(
        "relations",
        _texts("name", "ref", "uid")
        | {"answering": "claims", "type": _TEXT, "answered": "claims"}
        | _texts("why", "match_who", "match_what", "match_where", "match_when", "answered_by")
        | _texts("review", "resolution")
        | {"settled": _NUMBER},
        frozenset({"ref", "review", "resolution"}),
        ("why",),
    ),
    _Table(
        "questions",
        _texts("name", "ref", "uid", "note"),
        frozenset({"ref", "note"}),
        ("name",),
    ),
    _Table(
        "positions",
        {"question": "questions", "claim": "claims"} | _texts("answer", "why"),
        searched=("why",),
    ),
)


def render_datasette(report: RecordsReport) -> bytes:
    """The file's bytes; the same records make the same file."""
    rows = rows_of(report)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id={EXPORTED}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("BEGIN")
        for table in TABLES:
            left = frozenset() if report.audience is Audience.INTERNAL else table.internal
            _fill(connection, table, [one for one in table.columns if one not in left], rows)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def _fill(
    connection: sqlite3.Connection,
    table: _Table,
    columns: Sequence[str],
    rows: dict[str, list[Row]],
) -> None:
    lines = ["id INTEGER PRIMARY KEY"]
    for name in columns:
        type_ = table.columns[name]
        points = type_ not in (_TEXT, _NUMBER)
        lines.append(
            f'"{name}" INTEGER REFERENCES "{type_}" (id)' if points else f'"{name}" {type_}'
        )
    defined = ",\n  ".join(lines)
    connection.execute(f'CREATE TABLE "{table.name}" (\n  {defined}\n)')
    for name in columns:
        if table.columns[name] not in (_TEXT, _NUMBER):
            connection.execute(f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")')
    marks = ", ".join("?" * (len(columns) + 1))
    connection.executemany(
        f'INSERT INTO "{table.name}" VALUES ({marks})',
        (_cells(row, columns) for row in rows[table.name]),
    )
    searched = [name for name in table.searched if name in columns]
    if searched:
        names = ", ".join(f'"{name}"' for name in searched)
        connection.execute(
            f'CREATE VIRTUAL TABLE "{table.name}_fts" USING FTS5 ({names},'
            f" tokenize='unicode61 remove_diacritics 2', content=\"{table.name}\","
            " content_rowid='id')"
        )
        connection.execute(
            f'INSERT INTO "{table.name}_fts" ("{table.name}_fts") VALUES (\'rebuild\')'
        )


def _cells(row: Row, columns: Iterable[str]) -> list[Cell]:
    values = (row["id"], *(row[name] for name in columns))
    return [value.isoformat() if isinstance(value, date) else value for value in values]
