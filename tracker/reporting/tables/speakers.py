"""The table of speakers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from tracker.models import Affiliation, Appearance, Claim, ClaimSpeaker, Speaker
from tracker.reporting.describing import called
from tracker.reporting.naming import names_of, other_names
from tracker.reporting.published import known_as_one, may_appear, may_be_told, unnamed
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
from tracker.store.merges import kin, survivors
from tracker.vocabulary.anonymity import GroundRule, Identification
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.speakers import Naming


@dataclass(frozen=True)
class Printed:
    """One way in which sources gave a speaker, and whether that was by name."""

    identification: Identification | None
    descriptor: str | None
    named: bool


def _printed_by_name(printed: Sequence[Printed]) -> bool:
    return any(one.named for one in printed)


@dataclass(frozen=True)
class SpeakerRow:
    """A speaker, its other names, how sources gave it, its claims in number, and affiliations.

    All but the speaker itself is that of everybody who is one with it, as far as the reader may
    know. For the public, claims and affiliations are those printed with the name.
    """

    speaker: Speaker
    aliases: list[str]
    printed: list[Printed]
    claims: int
    affiliations: list[str]
    recorded: Recorded

    @property
    def named(self) -> bool:
        """Whether some source printed the name."""
        return _printed_by_name(self.printed)


def _named(row: SpeakerRow) -> bool:
    return row.named


def _real(row: SpeakerRow) -> bool:
    """Whether it is the real name that was printed: a pseudonym's circumstances stay inside."""
    return row.named and row.speaker.naming is Naming.NAMED


def _never_revealed(row: SpeakerRow) -> bool:
    """A revealed speaker's further names may be the one it was known by before."""
    return _real(row) and row.speaker.revealed_in_id is None


def _published(row: SpeakerRow) -> list[str]:
    """The name, if one was printed; else every descriptor: the two are not tied together."""
    if row.named:
        return [str(row.speaker.name)]
    told = list(dict.fromkeys(one.descriptor for one in row.printed if one.descriptor))
    return told or [unnamed(row.speaker)]


def _identification(row: SpeakerRow) -> list[str]:
    told = {
        str(one.identification)
        for one in row.printed
        if one.identification and one.named is row.named
    }
    return sorted(told)


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
            attrgetter("aliases"),
            public=_never_revealed,
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
        Column(
            "affiliations",
            "Role and organization.",
            attrgetter("affiliations"),
            public=_real,
            brief=True,
        ),
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
    onward = (
        {merged: kept.id for merged, kept in known_as_one(session).items()}
        if public
        else survivors(session)
    )
    query = select(Speaker.id).order_by(Speaker.id)
    if public or not wanted.everything:
        heard = select(ClaimSpeaker.speaker_id).join(Claim, Claim.id == ClaimSpeaker.claim_id)
        heard = heard.where(may_be_told() if public else Claim.status != Status.RECORDED_IN_ERROR)
        spoke = set(session.scalars(heard.where(ClaimSpeaker.speaker_id.in_(onward))))
        query = query.where(
            Speaker.id.in_(heard) | Speaker.id.in_({onward[one] for one in spoke}),
            Speaker.id.not_in(onward),
            Speaker.retracted_at.is_(None),
        )

    def load(part: Sequence[int]) -> Iterator[SpeakerRow]:
        session.expunge_all()
        speakers = session.scalars(
            select(Speaker).where(Speaker.id.in_(part)).options(selectinload(Speaker.identifiers))
        )
        found = {speaker.id: speaker for speaker in speakers}
        one_with = kin(onward, part)
        all_of_them = sorted({one for mine in one_with.values() for one in mine})
        affiliations = _affiliations_of(session, all_of_them, wanted)
        printed = _printed(session, all_of_them, wanted)
        claims = _claims(session, all_of_them, wanted)
        names = names_of(session, all_of_them)
        first = {} if public else recorded(session, [one.uid for one in found.values()])
        for number in part:
            speaker, mine = found[number], one_with[number]
            yield SpeakerRow(
                speaker,
                other_names(
                    speaker,
                    (
                        name
                        for each in mine
                        if not public or each == number or _printed_by_name(printed.get(each, []))
                        for name in names[each]
                    ),
                ),
                [one for each in mine for one in printed.get(each, [])],
                len({one for each in mine for one in claims.get(each, ())}),
                [one for each in mine for one in affiliations.get(each, [])],
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
        _by_name().label("named"),
    )
    query = select(*told).where(*_heard(speakers, wanted))
    query = query.group_by(*told).order_by(func.min(Appearance.id))
    found: dict[int, list[Printed]] = {}
    for speaker, identification, descriptor, ground_rule, named in session.execute(query):
        words = None if ground_rule is GroundRule.DEEP_BACKGROUND else descriptor
        found.setdefault(speaker, []).append(Printed(identification, words, named))
    return found


