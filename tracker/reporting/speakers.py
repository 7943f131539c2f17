"""Lists of speakers, and one speaker with names, affiliations and claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from tracker.models import (
    Affiliation,
    Appearance,
    Claim,
    ClaimSpeaker,
    Speaker,
    SpeakerMerge,
)
from tracker.reporting.claims import ClaimFilter, claims_report
from tracker.reporting.describing import affiliation_view, called, retraction_view, speaker_view
from tracker.reporting.naming import names_of, other_names
from tracker.reporting.views import AffiliationView, ClaimView, RetractionView, SpeakerView
from tracker.store.merges import families, family, survivors
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
class MergeView:
    """Another speaker that was judged to be the same, who judged so, when (UTC) and why."""

    ref: str
    name: str
    by: str
    at: str
    why: str


@dataclass(frozen=True)
class SpeakerRow:
    """A speaker, its first affiliation in `speaker`, and how many claims it made.

    `revealed_in` is the source that named a speaker who had been unnamed before. Affiliations,
    identifications and claims are those of all that are one with it; `merged` are those that were
    merged into it. The names of all of them are aliases of the one as whom they are reported.
    """

    speaker: SpeakerView
    aliases: list[str]
    identifiers: list[IdentifierView]
    affiliations: list[AffiliationRow]
    identifications: list[str]
    revealed_in: str | None
    claims: int
    note: str | None
    merged_into: MergeView | None
    merged: list[MergeView]


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
    """List speakers in the order of recording; without `everything` those with live claims.

    Who was merged into another is told there, and listed only with `everything`.
    """
    spoke = select(ClaimSpeaker.speaker_id).join(ClaimSpeaker.owner).where(_STANDS)
    onward = survivors(session)
    spoke_as = {onward[number] for number in session.scalars(spoke.where(
        ClaimSpeaker.speaker_id.in_(onward)
    ))}  # fmt: skip
    condition: tuple[ColumnElement[bool], ...] = ()
    if not everything:
        condition = (
            Speaker.id.in_(spoke) | Speaker.id.in_(spoke_as),
            Speaker.id.not_in(onward),
            Speaker.retracted_at.is_(None),
        )
    total = session.scalar(select(func.count()).select_from(Speaker).where(*condition)) or 0
    query = select(Speaker).where(*condition).options(*_NAMES).order_by(Speaker.id)
    found = list(session.scalars(query if limit is None else query.limit(limit)))
    return SpeakersReport(schema="tracker/speakers/1", total=total, speakers=_rows(session, found))


def speaker_report(session: Session, number: int) -> SpeakerReport:
    """One speaker, whole."""
    speaker = session.get_one(Speaker, number)
    claims = claims_report(
        session, ClaimFilter(speakers=family(session, [number]), everything=True)
    )
    return SpeakerReport(
        schema="tracker/speaker/1",
        version=version_of(session, speaker),
        speaker=_rows(session, [speaker])[0],
        claims=claims.claims,
    )


def _rows(session: Session, speakers: list[Speaker]) -> list[SpeakerRow]:
    kin = families(session, [speaker.id for speaker in speakers])
    numbers = [number for one in kin.values() for number in one]
    affiliations = _affiliations(session, numbers)
    claims = _claims(session, numbers)
    told = _identifications(session, numbers)
    merged_into, merged = _merges(session, numbers)
    names = names_of(session, numbers)
    found = []
    for speaker in speakers:
        mine = kin[speaker.id]
        held = [row for number in mine for row in affiliations.get(number, [])]
        first = next((one for _, one in held if one.retracted_at is None), None)
        found.append(
            SpeakerRow(
                speaker=speaker_view(speaker, first),
                aliases=other_names(
                    speaker,
                    names[speaker.id]
                    if speaker.id in merged_into
                    else [name for number in mine for name in names[number]],
                ),
                identifiers=[IdentifierView(one.scheme, one.value) for one in speaker.identifiers],
                affiliations=[
                    AffiliationRow(ref, affiliation_view(one), retraction_view(one))
                    for ref, one in held
                ],
                identifications=sorted(set().union(*(told.get(one, ()) for one in mine))),
                revealed_in=f"S{speaker.revealed_in_id}" if speaker.revealed_in_id else None,
                claims=len(set().union(*(claims.get(one, ()) for one in mine))),
                note=speaker.note,
                merged_into=merged_into.get(speaker.id),
                merged=merged.get(speaker.id, []),
            )
        )
    return found


def _affiliations(
    session: Session, numbers: Sequence[int]
) -> dict[int, list[tuple[str, Affiliation]]]:
    """Each speaker's, with their references."""
    found: dict[int, list[tuple[str, Affiliation]]] = {}
    for one in session.scalars(
        select(Affiliation)
        .where(Affiliation.speaker_id.in_(numbers))
        .options(joinedload(Affiliation.organization))
        .order_by(Affiliation.id)
    ):
        mine = found.setdefault(one.speaker_id, [])
        mine.append((f"P{one.speaker_id}.{len(mine) + 1}", one))
    return found


def _claims(session: Session, numbers: Sequence[int]) -> dict[int, set[int]]:
    query = (
        select(ClaimSpeaker.speaker_id, ClaimSpeaker.claim_id)
        .join(ClaimSpeaker.owner)
        .where(ClaimSpeaker.speaker_id.in_(numbers), _STANDS)
    )
    found: dict[int, set[int]] = {}
    for speaker, claim in session.execute(query):
        found.setdefault(speaker, set()).add(claim)
    return found


def _merges(
    session: Session, numbers: Sequence[int]
) -> tuple[dict[int, MergeView], dict[int, list[MergeView]]]:
    """Whom each was merged into, and who was merged into each."""
    into: dict[int, MergeView] = {}
    merged: dict[int, list[MergeView]] = {}
    for one in session.scalars(
        select(SpeakerMerge)
        .where(
            SpeakerMerge.kept_id.in_(numbers) | SpeakerMerge.merged_id.in_(numbers),
            SpeakerMerge.retracted_at.is_(None),
        )
        .order_by(SpeakerMerge.id)
    ):
        into[one.merged_id] = _merge_view(one, one.kept)
        merged.setdefault(one.kept_id, []).append(_merge_view(one, one.merged))
    return into, merged


def _merge_view(merge: SpeakerMerge, other: Speaker) -> MergeView:
    return MergeView(
        ref=f"P{other.id}",
        name=called(other),
        by=merge.merged_by,
        at=merge.merged_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        why=merge.why,
    )


def _identifications(session: Session, numbers: Sequence[int]) -> dict[int, set[str]]:
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
    found: dict[int, set[str]] = {}
    for number, identification in session.execute(query):
        found.setdefault(number, set()).add(str(identification))
    return found
