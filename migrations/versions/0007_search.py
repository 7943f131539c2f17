"""An index of the words by which records are found; the program fills it after the upgrade."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

FTS5 = "CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entry', content_rowid='id', tokenize='ascii')"
GIN = "CREATE INDEX ix_search_entry_words ON search_entry USING gin (array_to_tsvector(string_to_array(btrim(left(words, 200000)), ' ')))"


def upgrade() -> None:
    """Make the entries, and the engine's index on them where it can have one."""
    op.create_table(
        "search_entry",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("record_table", sa.Text(), nullable=False, comment="claim, speaker or source"),
        sa.Column("record_id", KEY, nullable=False, comment="number of the record"),
        sa.Column(
            "taken_back", sa.Boolean(), nullable=False, comment="words of retracted appearances"
        ),
        sa.Column("words", sa.Text(), nullable=False, comment="folded words between blanks"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint(
            "record_table",
            "record_id",
            "taken_back",
            name=op.f("uq_search_entry_record_table_record_id_taken_back"),
        ),
        sqlite_autoincrement=True,
        comment="words by which a record is found; made from the records, no fact of its own",
    )
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(GIN)
        return
    known = connection.exec_driver_sql("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
    if known.first() is not None:
        connection.exec_driver_sql(FTS5)
