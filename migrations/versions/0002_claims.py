"""Claims, their speakers and where they appear."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

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
        "claim",
        *keys(),
        sa.Column("text", sa.Text(), nullable=False, comment="what is claimed, in our words"),
        sa.Column("kind", sa.String(32), nullable=False, comment="what the speaker does"),
        sa.Column("polarity", sa.String(32), nullable=False, comment="is or is not"),
        sa.Column("certainty", sa.String(32), nullable=False, comment="the speaker's, not ours"),
        sa.Column(
            "denied_proposition",
            sa.Text(),
            nullable=True,
            comment="what a denial literally negates",
        ),
        sa.Column(
            "denied_inferred",
            sa.Boolean(),
            nullable=False,
            comment="the denial left it to be inferred",
        ),
        sa.Column("said", sa.Text(), nullable=True, comment="when it was said, EDTF"),
        sa.Column("said_earliest", sa.Date(), nullable=True, comment="first day of said"),
        sa.Column("said_latest", sa.Date(), nullable=True, comment="last day of said"),
        sa.Column("said_basis", sa.String(32), nullable=False, comment="where the date comes from"),
        sa.Column("said_note", sa.Text(), nullable=True, comment="the words it was read from"),
        sa.Column("venue", sa.Text(), nullable=True, comment="occasion and place of utterance"),
        sa.Column("scope_who", sa.Text(), nullable=True, comment="the parties it is about"),
        sa.Column(
            "scope_quantifier", sa.String(32), nullable=True, comment="how much of the subject"
        ),
        sa.Column("scope_what", sa.Text(), nullable=True, comment="the predicate, in a few words"),
        sa.Column("scope_where", sa.Text(), nullable=True, comment="place of the matter"),
        sa.Column("scope_when", sa.Text(), nullable=True, comment="time of the matter, EDTF"),
        sa.Column(
            "scope_when_earliest", sa.Date(), nullable=True, comment="first day of scope_when"
        ),
        sa.Column("scope_when_latest", sa.Date(), nullable=True, comment="last day of scope_when"),
        sa.Column("status", sa.String(32), nullable=False, comment="life of the claim"),
        sa.Column("note", sa.Text(), nullable=True, comment="internal, never public"),
        sa.CheckConstraint(
            "(kind = 'denial') = (denied_proposition IS NOT NULL)",
            name=op.f("ck_claim_denial_denies"),
        ),
        sa.CheckConstraint(
            "denied_proposition IS NOT NULL OR NOT denied_inferred",
            name=op.f("ck_claim_inferred_denial"),
        ),
        sa.CheckConstraint(
            "length(denied_proposition) BETWEEN 1 AND 10000",
            name=op.f("ck_claim_denied_proposition_length"),
        ),
        sa.CheckConstraint("length(note) BETWEEN 1 AND 10000", name=op.f("ck_claim_note_length")),
        sa.CheckConstraint("length(said) BETWEEN 1 AND 100", name=op.f("ck_claim_said_length")),
        sa.CheckConstraint(
            "length(said_note) BETWEEN 1 AND 1000", name=op.f("ck_claim_said_note_length")
        ),
        sa.CheckConstraint(
            "length(scope_what) BETWEEN 1 AND 1000", name=op.f("ck_claim_scope_what_length")
        ),
        sa.CheckConstraint(
            "length(scope_when) BETWEEN 1 AND 100", name=op.f("ck_claim_scope_when_length")
        ),
        sa.CheckConstraint(
            "length(scope_where) BETWEEN 1 AND 1000", name=op.f("ck_claim_scope_where_length")
        ),
        sa.CheckConstraint(
            "length(scope_who) BETWEEN 1 AND 1000", name=op.f("ck_claim_scope_who_length")
        ),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 10000", name=op.f("ck_claim_text_length")),
        sa.CheckConstraint("length(venue) BETWEEN 1 AND 1000", name=op.f("ck_claim_venue_length")),
        sa.CheckConstraint(
            "kind IN ('assertion', 'denial', 'no_knowledge', 'no_comment', 'prediction', 'plan', 'call', 'opinion')",
            name=op.f("ck_claim_kind"),
        ),
        sa.CheckConstraint(
            "polarity IN ('affirm', 'negate', 'none')", name=op.f("ck_claim_polarity")
        ),
        sa.CheckConstraint(
            "certainty IN ('certain', 'probable', 'possible', 'uncommitted')",
            name=op.f("ck_claim_certainty"),
        ),
        sa.CheckConstraint(
            "said_basis IN ('stated', 'inferred', 'unknown')", name=op.f("ck_claim_said_basis")
        ),
        sa.CheckConstraint(
            "scope_quantifier IN ('all', 'none', 'some', 'not_all', 'generic', 'specific')",
            name=op.f("ck_claim_scope_quantifier"),
        ),
        sa.CheckConstraint(
            "status IN ('current', 'withdrawn', 'recorded_in_error')", name=op.f("ck_claim_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("uid", name=op.f("uq_claim_uid")),
        comment="one proposition or speech act, by its speakers, on one occasion",
        sqlite_autoincrement=True,
    )
    op.create_table(
        "claim_speaker",
        *keys(),
        sa.Column("claim_id", KEY, nullable=False, comment="what was said"),
        sa.Column("place", sa.Integer(), nullable=False, comment="order, from 1"),
        sa.Column("speaker_id", KEY, nullable=False, comment="who said it"),
        sa.Column(
            "affiliation_id", KEY, nullable=True, comment="as what; one of this speaker's own"
        ),
        sa.CheckConstraint("place >= 1", name=op.f("ck_claim_speaker_place")),
        sa.ForeignKeyConstraint(
            ["affiliation_id", "speaker_id"],
            ["affiliation.id", "affiliation.speaker_id"],
            name=op.f("fk_claim_speaker_affiliation_id_speaker_id"),
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_speaker_claim_id")),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speaker.id"], name=op.f("fk_claim_speaker_speaker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_speaker")),
        sa.UniqueConstraint("claim_id", "place", name=op.f("uq_claim_speaker_claim_id_place")),
        sa.UniqueConstraint(
            "claim_id", "speaker_id", name=op.f("uq_claim_speaker_claim_id_speaker_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_claim_speaker_uid")),
        comment="a claim's speaker, in order, with the affiliation as at the time",
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_claim_speaker_affiliation_id"), "claim_speaker", ["affiliation_id"], unique=False
    )
    op.create_index(
        op.f("ix_claim_speaker_speaker_id"), "claim_speaker", ["speaker_id"], unique=False
    )
    op.create_table(
        "claim_topic",
        *keys(),
        sa.Column("claim_id", KEY, nullable=False, comment="the claim"),
        sa.Column("topic_id", KEY, nullable=False, comment="the tag"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_topic_claim_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_claim_topic_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_topic")),
        sa.UniqueConstraint("claim_id", "topic_id", name=op.f("uq_claim_topic_claim_id_topic_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_claim_topic_uid")),
        comment="a claim carries a tag",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claim_topic_topic_id"), "claim_topic", ["topic_id"], unique=False)
    op.create_table(
        "appearance",
        *keys(),
        sa.Column("claim_id", KEY, nullable=False, comment="what is carried"),
        sa.Column(
            "place", sa.Integer(), nullable=False, comment="order, from 1: C6.2 is the second"
        ),
        sa.Column("source_id", KEY, nullable=False, comment="what carries it"),
        sa.Column("form", sa.String(32), nullable=False, comment="how it is carried"),
        sa.Column("quote", sa.Text(), nullable=True, comment="the speaker's words, byte for byte"),
        sa.Column(
            "editorial_marks",
            sa.Text(),
            nullable=True,
            comment="brackets, ellipses, sic: what the publication did to the quote",
        ),
        sa.Column("locator", sa.Text(), nullable=True, comment="page, paragraph, minute, row"),
        sa.Column("language", sa.Text(), nullable=True, comment="of the text we hold, BCP 47"),
        sa.Column(
            "original_language",
            sa.Text(),
            nullable=False,
            comment="as spoken, BCP 47; und if not stated",
        ),
        sa.Column("translation", sa.String(32), nullable=True, comment="who translated"),
        sa.Column("basis", sa.String(32), nullable=True, comment="how the speaker knows"),
        sa.Column(
            "attribution_ambiguous",
            sa.Boolean(),
            nullable=False,
            comment="cannot tell whether speaker or publication is talking",
        ),
        sa.Column(
            "identification", sa.String(32), nullable=True, comment="what the reader is given"
        ),
        sa.Column("descriptor", sa.Text(), nullable=True, comment="the speaker as published"),
        sa.Column(
            "anonymity_origin",
            sa.String(32),
            nullable=True,
            comment="who wanted the speaker unnamed",
        ),
        sa.Column("anonymity_reason", sa.String(32), nullable=True, comment="why unnamed"),
        sa.Column(
            "anonymity_reason_published", sa.Text(), nullable=True, comment="the words printed"
        ),
        sa.Column(
            "ground_rule", sa.String(32), nullable=False, comment="terms agreed with the speaker"
        ),
        sa.Column(
            "terms_note", sa.Text(), nullable=True, comment="what was actually agreed; internal"
        ),
        sa.Column(
            "known_to_newsroom",
            sa.String(32),
            nullable=True,
            comment="a level, never names; internal",
        ),
        sa.Column(
            "approved_by_role", sa.Text(), nullable=True, comment="role, never a name; internal"
        ),
        sa.Column("approved_on", sa.Date(), nullable=True, comment="internal"),
        sa.Column("note", sa.Text(), nullable=True, comment="internal, never public"),
        sa.CheckConstraint(
            "(form = 'narration') = (identification IS NULL)",
            name=op.f("ck_appearance_narration_identifies_nobody"),
        ),
        sa.CheckConstraint(
            "(form IN ('quote', 'partial_quote')) = (quote IS NOT NULL)",
            name=op.f("ck_appearance_form_of_quote"),
        ),
        sa.CheckConstraint(
            "(identification IS NOT NULL AND identification <> 'named') OR (anonymity_origin IS NULL AND anonymity_reason IS NULL AND anonymity_reason_published IS NULL)",
            name=op.f("ck_appearance_anonymity_of_the_unnamed"),
        ),
        sa.CheckConstraint(
            "identification <> 'described' OR descriptor IS NOT NULL",
            name=op.f("ck_appearance_described_has_descriptor"),
        ),
        sa.CheckConstraint(
            "(anonymity_origin IS NULL) = (anonymity_reason IS NULL)",
            name=op.f("ck_appearance_anonymity_origin_and_reason"),
        ),
        sa.CheckConstraint(
            "length(anonymity_reason_published) BETWEEN 1 AND 1000",
            name=op.f("ck_appearance_anonymity_reason_published_length"),
        ),
        sa.CheckConstraint(
            "length(approved_by_role) BETWEEN 1 AND 1000",
            name=op.f("ck_appearance_approved_by_role_length"),
        ),
        sa.CheckConstraint(
            "length(descriptor) BETWEEN 1 AND 1000", name=op.f("ck_appearance_descriptor_length")
        ),
        sa.CheckConstraint(
            "length(editorial_marks) BETWEEN 1 AND 10000",
            name=op.f("ck_appearance_editorial_marks_length"),
        ),
        sa.CheckConstraint(
            "length(language) BETWEEN 1 AND 100", name=op.f("ck_appearance_language_length")
        ),
        sa.CheckConstraint(
            "length(locator) BETWEEN 1 AND 1000", name=op.f("ck_appearance_locator_length")
        ),
        sa.CheckConstraint(
            "length(note) BETWEEN 1 AND 10000", name=op.f("ck_appearance_note_length")
        ),
        sa.CheckConstraint(
            "length(original_language) BETWEEN 1 AND 100",
            name=op.f("ck_appearance_original_language_length"),
        ),
        sa.CheckConstraint(
            "length(quote) BETWEEN 1 AND 10000", name=op.f("ck_appearance_quote_length")
        ),
        sa.CheckConstraint(
            "length(terms_note) BETWEEN 1 AND 10000", name=op.f("ck_appearance_terms_note_length")
        ),
        sa.CheckConstraint("place >= 1", name=op.f("ck_appearance_place")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_appearance_claim_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_appearance_source_id")),
        sa.CheckConstraint(
            "form IN ('quote', 'partial_quote', 'paraphrase', 'narration')",
            name=op.f("ck_appearance_form"),
        ),
        sa.CheckConstraint(
            "translation IN ('none', 'official', 'outlet', 'ours', 'unknown')",
            name=op.f("ck_appearance_translation"),
        ),
        sa.CheckConstraint(
            "basis IN ('firsthand', 'document', 'briefed', 'hearsay', 'inferred', 'institutional', 'not_stated')",
            name=op.f("ck_appearance_basis"),
        ),
        sa.CheckConstraint(
            "identification IN ('named', 'described', 'generic', 'pseudonym')",
            name=op.f("ck_appearance_identification"),
        ),
        sa.CheckConstraint(
            "anonymity_origin IN ('at_request', 'newsroom', 'legal', 'not_stated')",
            name=op.f("ck_appearance_anonymity_origin"),
        ),
        sa.CheckConstraint(
            "anonymity_reason IN ('safety', 'legal', 'employment', 'not_authorized', 'sensitivity', 'institutional_rule', 'privacy', 'other', 'not_stated')",
            name=op.f("ck_appearance_anonymity_reason"),
        ),
        sa.CheckConstraint(
            "ground_rule IN ('on_record', 'background', 'deep_background', 'off_record', 'unknown')",
            name=op.f("ck_appearance_ground_rule"),
        ),
        sa.CheckConstraint(
            "known_to_newsroom IN ('reporter', 'reporter_and_editor', 'more', 'nobody')",
            name=op.f("ck_appearance_known_to_newsroom"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
        sa.UniqueConstraint("claim_id", "place", name=op.f("uq_appearance_claim_id_place")),
        sa.UniqueConstraint("uid", name=op.f("uq_appearance_uid")),
        comment="where and how one source carries a claim",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_appearance_source_id"), "appearance", ["source_id"], unique=False)
    op.create_table(
        "relay",
        *keys(),
        sa.Column("appearance_id", KEY, nullable=False, comment="on the way to which appearance"),
        sa.Column("place", sa.Integer(), nullable=False, comment="order from the speaker, from 1"),
        sa.Column("speaker_id", KEY, nullable=True, comment="who relayed it"),
        sa.Column("source_id", KEY, nullable=True, comment="in what it was relayed"),
        sa.Column("role", sa.String(32), nullable=False, comment="what the hop did"),
        sa.Column("inferred", sa.Boolean(), nullable=False, comment="not stated in the source"),
        sa.CheckConstraint("place >= 1", name=op.f("ck_relay_place")),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearance.id"], name=op.f("fk_relay_appearance_id")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_relay_source_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_relay_speaker_id")),
        sa.CheckConstraint(
            "role IN ('relay', 'translator', 'document')", name=op.f("ck_relay_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relay")),
        sa.UniqueConstraint("appearance_id", "place", name=op.f("uq_relay_appearance_id_place")),
        sa.UniqueConstraint(
            "appearance_id", "source_id", name=op.f("uq_relay_appearance_id_source_id")
        ),
        sa.UniqueConstraint(
            "appearance_id", "speaker_id", name=op.f("uq_relay_appearance_id_speaker_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_relay_uid")),
        comment="one ordered hop between speaker and source",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_relay_source_id"), "relay", ["source_id"], unique=False)
    op.create_index(op.f("ix_relay_speaker_id"), "relay", ["speaker_id"], unique=False)
