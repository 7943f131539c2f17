"""The columns of the table of claims."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from tracker.models import Affiliation, Appearance, Claim
from tracker.reporting.describing import called, source_called
from tracker.reporting.published import (
    is_published,
    named_speech,
    public_hop,
    public_name,
    published_speakers,
    told_date,
    told_details,
    told_reason,
)
from tracker.reporting.tables.recorded import Recorded
from tracker.reporting.tables.table import Column, Kind, Layout, always


@dataclass(frozen=True)
class ClaimRow:
    """A claim, one of its appearances, and who wrote the claim down."""

    claim: Claim
    appearance: Appearance
    recorded: Recorded

    @property
    def affiliations(self) -> list[Affiliation]:
        """As what the speakers spoke."""
        return [link.affiliation for link in self.claim.speakers if link.affiliation is not None]


def _named(row: ClaimRow) -> bool:
    return named_speech(row.appearance)


def _detailed(row: ClaimRow) -> bool:
    return told_details(row.appearance)


def _dated(row: ClaimRow) -> bool:
    return told_date(row.claim, row.appearance)


def _reasoned(row: ClaimRow) -> bool:
    return told_reason(row.appearance)


def _open_source(row: ClaimRow) -> bool:
    return is_published(row.appearance.source)


def _body(affiliation: Affiliation) -> str | None:
    organization = affiliation.organization
    return called(organization) if organization else affiliation.described


def _named_body(row: ClaimRow) -> bool:
    bodies = [one.organization for one in row.affiliations if one.organization is not None]
    source = row.appearance.source
    return named_speech(row.appearance) and all(public_name(one, source) for one in bodies)


def _each(value: Callable[[Affiliation], str | None]) -> Callable[[ClaimRow], list[str]]:
    """A value of every affiliation that has it."""
    return lambda row: [told for one in row.affiliations if (told := value(one))]


def _via(row: ClaimRow) -> list[str]:
    return [
        f"{public_hop(hop) or 'not stated'}{' (inferred)' if hop.inferred else ''}"
        for hop in row.appearance.relays
    ]


_CLAIM: tuple[Column[ClaimRow], ...] = (
    Column(
        "ref",
        "The claim in this database.",
        lambda row: f"C{row.claim.id}",
        brief=True,
        key=attrgetter("claim.id"),
    ),
    Column("uid", "The claim's permanent id.", attrgetter("claim.uid"), public=always),
    Column(
        "text",
        "What is claimed, in our words.",
        attrgetter("claim.text"),
        Kind.PROSE,
        public=always,
        brief=True,
        ours=True,
    ),
    Column("kind", "What the speaker does.", attrgetter("claim.kind"), public=always, brief=True),
    Column("status", "The life of the claim.", attrgetter("claim.status"), public=always),
    Column("polarity", "Is so, or is not.", attrgetter("claim.polarity"), public=always),
    Column("certainty", "The speaker's, not ours.", attrgetter("claim.certainty"), public=always),
    Column(
        "denied_proposition",
        "What a denial literally negates.",
        attrgetter("claim.denied_proposition"),
        Kind.PROSE,
        public=always,
        ours=True,
    ),
    Column(
        "denied_inferred",
        "The denial leaves it to be inferred.",
        attrgetter("claim.denied_inferred"),
        Kind.FLAG,
        public=always,
    ),
    Column(
        "said",
        "When it was said, EDTF.",
        attrgetter("claim.said"),
        public=_dated,
        brief=True,
        key=lambda row: row.claim.said_earliest or row.claim.said_latest,
    ),
    Column(
        "said_earliest",
        "The first day it may have been said.",
        attrgetter("claim.said_earliest"),
        Kind.DATE,
        public=_dated,
    ),
    Column(
        "said_latest",
        "The last day it may have been said.",
        attrgetter("claim.said_latest"),
        Kind.DATE,
        public=_dated,
    ),
    Column(
        "said_basis", "Where that date comes from.", attrgetter("claim.said_basis"), public=_dated
    ),
    Column("said_note", "The words it was read from.", attrgetter("claim.said_note")),
    Column("venue", "Occasion and place.", attrgetter("claim.venue"), public=_named, ours=True),
    Column(
        "scope_who",
        "Whom it is about.",
        attrgetter("claim.scope_who"),
        Kind.PROSE,
        public=always,
        ours=True,
    ),
    Column(
        "scope_quantifier", "How much of them.", attrgetter("claim.scope_quantifier"), public=always
    ),
    Column(
        "scope_what",
        "What it says of them.",
        attrgetter("claim.scope_what"),
        Kind.PROSE,
        public=always,
        ours=True,
    ),
    Column(
        "scope_where",
        "Place of the matter.",
        attrgetter("claim.scope_where"),
        public=always,
        ours=True,
    ),
    Column(
        "scope_when", "Time of the matter, EDTF.", attrgetter("claim.scope_when"), public=always
    ),
    Column(
        "topics",
        "Tags.",
        lambda row: [link.topic.name for link in row.claim.topics],
        public=always,
        ours=True,
    ),
)
_SPEAKER: tuple[Column[ClaimRow], ...] = (
    Column(
        "speaker_ref",
        "The speakers in this database.",
        lambda row: [f"P{one.id}" for one in row.claim.voices],
        key=lambda row: [one.id for one in row.claim.voices],
    ),
    Column(
        "speaker",
        "The speakers by name, or by our handle.",
        lambda row: [called(one) for one in row.claim.voices],
        brief=True,
    ),
    Column(
        "speaker_as_published",
        "The speakers as this source gave them.",
        lambda row: published_speakers(row.claim, row.appearance),
        public=always,
        brief=True,
    ),
    Column(
        "identification",
        "What the reader was given.",
        attrgetter("appearance.identification"),
        public=always,
        brief=True,
    ),
    Column("role", "As what they spoke.", _each(lambda one: one.role), public=_named, brief=True),
    Column(
        "organization",
        "For whom they spoke.",
        _each(_body),
        public=_named_body,
        brief=True,
    ),
    Column("country", "Of that, ISO 3166-1.", _each(lambda one: one.country), public=_named),
    Column("place", "Of that, in words.", _each(lambda one: one.place), public=_named),
    Column("affiliation_note", "Internal.", _each(lambda one: one.note), Kind.PROSE),
    Column(
        "anonymity_origin",
        "Who wanted the speaker unnamed.",
        attrgetter("appearance.anonymity_origin"),
        public=_reasoned,
    ),
    Column(
        "anonymity_reason",
        "Why the speaker is unnamed.",
        attrgetter("appearance.anonymity_reason"),
        public=_reasoned,
        brief=True,
    ),
    Column(
        "anonymity_reason_published",
        "That reason in the words printed.",
        attrgetter("appearance.anonymity_reason_published"),
        Kind.PROSE,
        public=_reasoned,
    ),
    Column("ground_rule", "Terms agreed.", attrgetter("appearance.ground_rule")),
    Column("terms_note", "What was agreed.", attrgetter("appearance.terms_note"), Kind.PROSE),
    Column(
        "known_to_newsroom",
        "How many in the newsroom know the speaker.",
        attrgetter("appearance.known_to_newsroom"),
    ),
    Column(
        "approved_by_role", "Who approved, by role.", lambda row: row.appearance.approved_by_role
    ),
    Column("approved_on", "When approved.", attrgetter("appearance.approved_on"), Kind.DATE),
    Column("basis", "How the speaker knows.", attrgetter("appearance.basis"), public=_detailed),
)
_APPEARANCE: tuple[Column[ClaimRow], ...] = (
    Column(
        "appearance",
        "The appearance in this database.",
        lambda row: f"C{row.claim.id}.{row.appearance.place}",
        key=lambda row: (row.claim.id, row.appearance.place),
    ),
    Column(
        "form",
        "How the source carries it.",
        attrgetter("appearance.form"),
        public=always,
        brief=True,
    ),
    Column(
        "quote",
        "The speaker's words.",
        attrgetter("appearance.quote"),
        Kind.PROSE,
        public=always,
        brief=True,
    ),
    Column(
        "editorial_marks",
        "What was done to the quote.",
        attrgetter("appearance.editorial_marks"),
        public=always,
    ),
    Column("locator", "Where in the source.", attrgetter("appearance.locator"), public=_detailed),
    Column("language", "Of the text, BCP 47.", attrgetter("appearance.language"), public=always),
    Column(
        "original_language",
        "As spoken, BCP 47.",
        attrgetter("appearance.original_language"),
        public=_detailed,
    ),
    Column("translation", "Who translated.", attrgetter("appearance.translation"), public=always),
    Column(
        "attribution_ambiguous",
        "Unclear whether speaker or publication is talking.",
        attrgetter("appearance.attribution_ambiguous"),
        Kind.FLAG,
        public=always,
    ),
    Column("via", "Who passed it on, from the speaker.", _via, public=always, brief=True),
    Column(
        "source_ref",
        "The source in this database.",
        lambda row: f"S{row.appearance.source_id}",
        key=attrgetter("appearance.source_id"),
    ),
    Column("source", "Our name for it.", lambda row: source_called(row.appearance.source)),
    Column(
        "source_uid",
        "The source's permanent id.",
        attrgetter("appearance.source.uid"),
        public=always,
    ),
    Column(
        "outlet",
        "Who published it.",
        lambda row: public_name(row.appearance.source.outlet, row.appearance.source),
        public=always,
        brief=True,
    ),
    Column(
        "title",
        "As published.",
        attrgetter("appearance.source.title"),
        Kind.PROSE,
        public=_open_source,
        brief=True,
    ),
    Column(
        "published",
        "When, EDTF.",
        attrgetter("appearance.source.published"),
        public=_open_source,
        brief=True,
        key=lambda row: (
            row.appearance.source.published_earliest or row.appearance.source.published_latest
        ),
    ),
    Column(
        "url",
        "Where it was published.",
        attrgetter("appearance.source.url"),
        Kind.LINK,
        public=always,
        brief=True,
    ),
    Column(
        "archived_url",
        "Where a copy is kept.",
        attrgetter("appearance.source.archived_url"),
        Kind.LINK,
        public=_open_source,
    ),
)
_INTERNAL: tuple[Column[ClaimRow], ...] = (
    Column("note", "On the claim.", attrgetter("claim.note"), Kind.PROSE),
    Column("appearance_note", "On the appearance.", attrgetter("appearance.note"), Kind.PROSE),
    Column("recorded_at", "When first recorded, UTC.", attrgetter("recorded.at")),
    Column("recorded_by", "Who recorded it.", attrgetter("recorded.by")),
    Column("retracted_at", "When taken back, UTC.", attrgetter("claim.retracted_at")),
    Column("retracted_by", "Who took it back.", attrgetter("claim.retracted_by")),
    Column("retracted_why", "Why taken back.", attrgetter("claim.retracted_why"), Kind.PROSE),
    Column(
        "appearance_retracted_at",
        "When the appearance was taken back, UTC.",
        attrgetter("appearance.retracted_at"),
    ),
    Column("appearance_retracted_by", "Who did.", attrgetter("appearance.retracted_by")),
    Column("appearance_retracted_why", "Why.", attrgetter("appearance.retracted_why"), Kind.PROSE),
)

CLAIMS = Layout(
    name="claims",
    row="a claim as one source carries it",
    columns=(*_CLAIM, *_SPEAKER, *_APPEARANCE, *_INTERNAL),
    public_order=("published", "text", "uid"),
)
