"""Verdicts: what a fact-check found of a claim."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SQLITE = (
    "CREATE TRIGGER guard_verdict_uid BEFORE UPDATE ON verdict FOR EACH ROW WHEN NEW.uid <> OLD.uid OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'a record keeps its number and its uid'); END",
    "CREATE TRIGGER guard_verdict_claim BEFORE UPDATE ON verdict FOR EACH ROW WHEN NEW.claim_id <> OLD.claim_id BEGIN SELECT RAISE(ABORT, 'a verdict keeps its claim'); END",
    "CREATE TRIGGER guard_verdict_delete BEFORE DELETE ON verdict FOR EACH ROW WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
    "CREATE TRIGGER guard_verdict_replace BEFORE INSERT ON verdict FOR EACH ROW WHEN EXISTS (SELECT 1 FROM verdict WHERE id = NEW.id OR uid = NEW.uid) BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION guard_verdict_uid() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.uid <> OLD.uid OR NEW.id <> OLD.id THEN RAISE EXCEPTION 'a record keeps its number and its uid' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_verdict_uid BEFORE UPDATE ON verdict FOR EACH ROW EXECUTE FUNCTION guard_verdict_uid()",
    "CREATE FUNCTION guard_verdict_claim() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.claim_id <> OLD.claim_id THEN RAISE EXCEPTION 'a verdict keeps its claim' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_verdict_claim BEFORE UPDATE ON verdict FOR EACH ROW EXECUTE FUNCTION guard_verdict_claim()",
    "CREATE FUNCTION guard_verdict_delete() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'rows are retracted, never deleted' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $guard$",
    "CREATE TRIGGER guard_verdict_delete BEFORE DELETE ON verdict FOR EACH ROW EXECUTE FUNCTION guard_verdict_delete()",
    "CREATE TRIGGER guard_verdict_truncate BEFORE TRUNCATE ON verdict FOR EACH STATEMENT EXECUTE FUNCTION guard_truncate()",
)


def upgrade() -> None:
    """Make the table with its guards."""
    live = sa.text("retracted_at IS NULL")
    op.create_table(
        "verdict",
        sa.Column(
            "id",
            KEY,
            sa.Identity(),
            nullable=False,
            comment="number inside this database, never reused",
        ),
        sa.Column("uid", sa.Uuid(), nullable=False, comment="permanent, made by the client"),
        sa.Column("claim_id", KEY, nullable=False, comment="the claim checked"),
        sa.Column(
            "rating", sa.Text(), nullable=False, comment="the verdict, in the reviewer's words"
        ),
        sa.Column("why", sa.Text(), nullable=False, comment="the rationale"),
        sa.Column("reviewer", sa.Text(), nullable=False, comment="who checked it"),
        sa.Column(
            "reviewer_key",
            sa.Text(),
            nullable=False,
            comment="reviewer, folded: each gives a claim one verdict",
        ),
        sa.Column("decided", sa.Text(), nullable=False, comment="when, EDTF"),
        sa.Column("decided_earliest", sa.Date(), comment="first day of decided"),
        sa.Column("decided_latest", sa.Date(), comment="last day of decided"),
        sa.Column("url", sa.Text(), comment="where it was published; none: internal"),
        sa.Column("retracted_by", sa.Text(), comment="who took it back; internal"),
        sa.Column("retracted_at", sa.DateTime(timezone=True), comment="when"),
        sa.Column("retracted_why", sa.Text(), comment="why; internal"),
        sa.CheckConstraint(
            "length(decided) BETWEEN 1 AND 100", name=op.f("ck_verdict_decided_length")
        ),
        sa.CheckConstraint(
            "length(rating) BETWEEN 1 AND 1000", name=op.f("ck_verdict_rating_length")
        ),
        sa.CheckConstraint(
            "length(retracted_why) BETWEEN 1 AND 1000",
            name=op.f("ck_verdict_retracted_why_length"),
        ),
        sa.CheckConstraint(
            "(retracted_at IS NULL) = (retracted_by IS NULL) AND (retracted_at IS NULL) = (retracted_why IS NULL)",
            name=op.f("ck_verdict_retraction_is_signed"),
        ),
        sa.CheckConstraint(
            "length(reviewer) BETWEEN 1 AND 300", name=op.f("ck_verdict_reviewer_length")
        ),
        sa.CheckConstraint("length(url) BETWEEN 1 AND 10000", name=op.f("ck_verdict_url_length")),
        sa.CheckConstraint("length(why) BETWEEN 1 AND 10000", name=op.f("ck_verdict_why_length")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_verdict_claim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint("uid", name=op.f("uq_verdict_uid")),
        comment="a fact-check of a claim",
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_verdict_live",
        "verdict",
        ["claim_id", "reviewer_key"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
    guards = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for statement in guards:
        op.get_bind().exec_driver_sql(statement)
