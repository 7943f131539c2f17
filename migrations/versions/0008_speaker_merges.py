"""The judgement that two speakers are one, which can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SQLITE = (
    "CREATE TRIGGER guard_speaker_merge_uid BEFORE UPDATE ON speaker_merge FOR EACH ROW WHEN NEW.uid <> OLD.uid OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'a record keeps its number and its uid'); END",
    "CREATE TRIGGER guard_speaker_merge_kind_insert BEFORE INSERT ON speaker_merge FOR EACH ROW WHEN NEW.retracted_at IS NULL AND NOT EXISTS (SELECT 1 FROM speaker AS kept JOIN speaker AS merged ON merged.id = NEW.merged_id WHERE kept.id = NEW.kept_id AND kept.type = merged.type AND kept.naming = merged.naming) BEGIN SELECT RAISE(ABORT, 'only speakers of one type and one naming are merged'); END",
    "CREATE TRIGGER guard_speaker_merge_kind_update BEFORE UPDATE ON speaker_merge FOR EACH ROW WHEN NEW.retracted_at IS NULL AND NOT EXISTS (SELECT 1 FROM speaker AS kept JOIN speaker AS merged ON merged.id = NEW.merged_id WHERE kept.id = NEW.kept_id AND kept.type = merged.type AND kept.naming = merged.naming) BEGIN SELECT RAISE(ABORT, 'only speakers of one type and one naming are merged'); END",
    "CREATE TRIGGER guard_speaker_merge_circle_insert BEFORE INSERT ON speaker_merge FOR EACH ROW WHEN NEW.retracted_at IS NULL AND EXISTS (WITH RECURSIVE onward(id) AS (SELECT NEW.kept_id UNION SELECT speaker_merge.kept_id FROM speaker_merge JOIN onward ON speaker_merge.merged_id = onward.id WHERE speaker_merge.retracted_at IS NULL) SELECT 1 FROM onward WHERE id = NEW.merged_id) BEGIN SELECT RAISE(ABORT, 'speakers are not merged in a circle'); END",
    "CREATE TRIGGER guard_speaker_merge_circle_update BEFORE UPDATE ON speaker_merge FOR EACH ROW WHEN NEW.retracted_at IS NULL AND EXISTS (WITH RECURSIVE onward(id) AS (SELECT NEW.kept_id UNION SELECT speaker_merge.kept_id FROM speaker_merge JOIN onward ON speaker_merge.merged_id = onward.id WHERE speaker_merge.retracted_at IS NULL) SELECT 1 FROM onward WHERE id = NEW.merged_id) BEGIN SELECT RAISE(ABORT, 'speakers are not merged in a circle'); END",
    "CREATE TRIGGER guard_speaker_merge_ends BEFORE UPDATE ON speaker_merge FOR EACH ROW WHEN NEW.kept_id <> OLD.kept_id OR NEW.merged_id <> OLD.merged_id BEGIN SELECT RAISE(ABORT, 'a merge keeps its two speakers'); END",
    "CREATE TRIGGER guard_speaker_merged BEFORE UPDATE ON speaker FOR EACH ROW WHEN (NEW.type <> OLD.type OR NEW.naming <> OLD.naming) AND EXISTS (SELECT 1 FROM speaker_merge WHERE retracted_at IS NULL AND OLD.id IN (kept_id, merged_id)) BEGIN SELECT RAISE(ABORT, 'a merged speaker keeps its type and its naming'); END",
    "CREATE TRIGGER guard_speaker_merge_delete BEFORE DELETE ON speaker_merge FOR EACH ROW WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
    "CREATE TRIGGER guard_speaker_merge_replace BEFORE INSERT ON speaker_merge FOR EACH ROW WHEN EXISTS (SELECT 1 FROM speaker_merge WHERE id = NEW.id OR uid = NEW.uid) BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION guard_speaker_merge_uid() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.uid <> OLD.uid OR NEW.id <> OLD.id THEN RAISE EXCEPTION 'a record keeps its number and its uid' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_speaker_merge_uid BEFORE UPDATE ON speaker_merge FOR EACH ROW EXECUTE FUNCTION guard_speaker_merge_uid()",
    "CREATE FUNCTION guard_speaker_merge_kind_insert() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.retracted_at IS NULL AND NOT EXISTS (SELECT 1 FROM speaker AS kept JOIN speaker AS merged ON merged.id = NEW.merged_id WHERE kept.id = NEW.kept_id AND kept.type = merged.type AND kept.naming = merged.naming) THEN RAISE EXCEPTION 'only speakers of one type and one naming are merged' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_speaker_merge_kind_insert BEFORE INSERT ON speaker_merge FOR EACH ROW EXECUTE FUNCTION guard_speaker_merge_kind_insert()",
    "CREATE FUNCTION guard_speaker_merge_kind_update() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.retracted_at IS NULL AND NOT EXISTS (SELECT 1 FROM speaker AS kept JOIN speaker AS merged ON merged.id = NEW.merged_id WHERE kept.id = NEW.kept_id AND kept.type = merged.type AND kept.naming = merged.naming) THEN RAISE EXCEPTION 'only speakers of one type and one naming are merged' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_speaker_merge_kind_update BEFORE UPDATE ON speaker_merge FOR EACH ROW EXECUTE FUNCTION guard_speaker_merge_kind_update()",
    "CREATE FUNCTION guard_speaker_merge_circle_insert() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.retracted_at IS NULL AND EXISTS (WITH RECURSIVE onward(id) AS (SELECT NEW.kept_id UNION SELECT speaker_merge.kept_id FROM speaker_merge JOIN onward ON speaker_merge.merged_id = onward.id WHERE speaker_merge.retracted_at IS NULL) SELECT 1 FROM onward WHERE id = NEW.merged_id) THEN RAISE EXCEPTION 'speakers are not merged in a circle' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_speaker_merge_circle_insert BEFORE INSERT ON speaker_merge FOR EACH ROW EXECUTE FUNCTION guard_speaker_merge_circle_insert()",
    "CREATE FUNCTION guard_speaker_merge_circle_update() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.retracted_at IS NULL AND EXISTS (WITH RECURSIVE onward(id) AS (SELECT NEW.kept_id UNION SELECT speaker_merge.kept_id FROM speaker_merge JOIN onward ON speaker_merge.merged_id = onward.id WHERE speaker_merge.retracted_at IS NULL) SELECT 1 FROM onward WHERE id = NEW.merged_id) THEN RAISE EXCEPTION 'speakers are not merged in a circle' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_speaker_merge_circle_update BEFORE UPDATE ON speaker_merge FOR EACH ROW EXECUTE FUNCTION guard_speaker_merge_circle_update()",
    "CREATE FUNCTION guard_speaker_merge_ends() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.kept_id <> OLD.kept_id OR NEW.merged_id <> OLD.merged_id THEN RAISE EXCEPTION 'a merge keeps its two speakers' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_speaker_merge_ends BEFORE UPDATE ON speaker_merge FOR EACH ROW EXECUTE FUNCTION guard_speaker_merge_ends()",
    "CREATE FUNCTION guard_speaker_merged() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF (NEW.type <> OLD.type OR NEW.naming <> OLD.naming) AND EXISTS (SELECT 1 FROM speaker_merge WHERE retracted_at IS NULL AND OLD.id IN (kept_id, merged_id)) THEN RAISE EXCEPTION 'a merged speaker keeps its type and its naming' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_speaker_merged BEFORE UPDATE ON speaker FOR EACH ROW EXECUTE FUNCTION guard_speaker_merged()",
    "CREATE FUNCTION guard_speaker_merge_delete() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'rows are retracted, never deleted' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $guard$",
    "CREATE TRIGGER guard_speaker_merge_delete BEFORE DELETE ON speaker_merge FOR EACH ROW EXECUTE FUNCTION guard_speaker_merge_delete()",
    "CREATE TRIGGER guard_speaker_merge_truncate BEFORE TRUNCATE ON speaker_merge FOR EACH STATEMENT EXECUTE FUNCTION guard_truncate()",
)


def upgrade() -> None:
    """Make the table with its guards."""
    op.create_table(
        "speaker_merge",
        sa.Column(
            "id",
            KEY,
            sa.Identity(),
            nullable=False,
            comment="number inside this database, never reused",
        ),
        sa.Column("uid", sa.Uuid(), nullable=False, comment="permanent, made by the client"),
        sa.Column("kept_id", KEY, nullable=False, comment="as whom both are reported"),
        sa.Column("merged_id", KEY, nullable=False, comment="who is reported as the other one"),
        sa.Column("why", sa.Text(), nullable=False, comment="the reason, in a sentence; internal"),
        sa.Column("merged_by", sa.Text(), nullable=False, comment="who judged; internal"),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False, comment="when"),
        sa.Column("retracted_by", sa.Text(), comment="who took it back; internal"),
        sa.Column("retracted_at", sa.DateTime(timezone=True), comment="when"),
        sa.Column("retracted_why", sa.Text(), comment="why; internal"),
        sa.CheckConstraint("kept_id <> merged_id", name=op.f("ck_speaker_merge_not_with_itself")),
        sa.CheckConstraint(
            "(retracted_at IS NULL) = (retracted_by IS NULL) AND (retracted_at IS NULL) = (retracted_why IS NULL)",
            name=op.f("ck_speaker_merge_retraction_is_signed"),
        ),
        sa.CheckConstraint(
            "length(retracted_why) BETWEEN 1 AND 1000",
            name=op.f("ck_speaker_merge_retracted_why_length"),
        ),
        sa.CheckConstraint(
            "length(why) BETWEEN 1 AND 1000", name=op.f("ck_speaker_merge_why_length")
        ),
        sa.ForeignKeyConstraint(["kept_id"], ["speaker.id"], name=op.f("fk_speaker_merge_kept_id")),
        sa.ForeignKeyConstraint(
            ["merged_id"], ["speaker.id"], name=op.f("fk_speaker_merge_merged_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_merge")),
        sa.UniqueConstraint("uid", name=op.f("uq_speaker_merge_uid")),
        comment="a judgement, which can be taken back, that two speakers are one",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_speaker_merge_kept_id"), "speaker_merge", ["kept_id"])
    op.create_index(op.f("ix_speaker_merge_merged_id"), "speaker_merge", ["merged_id"])
    live = sa.text("retracted_at IS NULL")
    op.create_index(
        "uq_speaker_merge_live",
        "speaker_merge",
        ["merged_id"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
    guards = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for statement in guards:
        op.get_bind().exec_driver_sql(statement)
