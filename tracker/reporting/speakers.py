"""Lists of speakers, and one speaker with names, affiliations and claims."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from tracker.models import (
    Affiliation,
    Appearance,
    ClaimSpeaker,
    Speaker,
)
from tracker.reporting.claims import ClaimFilter, claims_report
from tracker.reporting.describing import affiliation_view, speaker_view
from tracker.reporting.views import AffiliationView, ClaimView, SpeakerView

_NAMES = (selectinload(Speaker.names), selectinload(Speaker.identifiers))


@dataclass(frozen=True)
class IdentifierView:
    """A public identifier."""

    scheme: str
    value: str


@dataclass(frozen=True)
class AffiliationRow:
    """An affiliation with its reference, `P1.2` being the second of P1."""

    ref: str
    affiliation: AffiliationView


@dataclass(frozen=True)
class SpeakerRow:
    """A speaker, its first affiliation in `speaker`, and how many claims it made."""

    speaker: SpeakerView
    aliases: list[str]
    identifiers: list[IdentifierView]
    affiliations: list[AffiliationRow]
    identifications: list[str]
    claims: int
    note: str | None


@dataclass(frozen=True)
class SpeakersReport:
    """Some speakers out of `total`."""

    schema: str
    total: int
    speakers: list[SpeakerRow]


@dataclass(frozen=True)
class SpeakerReport:
    """One speaker and all its claims."""

    schema: str
    speaker: SpeakerRow
    claims: list[ClaimView]


def speakers_report(session: Session, *, limit: int | None, everything: bool) -> SpeakersReport:
    """List speakers in the order of recording; without `everything` those that made claims."""
    with_claims = select(ClaimSpeaker.speaker_id)
    condition = () if everything else (Speaker.id.in_(with_claims),)
    total = session.scalar(select(func.count()).select_from(Speaker).where(*condition)) or 0
    query = select(Speaker).where(*condition).options(*_NAMES).order_by(Speaker.id)
    found = list(session.scalars(query if limit is None else query.limit(limit)))
    return SpeakersReport(schema="tracker/speakers/1", total=total, speakers=_rows(session, found))


def speaker_report(session: Session, number: int) -> SpeakerReport:
    """One speaker, whole."""
    speaker = session.get_one(Speaker, number)
    claims = claims_report(session, ClaimFilter(speakers=[number], everything=True))
    return SpeakerReport(
        schema="tracker/speaker/1", speaker=_rows(session, [speaker])[0], claims=claims.claims
    )


def _rows(session: Session, speakers: list[Speaker]) -> list[SpeakerRow]:
    numbers = [speaker.id for speaker in speakers]
    affiliations: dict[int, list[Affiliation]] = {}
    for one in session.scalars(
        select(Affiliation)
        .where(Affiliation.speaker_id.in_(numbers))
        .options(joinedload(Affiliation.organization))
        .order_by(Affiliation.id)
    ):
        affiliations.setdefault(one.speaker_id, []).append(one)
    counted = (
        select(ClaimSpeaker.speaker_id, func.count())
        .where(ClaimSpeaker.speaker_id.in_(numbers))
        .group_by(ClaimSpeaker.speaker_id)
    )
    claims = {speaker: count for speaker, count in session.execute(counted)}  # noqa: C416 - typed rows
    told = _identifications(session, numbers)
    return [
        SpeakerRow(
            speaker=speaker_view(speaker, next(iter(affiliations.get(speaker.id, [])), None)),
            aliases=[one.name for one in speaker.names],
            identifiers=[IdentifierView(one.scheme, one.value) for one in speaker.identifiers],
            affiliations=[
                AffiliationRow(f"P{speaker.id}.{place}", affiliation_view(one))
                for place, one in enumerate(affiliations.get(speaker.id, []), start=1)
            ],
            identifications=told.get(speaker.id, []),
            claims=claims.get(speaker.id, 0),
            note=speaker.note,
        )
        for speaker in speakers
    ]


def _identifications(session: Session, numbers: list[int]) -> dict[int, list[str]]:
    """How readers were told of each speaker, over all its appearances."""
    query = (
        select(ClaimSpeaker.speaker_id, Appearance.identification)
        .join(Appearance, Appearance.claim_id == ClaimSpeaker.claim_id)
        .where(ClaimSpeaker.speaker_id.in_(numbers), Appearance.identification.is_not(None))
        .distinct()
    )
    found: dict[int, list[str]] = {}
    for number, identification in session.execute(query):
        found.setdefault(number, []).append(str(identification))
    return {number: sorted(words) for number, words in found.items()}