def _claims(session: Session, speakers: Sequence[int], wanted: Request) -> dict[int, set[int]]:
    query = select(ClaimSpeaker.speaker_id, Appearance.claim_id).distinct()
    query = query.where(*_heard(speakers, wanted))
    if wanted.audience is Audience.PUBLIC:
        query = query.where(_by_name())
    found: dict[int, set[int]] = {}
    for speaker, claim in session.execute(query):
        found.setdefault(speaker, set()).add(claim)
    return found


def _heard(speakers: Sequence[int], wanted: Request) -> list[ColumnElement[bool]]:
    """Where these speakers appear, as far as that may be seen."""
    found = [
        ClaimSpeaker.speaker_id.in_(speakers),
        ClaimSpeaker.speaker_id == Speaker.id,
        ClaimSpeaker.claim_id == Claim.id,
        Appearance.claim_id == Claim.id,
    ]
    if wanted.audience is Audience.PUBLIC:
        return [*found, may_appear(), Claim.status != Status.RECORDED_IN_ERROR]
    if wanted.everything:
        return found
    return [*found, Appearance.retracted_at.is_(None), Claim.status != Status.RECORDED_IN_ERROR]


def _by_name() -> ColumnElement[bool]:
    """`was_named` in SQL; narration by a revealed outlet counts in the source that named it."""
    how = Appearance.identification
    known = or_(Speaker.revealed_in_id.is_(None), Speaker.revealed_in_id == Appearance.source_id)
    return and_(
        Speaker.name.is_not(None),
        Appearance.ground_rule != GroundRule.DEEP_BACKGROUND,
        or_(
            and_(how.is_(None), known),
            how == Identification.NAMED,
            and_(how == Identification.PSEUDONYM, Speaker.naming == Naming.PSEUDONYM),
        ),
    )


def _affiliations_of(
    session: Session, speakers: Sequence[int], wanted: Request
) -> dict[int, list[str]]:
    query = (
        select(Affiliation)
        .where(Affiliation.speaker_id.in_(speakers))
        .options(joinedload(Affiliation.organization))
        .order_by(Affiliation.id)
    )
    if wanted.audience is Audience.PUBLIC:
        spoken = select(ClaimSpeaker.affiliation_id).where(*_heard(speakers, wanted), _by_name())
        query = query.where(Affiliation.id.in_(spoken))
    if not wanted.everything:
        query = query.where(Affiliation.retracted_at.is_(None))
    found: dict[int, list[str]] = {}
    for one in session.scalars(query):
        parts = (one.role, _organization(one, wanted.audience))
        found.setdefault(one.speaker_id, []).append(", ".join(part for part in parts if part))
    return found


def _organization(affiliation: Affiliation, audience: Audience) -> str | None:
    """By name or as described; a revealed one, whose name not every source had, is not told."""
    organization = affiliation.organization
    if organization is None:
        return affiliation.described
    hidden = audience is Audience.PUBLIC and organization.revealed_in_id is not None
    return None if hidden else organization.name
