"""The text of a source as it was captured, and where in it a quotation stands."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SQLITE = (
    "CREATE TRIGGER guard_source_text_uid BEFORE UPDATE ON source_text FOR EACH ROW WHEN NEW.uid <> OLD.uid OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'a record keeps its number and its uid'); END",
    "CREATE TRIGGER guard_source_text_kept BEFORE UPDATE ON source_text FOR EACH ROW WHEN NEW.text <> OLD.text OR NEW.sha256 <> OLD.sha256 OR NEW.source_id <> OLD.source_id OR NEW.media_type <> OLD.media_type OR NEW.captured_at <> OLD.captured_at BEGIN SELECT RAISE(ABORT, 'a captured text stays as it was captured'); END",
    "CREATE TRIGGER guard_source_text_delete BEFORE DELETE ON source_text FOR EACH ROW WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
    "CREATE TRIGGER guard_source_text_replace BEFORE INSERT ON source_text FOR EACH ROW WHEN EXISTS (SELECT 1 FROM source_text WHERE id = NEW.id OR uid = NEW.uid) BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION guard_source_text_uid() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.uid <> OLD.uid OR NEW.id <> OLD.id THEN RAISE EXCEPTION 'a record keeps its number and its uid' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_source_text_uid BEFORE UPDATE ON source_text FOR EACH ROW EXECUTE FUNCTION guard_source_text_uid()",
    "CREATE FUNCTION guard_source_text_kept() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.text <> OLD.text OR NEW.sha256 <> OLD.sha256 OR NEW.source_id <> OLD.source_id OR NEW.media_type <> OLD.media_type OR NEW.captured_at <> OLD.captured_at THEN RAISE EXCEPTION 'a captured text stays as it was captured' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_source_text_kept BEFORE UPDATE ON source_text FOR EACH ROW EXECUTE FUNCTION guard_source_text_kept()",
    "CREATE FUNCTION guard_source_text_delete() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'rows are retracted, never deleted' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $guard$",
    "CREATE TRIGGER guard_source_text_delete BEFORE DELETE ON source_text FOR EACH ROW EXECUTE FUNCTION guard_source_text_delete()",
    "CREATE TRIGGER guard_source_text_truncate BEFORE TRUNCATE ON source_text FOR EACH STATEMENT EXECUTE FUNCTION guard_truncate()",
)

REBUILT = {"table_kwargs": {"sqlite_autoincrement": True}}
"""SQLite makes the table anew; its numbers go on where they were."""


def upgrade() -> None:
    """Make the table with its guards, and add the anchors."""
    op.create_table(
        "source_text",
        sa.Column(
            "id",
            KEY,
            sa.Identity(),
            nullable=False,
            comment="number inside this database, never reused",
        ),
        sa.Column("uid", sa.Uuid(), nullable=False, comment="permanent, made by the client"),
        sa.Column("source_id", KEY, nullable=False, comment="of what"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="of the text in UTF-8"),
        sa.Column("media_type", sa.String(32), nullable=False, comment="what it was taken from"),
        sa.Column("captured_at", sa.DateTime(timezone=True), nullable=False, comment="when, UTC"),
        sa.Column(
            "text",
            sa.Text(),
            nullable=False,
            comment="exactly as extracted: not trimmed, not normalized",
        ),
        sa.Column("retracted_by", sa.Text(), comment="who took it back; internal"),
        sa.Column("retracted_at", sa.DateTime(timezone=True), comment="when"),
        sa.Column("retracted_why", sa.Text(), comment="why; internal"),
        sa.CheckConstraint(
            "(retracted_at IS NULL) = (retracted_by IS NULL) AND (retracted_at IS NULL) = (retracted_why IS NULL)",
            name=op.f("ck_source_text_retraction_is_signed"),
        ),
        sa.CheckConstraint(
            "length(retracted_why) BETWEEN 1 AND 1000",
            name=op.f("ck_source_text_retracted_why_length"),
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_source_text_digest_length")),
        sa.CheckConstraint(
            "length(text) BETWEEN 1 AND 2000000", name=op.f("ck_source_text_text_length")
        ),
        sa.CheckConstraint(
            "media_type IN ('text/plain', 'text/markdown', 'text/html', 'application/pdf')",
            name=op.f("ck_source_text_media_type"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_source_text_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_text")),
        sa.UniqueConstraint("uid", name=op.f("uq_source_text_uid")),
        comment="one captured text of a source",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_source_text_source_id"), "source_text", ["source_id"])
    live = sa.text("retracted_at IS NULL")
    op.create_index(
        "uq_source_text_live",
        "source_text",
        ["source_id", "sha256"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
    add_anchor()
    guards = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for statement in guards:
        op.get_bind().exec_driver_sql(statement)


def add_anchor() -> None:
    """Where a quotation stands, and how it was found there."""
    with op.batch_alter_table("appearance", **REBUILT) as batch:
        batch.add_column(
            sa.Column(
                "verification",
                sa.String(32),
                comment="how the quote was found; NULL: never checked",
            )
        )
        batch.add_column(
            sa.Column("anchor_text_id", KEY, comment="the text the quote was looked for in")
        )
        batch.add_column(
            sa.Column("anchor_start", sa.Integer(), comment="its first code point, from 0")
        )
        batch.add_column(
            sa.Column("anchor_end", sa.Integer(), comment="the code point after its last")
        )
        batch.add_column(sa.Column("anchor_prefix", sa.Text(), comment="the words before it"))
        batch.add_column(sa.Column("anchor_suffix", sa.Text(), comment="the words after it"))
        batch.create_foreign_key(
            op.f("fk_appearance_anchor_text_id"), "source_text", ["anchor_text_id"], ["id"]
        )
        batch.create_index(op.f("ix_appearance_anchor_text_id"), ["anchor_text_id"])
        batch.create_check_constraint(
            op.f("ck_appearance_verification"),
            "verification IN ('exact', 'folded', 'unverified')",
        )
        batch.create_check_constraint(
            op.f("ck_appearance_verified_quote"),
            "(verification IS NULL) = (anchor_text_id IS NULL) AND (verification IS NULL OR quote IS NOT NULL)",
        )
        batch.create_check_constraint(
            op.f("ck_appearance_anchor_is_whole"),
            "(verification IS NOT NULL AND verification <> 'unverified') = (anchor_start IS NOT NULL) AND (anchor_start IS NULL) = (anchor_end IS NULL) AND (anchor_start IS NULL) = (anchor_prefix IS NULL) AND (anchor_start IS NULL) = (anchor_suffix IS NULL)",
        )
        batch.create_check_constraint(
            op.f("ck_appearance_anchor_range"), "anchor_start >= 0 AND anchor_end > anchor_start"
        )
        batch.create_check_constraint(
            op.f("ck_appearance_anchor_context"),
            "length(anchor_prefix) <= 100 AND length(anchor_suffix) <= 100",
        )
