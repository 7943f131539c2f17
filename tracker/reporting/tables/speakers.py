"""The table of speakers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from tracker.models import Affiliation, Appearance, Claim, ClaimSpeaker, Speaker
from tracker.reporting.describing import called
from tracker.reporting.published import (
    Printed,
    may_appear,
    may_be_told,
    public_organization,
    unnamed,
    was_described,
    was_named,
)
from tracker.reporting.tables.recorded import Recorded, recorded
from tracker.reporting.tables.table import (
    Column,
    Kind,
    Layout,
    Request,
    Table,
    always,
    table_of,
)
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.speakers import Naming


@dataclass(frozen=True)
class SpeakerRow:
    """A speaker, how sources gave it, how many claims it made, and its affiliations."""

    speaker: Speaker
    printed: list[Printed]
    claims: int
    affiliations: list[Affiliation]
    recorded: Recorded

    @property
    def named(self) -> bool:
        """Whether some source printed the name."""
        return any(was_named(self.speaker, one) for one in self.printed)


def _named(row: SpeakerRow) -> bool:
    return row.named


def _real(row: SpeakerRow) -> bool:
    """Whether it is the real name that was printed: a pseudonym's circumstances stay inside."""
    return row.named and row.speaker.naming is Naming.NAMED


def _published(row: SpeakerRow) -> list[str]:
    """The name, if one was printed; else every descriptor: the two are not tied together."""
    if row.named:
        return [str(row.speaker.name)]
    told = list(dict.fromkeys(words for one in row.printed if (words := was_described(one))))
    return told or [unnamed(row.speaker)]


def _identification(row: SpeakerRow) -> list[str]:
    told = {
        str(one.identification)
        for one in row.printed
        if one.identification and was_named(row.speaker, one) is row.named
    }
    return sorted(told)


def _affiliations(row: SpeakerRow) -> list[str]:
    return [
        ", ".join(part for part in (one.role, public_organization(one)) if part)
        for one in row.affiliations
    ]


def _identifiers(row: SpeakerRow) -> list[str]:
    return [f"{one.scheme}={one.value}" for one in row.speaker.identifiers]


SPEAKERS = Layout(
    name="speakers",
    row="a speaker",
    columns=(
        Column(
            "ref",
            "The speaker in this database.",
            lambda row: f"P{row.speaker.id}",
            brief=True,
            key=attrgetter("speaker.id"),
        ),
        Column("uid", "The permanent id of a named one.", attrgetter("speaker.uid"), public=_named),
        Column(
            "speaker",
            "By name, or by our handle.",
            lambda row: called(row.speaker),
            brief=True,
        ),
        Column("as_published", "As sources gave it.", _published, public=always, brief=True),
        Column("type", "Person, group …", attrgetter("speaker.type"), public=always, brief=True),
        Column("naming", "Whether a name exists.", attrgetter("speaker.naming"), brief=True),
        Column("name", "As written.", attrgetter("speaker.name"), public=_named),
        Column("descriptor", "Our handle.", attrgetter("speaker.descriptor")),
        Column(
            "aliases",
            "Other names.",
            lambda row: [one.name for one in row.speaker.names],
            public=_real,
            brief=True,
        ),
        Column("identifiers", "Wikidata and so on.", _identifiers, public=_real, brief=True),
        Column(
            "head_count",
            "People in a group, as stated.",
            attrgetter("speaker.head_count"),
            Kind.NUMBER,
            always,
        ),
        Column("affiliations", "Role and organization.", _affiliations, public=_real, brief=True),
        Column(
            "identification",
            "What readers were given.",
            _identification,
            public=always,
            brief=True,
        ),
        Column(
            "claims",
            "How many claims it made.",
            attrgetter("claims"),
            Kind.NUMBER,
            public=_named,
            brief=True,
        ),
        Column("note", "Internal.", attrgetter("speaker.note"), Kind.PROSE),
        Column("recorded_at", "When first recorded, UTC.", attrgetter("recorded.at")),
        Column("recorded_by", "Who recorded it.", attrgetter("recorded.by")),
        Column("retracted_at", "When taken back, UTC.", attrgetter("speaker.retracted_at")),
        Column("retracted_by", "Who took it back.", attrgetter("speaker.retracted_by")),
        Column("retracted_why", "Why taken back.", attrgetter("speaker.retracted_why"), Kind.PROSE),
    ),
    public_order=("as_published", "uid"),
)


