"""Every record can be retracted, an unnamed speaker revealed, a change undone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SQLITE = {
    "guard_speaker_naming": "CREATE TRIGGER guard_speaker_naming BEFORE UPDATE ON speaker FOR EACH ROW WHEN (NEW.naming <> OLD.naming OR (NEW.revealed_in_id IS NULL) <> (OLD.revealed_in_id IS NULL)) AND NOT ((OLD.naming <> 'named' AND NEW.naming = 'named' AND OLD.revealed_in_id IS NULL AND NEW.revealed_in_id IS NOT NULL) OR (OLD.naming = 'named' AND NEW.naming <> 'named' AND OLD.revealed_in_id IS NOT NULL AND NEW.revealed_in_id IS NULL AND NOT EXISTS (SELECT 1 FROM claim_speaker JOIN appearance ON appearance.claim_id = claim_speaker.claim_id WHERE claim_speaker.speaker_id = OLD.id AND appearance.identification = 'named' AND appearance.retracted_at IS NULL))) BEGIN SELECT RAISE(ABORT, 'a speaker keeps its naming: the named are not un-named, the unnamed are revealed'); END",
    "guard_affiliation_used": "CREATE TRIGGER guard_affiliation_used BEFORE UPDATE ON affiliation FOR EACH ROW WHEN (NEW.speaker_id <> OLD.speaker_id OR COALESCE(NEW.organization_id, 0) <> COALESCE(OLD.organization_id, 0) OR COALESCE(NEW.described, '') <> COALESCE(OLD.described, '') OR COALESCE(NEW.role, '') <> COALESCE(OLD.role, '')) AND EXISTS (SELECT 1 FROM claim_speaker JOIN claim ON claim.id = claim_speaker.claim_id WHERE affiliation_id = OLD.id AND claim.status <> 'recorded_in_error') BEGIN SELECT RAISE(ABORT, 'an affiliation that a claim uses keeps its role and organization'); END",
    "guard_appearance_identification_insert": "CREATE TRIGGER guard_appearance_identification_insert BEFORE INSERT ON appearance FOR EACH ROW WHEN EXISTS (SELECT 1 FROM claim_speaker JOIN speaker ON speaker.id = claim_speaker.speaker_id WHERE claim_speaker.claim_id = NEW.claim_id AND NOT (NEW.identification IS NULL OR (NEW.identification = 'named' AND speaker.naming = 'named') OR (NEW.identification = 'pseudonym' AND speaker.naming = 'pseudonym') OR (NEW.identification IN ('described', 'generic') AND speaker.naming <> 'named') OR (NEW.identification <> 'named' AND speaker.revealed_in_id IS NOT NULL))) BEGIN SELECT RAISE(ABORT, 'how the reader was told who speaks does not fit whether the speaker has a name'); END",
    "guard_appearance_identification_update": "CREATE TRIGGER guard_appearance_identification_update BEFORE UPDATE ON appearance FOR EACH ROW WHEN EXISTS (SELECT 1 FROM claim_speaker JOIN speaker ON speaker.id = claim_speaker.speaker_id WHERE claim_speaker.claim_id = NEW.claim_id AND NOT (NEW.identification IS NULL OR (NEW.identification = 'named' AND speaker.naming = 'named') OR (NEW.identification = 'pseudonym' AND speaker.naming = 'pseudonym') OR (NEW.identification IN ('described', 'generic') AND speaker.naming <> 'named') OR (NEW.identification <> 'named' AND speaker.revealed_in_id IS NOT NULL))) BEGIN SELECT RAISE(ABORT, 'how the reader was told who speaks does not fit whether the speaker has a name'); END",
    "guard_claim_speaker_identification_insert": "CREATE TRIGGER guard_claim_speaker_identification_insert BEFORE INSERT ON claim_speaker FOR EACH ROW WHEN EXISTS (SELECT 1 FROM appearance JOIN speaker ON speaker.id = NEW.speaker_id WHERE appearance.claim_id = NEW.claim_id AND NOT (appearance.identification IS NULL OR (appearance.identification = 'named' AND speaker.naming = 'named') OR (appearance.identification = 'pseudonym' AND speaker.naming = 'pseudonym') OR (appearance.identification IN ('described', 'generic') AND speaker.naming <> 'named') OR (appearance.identification <> 'named' AND speaker.revealed_in_id IS NOT NULL))) BEGIN SELECT RAISE(ABORT, 'how the reader was told who speaks does not fit whether the speaker has a name'); END",
    "guard_claim_speaker_identification_update": "CREATE TRIGGER guard_claim_speaker_identification_update BEFORE UPDATE ON claim_speaker FOR EACH ROW WHEN EXISTS (SELECT 1 FROM appearance JOIN speaker ON speaker.id = NEW.speaker_id WHERE appearance.claim_id = NEW.claim_id AND NOT (appearance.identification IS NULL OR (appearance.identification = 'named' AND speaker.naming = 'named') OR (appearance.identification = 'pseudonym' AND speaker.naming = 'pseudonym') OR (appearance.identification IN ('described', 'generic') AND speaker.naming <> 'named') OR (appearance.identification <> 'named' AND speaker.revealed_in_id IS NOT NULL))) BEGIN SELECT RAISE(ABORT, 'how the reader was told who speaks does not fit whether the speaker has a name'); END",
}
POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION guard_speaker_naming() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF (NEW.naming <> OLD.naming OR (NEW.revealed_in_id IS NULL) <> (OLD.revealed_in_id IS NULL)) AND NOT ((OLD.naming <> 'named' AND NEW.naming = 'named' AND OLD.revealed_in_id IS NULL AND NEW.revealed_in_id IS NOT NULL) OR (OLD.naming = 'named' AND NEW.naming <> 'named' AND OLD.revealed_in_id IS NOT NULL AND NEW.revealed_in_id IS NULL AND NOT EXISTS (SELECT 1 FROM claim_speaker JOIN appearance ON appearance.claim_id = claim_speaker.claim_id WHERE claim_speaker.speaker_id = OLD.id AND appearance.identification = 'named' AND appearance.retracted_at IS NULL))) THEN RAISE EXCEPTION 'a speaker keeps its naming: the named are not un-named, the unnamed are revealed' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE OR REPLACE FUNCTION guard_affiliation_used() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN IF (NEW.speaker_id <> OLD.speaker_id OR COALESCE(NEW.organization_id, 0) <> COALESCE(OLD.organization_id, 0) OR COALESCE(NEW.described, '') <> COALESCE(OLD.described, '') OR COALESCE(NEW.role, '') <> COALESCE(OLD.role, '')) AND EXISTS (SELECT 1 FROM claim_speaker JOIN claim ON claim.id = claim_speaker.claim_id WHERE affiliation_id = OLD.id AND claim.status <> 'recorded_in_error') THEN RAISE EXCEPTION 'an affiliation that a claim uses keeps its role and organization' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE OR REPLACE FUNCTION guard_appearance_identification_insert() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN PERFORM 1 FROM claim WHERE id = NEW.claim_id FOR NO KEY UPDATE; IF EXISTS (SELECT 1 FROM claim_speaker JOIN speaker ON speaker.id = claim_speaker.speaker_id WHERE claim_speaker.claim_id = NEW.claim_id AND NOT (NEW.identification IS NULL OR (NEW.identification = 'named' AND speaker.naming = 'named') OR (NEW.identification = 'pseudonym' AND speaker.naming = 'pseudonym') OR (NEW.identification IN ('described', 'generic') AND speaker.naming <> 'named') OR (NEW.identification <> 'named' AND speaker.revealed_in_id IS NOT NULL))) THEN RAISE EXCEPTION 'how the reader was told who speaks does not fit whether the speaker has a name' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE OR REPLACE FUNCTION guard_appearance_identification_update() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN PERFORM 1 FROM claim WHERE id = NEW.claim_id FOR NO KEY UPDATE; IF EXISTS (SELECT 1 FROM claim_speaker JOIN speaker ON speaker.id = claim_speaker.speaker_id WHERE claim_speaker.claim_id = NEW.claim_id AND NOT (NEW.identification IS NULL OR (NEW.identification = 'named' AND speaker.naming = 'named') OR (NEW.identification = 'pseudonym' AND speaker.naming = 'pseudonym') OR (NEW.identification IN ('described', 'generic') AND speaker.naming <> 'named') OR (NEW.identification <> 'named' AND speaker.revealed_in_id IS NOT NULL))) THEN RAISE EXCEPTION 'how the reader was told who speaks does not fit whether the speaker has a name' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE OR REPLACE FUNCTION guard_claim_speaker_identification_insert() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN PERFORM 1 FROM claim WHERE id = NEW.claim_id FOR NO KEY UPDATE; IF EXISTS (SELECT 1 FROM appearance JOIN speaker ON speaker.id = NEW.speaker_id WHERE appearance.claim_id = NEW.claim_id AND NOT (appearance.identification IS NULL OR (appearance.identification = 'named' AND speaker.naming = 'named') OR (appearance.identification = 'pseudonym' AND speaker.naming = 'pseudonym') OR (appearance.identification IN ('described', 'generic') AND speaker.naming <> 'named') OR (appearance.identification <> 'named' AND speaker.revealed_in_id IS NOT NULL))) THEN RAISE EXCEPTION 'how the reader was told who speaks does not fit whether the speaker has a name' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
    "CREATE OR REPLACE FUNCTION guard_claim_speaker_identification_update() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN PERFORM 1 FROM claim WHERE id = NEW.claim_id FOR NO KEY UPDATE; IF EXISTS (SELECT 1 FROM appearance JOIN speaker ON speaker.id = NEW.speaker_id WHERE appearance.claim_id = NEW.claim_id AND NOT (appearance.identification IS NULL OR (appearance.identification = 'named' AND speaker.naming = 'named') OR (appearance.identification = 'pseudonym' AND speaker.naming = 'pseudonym') OR (appearance.identification IN ('described', 'generic') AND speaker.naming <> 'named') OR (appearance.identification <> 'named' AND speaker.revealed_in_id IS NOT NULL))) THEN RAISE EXCEPTION 'how the reader was told who speaks does not fit whether the speaker has a name' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $guard$",
)


REBUILT = {"table_kwargs": {"sqlite_autoincrement": True}}
"""SQLite makes the table anew; its numbers go on where they were."""


def add_retraction(table: str) -> None:
    """Who took a record back, when and why."""
    with op.batch_alter_table(table, **REBUILT) as batch:
        batch.add_column(sa.Column("retracted_by", sa.Text(), comment="who took it back; internal"))
        batch.add_column(sa.Column("retracted_at", sa.DateTime(timezone=True), comment="when"))
        batch.add_column(sa.Column("retracted_why", sa.Text(), comment="why; internal"))
        batch.create_check_constraint(
            op.f(f"ck_{table}_retraction_is_signed"),
            "(retracted_at IS NULL) = (retracted_by IS NULL) AND (retracted_at IS NULL) = (retracted_why IS NULL)",
        )
        batch.create_check_constraint(
            op.f(f"ck_{table}_retracted_why_length"), "length(retracted_why) BETWEEN 1 AND 1000"
        )


def upgrade() -> None:
    """Add the columns and let the guards know of a reveal."""
    for table in ("affiliation", "appearance", "claim", "source", "speaker"):
        add_retraction(table)
    with op.batch_alter_table("claim", **REBUILT) as batch:
        batch.create_check_constraint(
            op.f("ck_claim_status_is_signed"), "(status = 'current') = (retracted_at IS NULL)"
        )
    with op.batch_alter_table("speaker", **REBUILT) as batch:
        batch.add_column(
            sa.Column(
                "revealed_in_id",
                KEY,
                comment="the source that first named a speaker recorded without a name",
            )
        )
        batch.create_foreign_key(
            op.f("fk_speaker_revealed_in_id"), "source", ["revealed_in_id"], ["id"]
        )
        batch.create_check_constraint(
            op.f("ck_speaker_revealed_is_named"), "revealed_in_id IS NULL OR naming = 'named'"
        )
        batch.create_index(op.f("ix_speaker_revealed_in_id"), ["revealed_in_id"])
    with op.batch_alter_table("change", **REBUILT) as batch:
        batch.add_column(sa.Column("undoes_id", KEY, comment="the change this one reverts"))
        batch.create_foreign_key(op.f("fk_change_undoes_id"), "change", ["undoes_id"], ["id"])
        batch.create_unique_constraint(op.f("uq_change_undoes_id"), ["undoes_id"])
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column(
            "relation", "retracted_why", existing_type=sa.Text(), comment="why; internal"
        )
    renew_guards()


def renew_guards() -> None:
    """Put the new rules in the place of the old ones."""
    if op.get_bind().dialect.name != "sqlite":
        for statement in POSTGRESQL:
            op.get_bind().exec_driver_sql(statement)
        return
    for name, statement in SQLITE.items():
        op.get_bind().exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        op.get_bind().exec_driver_sql(statement)
