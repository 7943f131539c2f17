"""Contested questions, the positions claims take on them, and requests for a response."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SQLITE = (
    "CREATE TRIGGER guard_question_uid BEFORE UPDATE ON question FOR EACH ROW WHEN NEW.uid <> OLD.uid OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'a record keeps its number and its uid'); END",
    "CREATE TRIGGER guard_position_uid BEFORE UPDATE ON position FOR EACH ROW WHEN NEW.uid <> OLD.uid OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'a record keeps its number and its uid'); END",
    "CREATE TRIGGER guard_response_request_uid BEFORE UPDATE ON response_request FOR EACH ROW WHEN NEW.uid <> OLD.uid OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'a record keeps its number and its uid'); END",
    "CREATE TRIGGER guard_position_ends BEFORE UPDATE ON position FOR EACH ROW WHEN NEW.claim_id <> OLD.claim_id OR NEW.question_id <> OLD.question_id BEGIN SELECT RAISE(ABORT, 'a position keeps its claim and its question'); END",
    "CREATE TRIGGER guard_question_delete BEFORE DELETE ON question FOR EACH ROW WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
    "CREATE TRIGGER guard_position_delete BEFORE DELETE ON position FOR EACH ROW WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
    "CREATE TRIGGER guard_response_request_delete BEFORE DELETE ON response_request FOR EACH ROW WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
    "CREATE TRIGGER guard_question_replace BEFORE INSERT ON question FOR EACH ROW WHEN EXISTS (SELECT 1 FROM question WHERE id = NEW.id OR uid = NEW.uid) BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
    "CREATE TRIGGER guard_position_replace BEFORE INSERT ON position FOR EACH ROW WHEN EXISTS (SELECT 1 FROM position WHERE id = NEW.id OR uid = NEW.uid) BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
    "CREATE TRIGGER guard_response_request_replace BEFORE INSERT ON response_request FOR EACH ROW WHEN EXISTS (SELECT 1 FROM response_request WHERE id = NEW.id OR uid = NEW.uid) BEGIN SELECT RAISE(ABORT, 'rows are retracted, never deleted'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION guard_question_uid() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.uid <> OLD.uid OR NEW.id <> OLD.id THEN RAISE EXCEPTION 'a record keeps its number and its uid' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_question_uid BEFORE UPDATE ON question FOR EACH ROW EXECUTE FUNCTION guard_question_uid()",
    "CREATE FUNCTION guard_position_uid() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.uid <> OLD.uid OR NEW.id <> OLD.id THEN RAISE EXCEPTION 'a record keeps its number and its uid' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_position_uid BEFORE UPDATE ON position FOR EACH ROW EXECUTE FUNCTION guard_position_uid()",
    "CREATE FUNCTION guard_response_request_uid() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.uid <> OLD.uid OR NEW.id <> OLD.id THEN RAISE EXCEPTION 'a record keeps its number and its uid' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_response_request_uid BEFORE UPDATE ON response_request FOR EACH ROW EXECUTE FUNCTION guard_response_request_uid()",
    "CREATE FUNCTION guard_position_ends() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF NEW.claim_id <> OLD.claim_id OR NEW.question_id <> OLD.question_id THEN RAISE EXCEPTION 'a position keeps its claim and its question' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE TRIGGER guard_position_ends BEFORE UPDATE ON position FOR EACH ROW EXECUTE FUNCTION guard_position_ends()",
    "CREATE FUNCTION guard_question_delete() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'rows are retracted, never deleted' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $guard$",
    "CREATE TRIGGER guard_question_delete BEFORE DELETE ON question FOR EACH ROW EXECUTE FUNCTION guard_question_delete()",
    "CREATE FUNCTION guard_position_delete() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'rows are retracted, never deleted' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $guard$",
    "CREATE TRIGGER guard_position_delete BEFORE DELETE ON position FOR EACH ROW EXECUTE FUNCTION guard_position_delete()",
    "CREATE FUNCTION guard_response_request_delete() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'rows are retracted, never deleted' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $guard$",
    "CREATE TRIGGER guard_response_request_delete BEFORE DELETE ON response_request FOR EACH ROW EXECUTE FUNCTION guard_response_request_delete()",
    "CREATE TRIGGER guard_question_truncate BEFORE TRUNCATE ON question FOR EACH STATEMENT EXECUTE FUNCTION guard_truncate()",
    "CREATE TRIGGER guard_position_truncate BEFORE TRUNCATE ON position FOR EACH STATEMENT EXECUTE FUNCTION guard_truncate()",
    "CREATE TRIGGER guard_response_request_truncate BEFORE TRUNCATE ON response_request FOR EACH STATEMENT EXECUTE FUNCTION guard_truncate()",
)


def upgrade() -> None:
    """Make the tables with their guards."""
    live = sa.text("retracted_at IS NULL")
    op.create_table(
        "question",
        sa.Column(
            "id",
            KEY,
            sa.Identity(),
            nullable=False,
            comment="number inside this database, never reused",
        ),
        sa.Column("uid", sa.Uuid(), nullable=False, comment="permanent, made by the client"),
        sa.Column("text", sa.Text(), nullable=False, comment="the question, as a sentence"),
        sa.Column("text_key", sa.Text(), nullable=False, comment="text, folded: asked once"),
        sa.Column("note", sa.Text(), comment="internal, never public"),
        sa.Column("retracted_by", sa.Text(), comment="who took it back; internal"),
        sa.Column("retracted_at", sa.DateTime(timezone=True), comment="when"),
        sa.Column("retracted_why", sa.Text(), comment="why; internal"),
        sa.CheckConstraint(
            "length(note) BETWEEN 1 AND 10000", name=op.f("ck_question_note_length")
        ),
        sa.CheckConstraint(
            "length(retracted_why) BETWEEN 1 AND 1000",
            name=op.f("ck_question_retracted_why_length"),
        ),
        sa.CheckConstraint(
            "(retracted_at IS NULL) = (retracted_by IS NULL) AND (retracted_at IS NULL) = (retracted_why IS NULL)",
            name=op.f("ck_question_retraction_is_signed"),
        ),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 1000", name=op.f("ck_question_text_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("uid", name=op.f("uq_question_uid")),
        comment="a contested question",
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_question_live",
        "question",
        ["text_key"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
    op.create_table(
        "position",
        sa.Column(
            "id",
            KEY,
            sa.Identity(),
            nullable=False,
            comment="number inside this database, never reused",
        ),
        sa.Column("uid", sa.Uuid(), nullable=False, comment="permanent, made by the client"),
        sa.Column("claim_id", KEY, nullable=False, comment="the claim that answers"),
        sa.Column("question_id", KEY, nullable=False, comment="the question answered"),
        sa.Column(
            "answer",
            sa.Enum(
                "yes",
                "no",
                "partly",
                "no_position",
                name=op.f("ck_position_answer"),
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
            comment="what it answers",
        ),
        sa.Column("why", sa.Text(), comment="the reason, in a sentence"),
        sa.Column("judged_by", sa.Text(), comment="who read it so; internal"),
        sa.Column("judged_at", sa.DateTime(timezone=True), comment="when"),
        sa.Column("retracted_by", sa.Text(), comment="who took it back; internal"),
        sa.Column("retracted_at", sa.DateTime(timezone=True), comment="when"),
        sa.Column("retracted_why", sa.Text(), comment="why; internal"),
        sa.CheckConstraint(
            "length(retracted_why) BETWEEN 1 AND 1000",
            name=op.f("ck_position_retracted_why_length"),
        ),
        sa.CheckConstraint(
            "(retracted_at IS NULL) = (retracted_by IS NULL) AND (retracted_at IS NULL) = (retracted_why IS NULL)",
            name=op.f("ck_position_retraction_is_signed"),
        ),
        sa.CheckConstraint("length(why) BETWEEN 1 AND 10000", name=op.f("ck_position_why_length")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_position_claim_id")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_position_question_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        sa.UniqueConstraint("uid", name=op.f("uq_position_uid")),
        comment="a claim's answer to a contested question",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_position_question_id"), "position", ["question_id"])
    op.create_index(
        "uq_position_live",
        "position",
        ["claim_id", "question_id"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
    op.create_table(
        "response_request",
        sa.Column(
            "id",
            KEY,
            sa.Identity(),
            nullable=False,
            comment="number inside this database, never reused",
        ),
        sa.Column("uid", sa.Uuid(), nullable=False, comment="permanent, made by the client"),
        sa.Column("party_id", KEY, nullable=False, comment="who was asked"),
        sa.Column("claim_id", KEY, comment="the claim to respond to"),
        sa.Column("question_id", KEY, comment="else the question"),
        sa.Column("source_id", KEY, comment="the source that reports it; none: our own"),
        sa.Column("asked", sa.Text(), comment="what was asked, in words"),
        sa.Column("asked_on", sa.Text(), nullable=False, comment="when, EDTF"),
        sa.Column("asked_on_earliest", sa.Date(), comment="first day of asked_on"),
        sa.Column("asked_on_latest", sa.Date(), comment="last day of asked_on"),
        sa.Column("channel", sa.Text(), comment="how it was put, such as by e-mail"),
        sa.Column("deadline", sa.Text(), comment="until when an answer was asked for, EDTF"),
        sa.Column("deadline_earliest", sa.Date(), comment="first day of deadline"),
        sa.Column("deadline_latest", sa.Date(), comment="last day of deadline"),
        sa.Column(
            "outcome",
            sa.Enum(
                "answered",
                "declined",
                "no_response",
                name=op.f("ck_response_request_outcome"),
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            comment="what came of it; none: open",
        ),
        sa.Column("outcome_on", sa.Text(), comment="when that was so, EDTF"),
        sa.Column("outcome_on_earliest", sa.Date(), comment="first day of outcome_on"),
        sa.Column("outcome_on_latest", sa.Date(), comment="last day of outcome_on"),
        sa.Column("answer_id", KEY, comment="the claim that holds the answer"),
        sa.Column("note", sa.Text(), comment="internal, never public"),
        sa.Column("retracted_by", sa.Text(), comment="who took it back; internal"),
        sa.Column("retracted_at", sa.DateTime(timezone=True), comment="when"),
        sa.Column("retracted_why", sa.Text(), comment="why; internal"),
        sa.CheckConstraint(
            "(claim_id IS NULL) <> (question_id IS NULL)",
            name=op.f("ck_response_request_about_one_thing"),
        ),
        sa.CheckConstraint(
            "answer_id IS NULL OR (outcome IS NOT NULL AND outcome <> 'no_response')",
            name=op.f("ck_response_request_answer_is_an_outcome"),
        ),
        sa.CheckConstraint(
            "length(asked) BETWEEN 1 AND 10000", name=op.f("ck_response_request_asked_length")
        ),
        sa.CheckConstraint(
            "length(asked_on) BETWEEN 1 AND 100", name=op.f("ck_response_request_asked_on_length")
        ),
        sa.CheckConstraint(
            "length(channel) BETWEEN 1 AND 300", name=op.f("ck_response_request_channel_length")
        ),
        sa.CheckConstraint(
            "length(deadline) BETWEEN 1 AND 100", name=op.f("ck_response_request_deadline_length")
        ),
        sa.CheckConstraint(
            "length(note) BETWEEN 1 AND 10000", name=op.f("ck_response_request_note_length")
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (outcome_on IS NULL)",
            name=op.f("ck_response_request_outcome_has_a_day"),
        ),
        sa.CheckConstraint(
            "length(outcome_on) BETWEEN 1 AND 100",
            name=op.f("ck_response_request_outcome_on_length"),
        ),
        sa.CheckConstraint(
            "length(retracted_why) BETWEEN 1 AND 1000",
            name=op.f("ck_response_request_retracted_why_length"),
        ),
        sa.CheckConstraint(
            "(retracted_at IS NULL) = (retracted_by IS NULL) AND (retracted_at IS NULL) = (retracted_why IS NULL)",
            name=op.f("ck_response_request_retraction_is_signed"),
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["claim.id"], name=op.f("fk_response_request_answer_id")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_response_request_claim_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["speaker.id"], name=op.f("fk_response_request_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_response_request_question_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_response_request_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response_request")),
        sa.UniqueConstraint("uid", name=op.f("uq_response_request_uid")),
        comment="a request for a response to a claim or a question",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_response_request_answer_id"), "response_request", ["answer_id"])
    op.create_index(op.f("ix_response_request_claim_id"), "response_request", ["claim_id"])
    op.create_index(op.f("ix_response_request_party_id"), "response_request", ["party_id"])
    op.create_index(op.f("ix_response_request_question_id"), "response_request", ["question_id"])
    op.create_index(op.f("ix_response_request_source_id"), "response_request", ["source_id"])
    guards = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for statement in guards:
        op.get_bind().exec_driver_sql(statement)