def speakers_table(session: Session, wanted: Request) -> Table:
    """The speakers that made claims; with `everything`, all; for the public, as published."""
    public = wanted.audience is Audience.PUBLIC
    query = select(Speaker.id).order_by(Speaker.id)
    if public or not wanted.everything:
        heard = select(ClaimSpeaker.speaker_id).join(Claim, Claim.id == ClaimSpeaker.claim_id)
        heard = heard.where(may_be_told() if public else Claim.status != Status.RECORDED_IN_ERROR)
        query = query.where(Speaker.id.in_(heard), Speaker.retracted_at.is_(None))

    def load(part: Sequence[int]) -> Iterator[SpeakerRow]:
        session.expunge_all()
        speakers = session.scalars(
            select(Speaker)
            .where(Speaker.id.in_(part))
            .options(selectinload(Speaker.names), selectinload(Speaker.identifiers))
        )
        found = {speaker.id: speaker for speaker in speakers}
        affiliations = _affiliations_of(session, part, wanted)
        printed = _printed(session, part, wanted)
        claims = _claims(session, part, wanted)
        first = {} if public else recorded(session, [one.uid for one in found.values()])
        for number in part:
            speaker = found[number]
            yield SpeakerRow(
                speaker,
                printed.get(number, []),
                claims.get(number, 0),
                affiliations.get(number, []),
                first.get(speaker.uid, Recorded()),
            )

    return table_of(SPEAKERS, wanted, list(session.scalars(query)), load)


def _printed(
    session: Session, speakers: Sequence[int], wanted: Request
) -> dict[int, list[Printed]]:
    told = (
        ClaimSpeaker.speaker_id,
        Appearance.identification,
        Appearance.descriptor,
        Appearance.ground_rule,
    )
    query = select(*told).where(*_heard(speakers, wanted))
    query = query.group_by(*told).order_by(func.min(Appearance.id))
    found: dict[int, list[Printed]] = {}
    for speaker, identification, descriptor, ground_rule in session.execute(query):
        printed = Printed(identification, descriptor, ground_rule)
        found.setdefault(speaker, []).append(printed)
    return found


def _claims(session: Session, speakers: Sequence[int], wanted: Request) -> dict[int, int]:
    query = select(ClaimSpeaker.speaker_id, func.count(Appearance.claim_id.distinct()))
    query = query.where(*_heard(speakers, wanted)).group_by(ClaimSpeaker.speaker_id)
    return {speaker: count for speaker, count in session.execute(query)}  # noqa: C416 - typed rows


def _heard(speakers: Sequence[int], wanted: Request) -> list[ColumnElement[bool]]:
    """Where these speakers appear, as far as that may be seen."""
    found = [
        ClaimSpeaker.speaker_id.in_(speakers),
        ClaimSpeaker.claim_id == Claim.id,
        Appearance.claim_id == Claim.id,
    ]
    if wanted.audience is Audience.PUBLIC:
        return [*found, may_appear(), Claim.status != Status.RECORDED_IN_ERROR]
    if wanted.everything:
        return found
    return [*found, Appearance.retracted_at.is_(None), Claim.status != Status.RECORDED_IN_ERROR]


def _affiliations_of(
    session: Session, speakers: Sequence[int], wanted: Request
) -> dict[int, list[Affiliation]]:
    query = (
        select(Affiliation)
        .where(Affiliation.speaker_id.in_(speakers))
        .options(joinedload(Affiliation.organization))
        .order_by(Affiliation.id)
    )
    if wanted.audience is Audience.PUBLIC:
        spoken = select(ClaimSpeaker.affiliation_id).join(Claim, Claim.id == ClaimSpeaker.claim_id)
        query = query.where(Affiliation.id.in_(spoken.where(may_be_told())))
    if not wanted.everything:
        query = query.where(Affiliation.retracted_at.is_(None))
    found: dict[int, list[Affiliation]] = {}
    for one in session.scalars(query):
        found.setdefault(one.speaker_id, []).append(one)
    return found
