"""Lists of speakers, and one speaker with names, affiliations and claims."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    ClaimSpeaker,
    Speaker,
)
from tracker.reporting.claims import ClaimFilter, claims_report
from tracker.reporting.describing import affiliation_view, retraction_view, speaker_view
from tracker.reporting.views import AffiliationView, ClaimView, RetractionView, SpeakerView
from tracker.store.versions import version_of
from tracker.vocabulary.claims import Status

_STANDS = Claim.status != Status.RECORDED_IN_ERROR
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
    retracted: RetractionView | None


@dataclass(frozen=True)
class SpeakerRow:
    """A speaker, its first affiliation in `speaker`, and how many claims it made.

    `revealed_in` is the source that named a speaker who had been unnamed before.
    """

    speaker: SpeakerView
    aliases: list[str]
    identifiers: list[IdentifierView]
    affiliations: list[AffiliationRow]
    identifications: list[str]
    revealed_in: str | None
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
    version: int
    speaker: SpeakerRow
    claims: list[ClaimView]


def speakers_report(session: Session, *, limit: int | None, everything: bool) -> SpeakersReport:
    """List speakers in the order of recording; without `everything` those with live claims."""
    with_claims = select(ClaimSpeaker.speaker_id).join(ClaimSpeaker.owner).where(_STANDS)
    condition = () if everything else (Speaker.id.in_(with_claims), Speaker.retracted_at.is_(None))
    total = session.scalar(select(func.count()).select_from(Speaker).where(*condition)) or 0
    query = select(Speaker).where(*condition).options(*_NAMES).order_by(Speaker.id)
    found = list(session.scalars(query if limit is None else query.limit(limit)))
    return SpeakersReport(schema="tracker/speakers/1", total=total, speakers=_rows(session, found))


def speaker_report(session: Session, number: int) -> SpeakerReport:
    """One speaker, whole."""
    speaker = session.get_one(Speaker, number)
    claims = claims_report(session, ClaimFilter(speakers=[number], everything=True))
    return SpeakerReport(
        schema="tracker/speaker/1",
        version=version_of(session, speaker),
        speaker=_rows(session, [speaker])[0],
        claims=claims.claims,
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
        .join(ClaimSpeaker.owner)
        .where(ClaimSpeaker.speaker_id.in_(numbers), _STANDS)
        .group_by(ClaimSpeaker.speaker_id)
    )
    claims = {speaker: count for speaker, count in session.execute(counted)}  # noqa: C416 - typed rows
    told = _identifications(session, numbers)
    return [
        SpeakerRow(
            speaker=speaker_view(speaker, _first_live(affiliations.get(speaker.id, []))),
            aliases=[one.name for one in speaker.names],
            identifiers=[IdentifierView(one.scheme, one.value) for one in speaker.identifiers],
            affiliations=[
                AffiliationRow(
                    f"P{speaker.id}.{place}", affiliation_view(one), retraction_view(one)
                )
                for place, one in enumerate(affiliations.get(speaker.id, []), start=1)
            ],
            identifications=told.get(speaker.id, []),
            revealed_in=f"S{speaker.revealed_in_id}" if speaker.revealed_in_id else None,
            claims=claims.get(speaker.id, 0),
            note=speaker.note,
        )
        for speaker in speakers
    ]


def _first_live(affiliations: list[Affiliation]) -> Affiliation | None:
    return next((one for one in affiliations if one.retracted_at is None), None)


def _identifications(session: Session, numbers: list[int]) -> dict[int, list[str]]:
    """How readers were told of each speaker, over the appearances of its claims."""
    query = (
        select(ClaimSpeaker.speaker_id, Appearance.identification)
        .join(ClaimSpeaker.owner)
        .join(Claim.appearances)
        .where(
            ClaimSpeaker.speaker_id.in_(numbers),
            Appearance.identification.is_not(None),
            Appearance.retracted_at.is_(None),
            _STANDS,
        )
        .distinct()
    )
    found: dict[int, list[str]] = {}
    for number, identification in session.execute(query):
        found.setdefault(number, []).append(str(identification))
    return {number: sorted(words) for number, words in found.items()}
