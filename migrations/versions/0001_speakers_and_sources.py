"""Speakers, their names and affiliations, and sources."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

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
        "speaker",
        *keys(),
        sa.Column("type", sa.String(32), nullable=False, comment="what kind of speaker"),
        sa.Column(
            "naming",
            sa.String(32),
            nullable=False,
            comment="whether a name exists; an unnamed speaker has none",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="as written; NULL exactly if unnamed"),
        sa.Column("name_key", sa.Text(), nullable=True, comment="name, folded for look-up"),
        sa.Column(
            "descriptor", sa.Text(), nullable=True, comment="our handle, for lists; never a name"
        ),
        sa.Column(
            "head_count",
            sa.Integer(),
            nullable=True,
            comment="people in a group; NULL if not a group or not stated",
        ),
        sa.Column("note", sa.Text(), nullable=True, comment="internal, never public"),
        sa.CheckConstraint(
            "(naming = 'unnamed') = (name IS NULL)", name=op.f("ck_speaker_unnamed_has_no_name")
        ),
        sa.CheckConstraint(
            "head_count IS NULL OR (type = 'group' AND head_count >= 1)",
            name=op.f("ck_speaker_head_count_of_groups"),
        ),
        sa.CheckConstraint(
            "(name IS NULL) = (name_key IS NULL)", name=op.f("ck_speaker_name_key_follows_name")
        ),
        sa.CheckConstraint(
            "length(descriptor) BETWEEN 1 AND 1000", name=op.f("ck_speaker_descriptor_length")
        ),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 300", name=op.f("ck_speaker_name_length")),
        sa.CheckConstraint("length(note) BETWEEN 1 AND 10000", name=op.f("ck_speaker_note_length")),
        sa.CheckConstraint(
            "name IS NOT NULL OR descriptor IS NOT NULL",
            name=op.f("ck_speaker_has_name_or_descriptor"),
        ),
        sa.CheckConstraint(
            "type IN ('person', 'group', 'organization', 'document', 'publication')",
            name=op.f("ck_speaker_type"),
        ),
        sa.CheckConstraint(
            "naming IN ('named', 'unnamed', 'pseudonym')", name=op.f("ck_speaker_naming")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sa.UniqueConstraint("id", "naming", name=op.f("uq_speaker_id_naming")),
        sa.UniqueConstraint("uid", name=op.f("uq_speaker_uid")),
        comment="who or what can say something, employ or publish",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_speaker_name_key"), "speaker", ["name_key"], unique=False)
    op.create_table(
        "speaker_name",
        *keys(),
        sa.Column("speaker_id", KEY, nullable=False, comment="whose name it is"),
        sa.Column(
            "naming",
            sa.String(32),
            nullable=False,
            comment="the speaker's, so that a key refuses unnamed speakers",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="as written"),
        sa.Column("name_key", sa.Text(), nullable=False, comment="folded for look-up"),
        sa.CheckConstraint(
            "naming <> 'unnamed'", name=op.f("ck_speaker_name_unnamed_has_no_alias")
        ),
        sa.CheckConstraint(
            "length(name) BETWEEN 1 AND 300", name=op.f("ck_speaker_name_name_length")
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id", "naming"],
            ["speaker.id", "speaker.naming"],
            name=op.f("fk_speaker_name_speaker_id_naming"),
        ),
        sa.CheckConstraint(
            "naming IN ('named', 'unnamed', 'pseudonym')", name=op.f("ck_speaker_name_naming")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_name")),
        sa.UniqueConstraint("speaker_id", "name", name=op.f("uq_speaker_name_speaker_id_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_speaker_name_uid")),
        comment="an alias or other script of a named speaker",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_speaker_name_name_key"), "speaker_name", ["name_key"], unique=False)
    op.create_table(
        "speaker_identifier",
        *keys(),
        sa.Column("speaker_id", KEY, nullable=False, comment="whose identifier it is"),
        sa.Column(
            "naming",
            sa.String(32),
            nullable=False,
            comment="the speaker's, so that a key refuses the others",
        ),
        sa.Column(
            "scheme", sa.Text(), nullable=False, comment="wikidata, ror, orcid, isni, lei or url"
        ),
        sa.Column("value", sa.Text(), nullable=False, comment="as the scheme writes it"),
        sa.CheckConstraint(
            "naming = 'named'", name=op.f("ck_speaker_identifier_only_named_have_identifiers")
        ),
        sa.CheckConstraint(
            "scheme IN ('wikidata', 'ror', 'orcid', 'isni', 'lei', 'url')",
            name=op.f("ck_speaker_identifier_scheme"),
        ),
        sa.CheckConstraint(
            "length(value) BETWEEN 1 AND 1000", name=op.f("ck_speaker_identifier_value_length")
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id", "naming"],
            ["speaker.id", "speaker.naming"],
            name=op.f("fk_speaker_identifier_speaker_id_naming"),
        ),
        sa.CheckConstraint(
            "naming IN ('named', 'unnamed', 'pseudonym')", name=op.f("ck_speaker_identifier_naming")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_identifier")),
        sa.UniqueConstraint(
            "speaker_id",
            "scheme",
            "value",
            name=op.f("uq_speaker_identifier_speaker_id_scheme_value"),
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_speaker_identifier_uid")),
        comment="a public identifier of a named speaker",
        sqlite_autoincrement=True,
    )
    op.create_table(
        "affiliation",
        *keys(),
        sa.Column("speaker_id", KEY, nullable=False, comment="who is affiliated"),
        sa.Column("organization_id", KEY, nullable=True, comment="with whom, where that is known"),
        sa.Column("described", sa.Text(), nullable=True, comment="with whom, where only described"),
        sa.Column("role", sa.Text(), nullable=True, comment="as what"),
        sa.Column("country", sa.Text(), nullable=True, comment="ISO 3166-1 alpha-2"),
        sa.Column("place", sa.Text(), nullable=True, comment="where, in words"),
        sa.Column("valid", sa.Text(), nullable=True, comment="EDTF period"),
        sa.Column("valid_earliest", sa.Date(), nullable=True, comment="first day of valid"),
        sa.Column("valid_latest", sa.Date(), nullable=True, comment="last day of valid"),
        sa.Column(
            "uncertain", sa.Boolean(), nullable=False, comment="the source can be read two ways"
        ),
        sa.Column("note", sa.Text(), nullable=True, comment="internal, never public"),
        sa.CheckConstraint(
            "(organization_id IS NULL) <> (described IS NULL)",
            name=op.f("ck_affiliation_organization_or_described"),
        ),
        sa.CheckConstraint(
            "length(country) = 2 AND country = upper(country)", name=op.f("ck_affiliation_country")
        ),
        sa.CheckConstraint(
            "length(described) BETWEEN 1 AND 1000", name=op.f("ck_affiliation_described_length")
        ),
        sa.CheckConstraint(
            "length(note) BETWEEN 1 AND 10000", name=op.f("ck_affiliation_note_length")
        ),
        sa.CheckConstraint(
            "length(place) BETWEEN 1 AND 1000", name=op.f("ck_affiliation_place_length")
        ),
        sa.CheckConstraint(
            "length(role) BETWEEN 1 AND 1000", name=op.f("ck_affiliation_role_length")
        ),
        sa.CheckConstraint(
            "length(valid) BETWEEN 1 AND 100", name=op.f("ck_affiliation_valid_length")
        ),
        sa.CheckConstraint(
            "organization_id IS NULL OR organization_id <> speaker_id",
            name=op.f("ck_affiliation_not_with_itself"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["speaker.id"], name=op.f("fk_affiliation_organization_id")
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speaker.id"], name=op.f("fk_affiliation_speaker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affiliation")),
        sa.UniqueConstraint("id", "speaker_id", name=op.f("uq_affiliation_id_speaker_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_affiliation_uid")),
        comment="speaker and organization, with role and period, as stated in a source",
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_affiliation_organization_id"), "affiliation", ["organization_id"], unique=False
    )
    op.create_index(op.f("ix_affiliation_speaker_id"), "affiliation", ["speaker_id"], unique=False)
    op.create_table(
        "source",
        *keys(),
        sa.Column("type", sa.String(32), nullable=False, comment="CSL item type"),
        sa.Column("title", sa.Text(), nullable=True, comment="as published"),
        sa.Column("byline", sa.Text(), nullable=True, comment="as published"),
        sa.Column(
            "outlet_id", KEY, nullable=True, comment="who published it; speaks in its narration"
        ),
        sa.Column("language", sa.Text(), nullable=True, comment="BCP 47"),
        sa.Column("published", sa.Text(), nullable=True, comment="EDTF"),
        sa.Column("published_earliest", sa.Date(), nullable=True, comment="first day of published"),
        sa.Column("published_latest", sa.Date(), nullable=True, comment="last day of published"),
        sa.Column(
            "published_basis", sa.String(32), nullable=True, comment="where the date comes from"
        ),
        sa.Column("url", sa.Text(), nullable=True, comment="where it was published"),
        sa.Column("archived_url", sa.Text(), nullable=True, comment="where a copy is kept"),
        sa.Column("text_sha256", sa.Text(), nullable=True, comment="of the text it was coded from"),
        sa.Column("read", sa.Boolean(), nullable=False, comment="read by us, not only cited"),
        sa.Column("note", sa.Text(), nullable=True, comment="internal, never public"),
        sa.CheckConstraint(
            "(published IS NULL) = (published_basis IS NULL)", name=op.f("ck_source_date_has_basis")
        ),
        sa.CheckConstraint(
            "length(archived_url) BETWEEN 1 AND 10000", name=op.f("ck_source_archived_url_length")
        ),
        sa.CheckConstraint(
            "length(byline) BETWEEN 1 AND 1000", name=op.f("ck_source_byline_length")
        ),
        sa.CheckConstraint(
            "length(language) BETWEEN 1 AND 100", name=op.f("ck_source_language_length")
        ),
        sa.CheckConstraint("length(note) BETWEEN 1 AND 10000", name=op.f("ck_source_note_length")),
        sa.CheckConstraint(
            "length(published) BETWEEN 1 AND 100", name=op.f("ck_source_published_length")
        ),
        sa.CheckConstraint("length(text_sha256) = 64", name=op.f("ck_source_text_sha256_length")),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 1000", name=op.f("ck_source_title_length")),
        sa.CheckConstraint("length(url) BETWEEN 1 AND 10000", name=op.f("ck_source_url_length")),
        sa.CheckConstraint(
            "title IS NOT NULL OR outlet_id IS NOT NULL OR url IS NOT NULL OR published IS NOT NULL OR text_sha256 IS NOT NULL",
            name=op.f("ck_source_can_be_told_apart"),
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["speaker.id"], name=op.f("fk_source_outlet_id")),
        sa.CheckConstraint(
            "type IN ('article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection', 'dataset', 'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical', 'personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review', 'review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage')",
            name=op.f("ck_source_type"),
        ),
        sa.CheckConstraint(
            "published_basis IN ('stated', 'inferred', 'unknown')",
            name=op.f("ck_source_published_basis"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("uid", name=op.f("uq_source_uid")),
        comment="something we read or that was cited",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_source_outlet_id"), "source", ["outlet_id"], unique=False)
    op.create_table(
        "topic",
        *keys(),
        sa.Column("name", sa.Text(), nullable=False, comment="as written"),
        sa.Column("name_key", sa.Text(), nullable=False, comment="folded: one topic per key"),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 300", name=op.f("ck_topic_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("name_key", name=op.f("uq_topic_name_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_topic_uid")),
        comment="a tag for claims",
        sqlite_autoincrement=True,
    )
