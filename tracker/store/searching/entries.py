"""Where the index is kept: entries of words on either engine, and the engine's own index on them.

An entry is never changed, only replaced by one with a higher number. So the engine's index has
fallen behind exactly if it lacks the last entry: a program whose SQLite has no FTS5 wrote it.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Identity,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    column,
    event,
    table,
    text,
)

from tracker.models import Base
from tracker.models.base import Key
from tracker.store.engine import is_sqlite

ENTRIES = Table(
    "search_entry",
    MetaData(naming_convention=Base.metadata.naming_convention),
    Column("id", Key, Identity(), primary_key=True),
    Column("record_table", Text, nullable=False, comment="claim, speaker or source"),
    Column("record_id", Key, nullable=False, comment="number of the record"),
    Column("taken_back", Boolean, nullable=False, comment="words of retracted appearances"),
    Column("words", Text, nullable=False, comment="folded words between blanks"),
    UniqueConstraint("record_table", "record_id", "taken_back"),
    sqlite_autoincrement=True,
    comment="words by which a record is found; made from the records, no fact of its own",
)
INDEX = table("search_index", column("rowid"), column("words"))
"""SQLite's FTS5 index; the words are kept in `search_entry` alone."""

VECTOR = "array_to_tsvector(string_to_array(btrim(left(words, 200000)), ' '))"
"""PostgreSQL's index expression: words as they are, as many as a tsvector holds for certain."""

_FTS5 = (
    "CREATE VIRTUAL TABLE search_index USING fts5"
    "(words, content='search_entry', content_rowid='id', tokenize='ascii')"
)
_EMPTIED = (
    "DELETE FROM search_index_data",
    "INSERT INTO search_index_data VALUES (1, x''), (10, x'00000000000000')",
    "INSERT OR REPLACE INTO search_index_config VALUES ('version', 4)",
)
"""FTS5 drops no index that it cannot read, so it is handed an empty one."""

_GIN = f"CREATE INDEX ix_search_entry_words ON search_entry USING gin ({VECTOR})"


def has_fts5(connection: Connection) -> bool:
    """Whether this SQLite was built with FTS5."""
    asked = "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"
    return connection.execute(text(asked)).first() is not None


def has_index(connection: Connection) -> bool:
    """Whether this SQLite file has an FTS5 index."""
    asked = "SELECT 1 FROM sqlite_master WHERE name = 'search_index'"
    return connection.execute(text(asked)).first() is not None


def is_behind(connection: Connection) -> bool:
    """Whether the FTS5 index lacks the last entry."""
    asked = (
        "SELECT coalesce((SELECT max(id) FROM search_entry), 0)"
        " > coalesce((SELECT max(id) FROM search_index_docsize), 0)"
    )
    return bool(connection.execute(text(asked)).scalar())


def make_index(connection: Connection) -> None:
    """Make the engine's own index on the entries, if it can."""
    if not is_sqlite(connection):
        connection.execute(text(_GIN))
    elif has_fts5(connection):
        connection.execute(text(_FTS5))


def drop_index(connection: Connection) -> None:
    """Drop the engine's own index, if this program can."""
    if not is_sqlite(connection):
        connection.execute(text("DROP INDEX IF EXISTS ix_search_entry_words"))
    elif has_index(connection) and has_fts5(connection):
        for statement in _EMPTIED:
            connection.execute(text(statement))
        connection.execute(text("DROP TABLE search_index"))


@event.listens_for(Base.metadata, "after_create")
def _make(_metadata: MetaData, connection: Connection, **_options: object) -> None:
    ENTRIES.create(connection)
    make_index(connection)
