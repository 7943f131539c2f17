"""Relations between claims, and the history of everything."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def keys() -> tuple[sa.Column[int], sa.Column[object]]:
    """The two keys every table has."""
    return (
        sa.Column(
            "id",
            KEY,
            sa.Identity(),
            nullable=False,
            comment="number inside this database, never reused",
        ),
        sa.Column("uid", sa.Uuid(), nullable=False, comment="permanent, made by the client"),
    )


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "relation",
        *keys(),
        sa.Column("from_id", KEY, nullable=False, comment="A, the claim that answers"),
        sa.Column("type", sa.String(32), nullable=False, comment="what A does to B"),
        sa.Column("to_id", KEY, nullable=False, comment="B, the claim answered"),
        sa.Column(
            "pair_key",
            sa.Text(),
            nullable=False,
            comment="both claims' uids, sorted: the unordered pair",
        ),
        sa.Column("why", sa.Text(), nullable=False, comment="the reason, in a sentence"),
        sa.Column("match_who", sa.String(32), nullable=True, comment="A's parties beside B's"),
        sa.Column("match_what", sa.String(32), nullable=True, comment="A's predicate beside B's"),
        sa.Column("match_where", sa.String(32), nullable=True, comment="A's place beside B's"),
        sa.Column("match_when", sa.String(32), nullable=True, comment="A's time beside B's"),
        sa.Column(
            "answered_by",
            sa.String(32),
            nullable=True,
            comment="who set A against B; of disputes only",
        ),
        sa.Column(
            "review", sa.String(32), nullable=False, comment="whether people stand behind it"
        ),
        sa.Column("reviewed_by", sa.Text(), nullable=True, comment="who judged last; internal"),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True, comment="when"),
        sa.Column("resolution", sa.Text(), nullable=True, comment="how it was settled, in words"),
        sa.Column("resolved_by", sa.Text(), nullable=True, comment="who settled it; internal"),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True, comment="when"),
        sa.Column("retracted_by", sa.Text(), nullable=True, comment="who took it back; internal"),
        sa.Column("retracted_at", sa.DateTime(timezone=True), nullable=True, comment="when"),
        sa.Column("retracted_why", sa.Text(), nullable=True, comment="why"),
        sa.Column("note", sa.Text(), nullable=True, comment="internal, never public"),
        sa.CheckConstraint(
            "(type = 'disputes') = (answered_by IS NOT NULL)",
            name=op.f("ck_relation_answered_by_of_disputes"),
        ),
        sa.CheckConstraint(
            "type <> 'contradicts' OR (match_what IS NOT NULL AND match_what = 'same' AND match_who IN ('same', 'overlapping', 'narrower', 'wider') AND match_where <> 'different' AND match_when <> 'different')",
            name=op.f("ck_relation_contradicts_on_the_same_matter"),
        ),
        sa.CheckConstraint(
            "(match_who IS NULL) = (match_what IS NULL) AND (match_who IS NULL) = (match_where IS NULL) AND (match_who IS NULL) = (match_when IS NULL)",
            name=op.f("ck_relation_match_whole_or_absent"),
        ),
        sa.CheckConstraint(
            "(resolution IS NULL) = (resolved_at IS NULL) AND (resolution IS NULL) = (resolved_by IS NULL)",
            name=op.f("ck_relation_resolution_is_signed"),
        ),
        sa.CheckConstraint(
            "(retracted_at IS NULL) = (retracted_by IS NULL) AND (retracted_at IS NULL) = (retracted_why IS NULL)",
            name=op.f("ck_relation_retraction_is_signed"),
        ),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_relation_not_with_itself")),
        sa.CheckConstraint(
            "length(note) BETWEEN 1 AND 10000", name=op.f("ck_relation_note_length")
        ),
        sa.CheckConstraint(
            "length(resolution) BETWEEN 1 AND 10000", name=op.f("ck_relation_resolution_length")
        ),
        sa.CheckConstraint(
            "length(retracted_why) BETWEEN 1 AND 1000",
            name=op.f("ck_relation_retracted_why_length"),
        ),
        sa.CheckConstraint("length(why) BETWEEN 1 AND 10000", name=op.f("ck_relation_why_length")),
        sa.ForeignKeyConstraint(["from_id"], ["claim.id"], name=op.f("fk_relation_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["claim.id"], name=op.f("fk_relation_to_id")),
        sa.CheckConstraint(
            "type IN ('repeats', 'supersedes', 'contradicts', 'disputes', 'qualifies', 'leaves_open', 'weakens', 'corroborates')",
            name=op.f("ck_relation_type"),
        ),
        sa.CheckConstraint(
            "match_who IN ('same', 'narrower', 'wider', 'overlapping', 'different', 'unknown')",
            name=op.f("ck_relation_match_who"),
        ),
        sa.CheckConstraint(
            "match_what IN ('same', 'narrower', 'wider', 'overlapping', 'different', 'unknown')",
            name=op.f("ck_relation_match_what"),
        ),
        sa.CheckConstraint(
            "match_where IN ('same', 'narrower', 'wider', 'overlapping', 'different', 'unknown')",
            name=op.f("ck_relation_match_where"),
        ),
        sa.CheckConstraint(
            "match_when IN ('same', 'narrower', 'wider', 'overlapping', 'different', 'unknown')",
            name=op.f("ck_relation_match_when"),
        ),
        sa.CheckConstraint(
            "answered_by IN ('speaker', 'outlet')", name=op.f("ck_relation_answered_by")
        ),
        sa.CheckConstraint(
            "review IN ('proposed', 'agreed', 'rejected')", name=op.f("ck_relation_review")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relation")),
        sa.UniqueConstraint("uid", name=op.f("uq_relation_uid")),
        comment="what one claim does to another",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_relation_from_id"), "relation", ["from_id"], unique=False)
    op.create_index(op.f("ix_relation_to_id"), "relation", ["to_id"], unique=False)
    op.create_index(
        "uq_relation_live_lineage",
        "relation",
        ["pair_key", "type"],
        unique=True,
        sqlite_where=sa.text(
            "retracted_at IS NULL AND review <> 'rejected' AND type IN ('repeats', 'supersedes')"
        ),
        postgresql_where=sa.text(
            "retracted_at IS NULL AND review <> 'rejected' AND type IN ('repeats', 'supersedes')"
        ),
    )
    op.create_index(
        "uq_relation_live_stance",
        "relation",
        ["pair_key"],
        unique=True,
        sqlite_where=sa.text(
            "retracted_at IS NULL AND review <> 'rejected' AND NOT (type IN ('repeats', 'supersedes'))"
        ),
        postgresql_where=sa.text(
            "retracted_at IS NULL AND review <> 'rejected' AND NOT (type IN ('repeats', 'supersedes'))"
        ),
    )
    op.create_table(
        "change",
        *keys(),
        sa.Column("who", sa.Text(), nullable=False, comment="who gave the command; internal"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, comment="when, UTC"),
        sa.Column(
            "command", sa.Text(), nullable=False, comment="the command's name, never its arguments"
        ),
        sa.Column("why", sa.Text(), nullable=True, comment="the reason given"),
        sa.CheckConstraint(
            "length(command) BETWEEN 1 AND 1000", name=op.f("ck_change_command_length")
        ),
        sa.CheckConstraint("length(who) BETWEEN 1 AND 1000", name=op.f("ck_change_who_length")),
        sa.CheckConstraint("length(why) BETWEEN 1 AND 10000", name=op.f("ck_change_why_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("uid", name=op.f("uq_change_uid")),
        comment="one command's worth of change",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_at"), "change", ["at"], unique=False)
    op.create_table(
        "revision",
        *keys(),
        sa.Column("change_id", KEY, nullable=False, comment="in which change"),
        sa.Column("record_table", sa.Text(), nullable=False, comment="table of the record"),
        sa.Column("record_uid", sa.Uuid(), nullable=False, comment="uid of the record"),
        sa.Column("version", sa.Integer(), nullable=False, comment="from 1, per record"),
        sa.Column(
            "payload",
            sa.Text(),
            nullable=True,
            comment="the row with its link rows, canonical JSON; NULL when purged",
        ),
        sa.Column("salt", sa.Text(), nullable=True, comment="hexadecimal; NULL when purged"),
        sa.Column("digest", sa.Text(), nullable=False, comment="sha256 of salt and payload"),
        sa.Column(
            "link",
            sa.Text(),
            nullable=False,
            comment="sha256 that ties it to the previous revision",
        ),
        sa.CheckConstraint(
            "(payload IS NULL) = (salt IS NULL)", name=op.f("ck_revision_purged_whole")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_revision_version")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_revision_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("record_uid", "version", name=op.f("uq_revision_record_uid_version")),
        sa.UniqueConstraint("uid", name=op.f("uq_revision_uid")),
        comment="one record's new state in a change",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_revision_change_id"), "revision", ["change_id"], unique=False)
    op.create_table(
        "file_record",
        *keys(),
        sa.Column("file_id", sa.Text(), nullable=False, comment="the id written in the claim file"),
        sa.Column("record_table", sa.Text(), nullable=False, comment="table of the record"),
        sa.Column("record_uid", sa.Uuid(), nullable=False, comment="uid of the record"),
        sa.Column("salt", sa.Text(), nullable=False, comment="hexadecimal"),
        sa.Column(
            "digests", sa.Text(), nullable=False, comment="field to salted digest, canonical JSON"
        ),
        sa.CheckConstraint(
            "length(file_id) BETWEEN 1 AND 1000", name=op.f("ck_file_record_file_id_length")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_record")),
        sa.UniqueConstraint(
            "file_id", "record_uid", name=op.f("uq_file_record_file_id_record_uid")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_file_record_uid")),
        comment="what a claim file last said about a record, as salted digests",
        sqlite_autoincrement=True,
    )
