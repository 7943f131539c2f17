"""The anonymity report: what rests on speakers that readers were not told the names of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim
from tracker.reporting.claims import ClaimFilter, claim_conditions
from tracker.reporting.describing import load_claims
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.views import AppearanceView, ClaimView, SourceView, SpeakerView
from tracker.reporting.voices import voices_of
from tracker.vocabulary.anonymity import (
    AnonymityOrigin,
    AnonymityReason,
    GroundRule,
    Identification,
)
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.speakers import PEOPLE, SpeakerType

_UNNAMED = (Identification.DESCRIBED, Identification.GENERIC, Identification.PSEUDONYM)


@dataclass(frozen=True)
class AnonymityCounts:
    """Claims, in all and resting on unnamed persons or groups, and those behind them.

    A claim that two sources attribute differently counts under both words. `people` are at least
    so many where `several` of the voices are groups that nobody counted. `with_reason` counts
    voices. `ground_rule` is null for the public.
    """

    claims: int
    unnamed: int
    identification: dict[str, int]
    origin: dict[str, int]
    reason: dict[str, int]
    ground_rule: dict[str, int] | None
    voices: int
    people: int
    several: int
    with_reason: int


@dataclass(frozen=True)
class SourceAnonymity:
    """The counts of one source."""

    source: str
    counts: AnonymityCounts


@dataclass(frozen=True)
class UnnamedVoice:
    """One unnamed person or group, as sources describe it, with the claims that rest on it.

    `head_count` is null for a person, and for a group of several.
    """

    ref: str
    type: str
    head_count: int | None
    as_published: list[str]
    reasons: list[str]
    reasons_published: list[str]
    sources: list[str]
    claims: list[str]


@dataclass(frozen=True)
class AnonymityReport:
    """The report; the voices that carry most come first. `generated_at` is UTC."""

    schema: str
    generated_at: str
    audience: str
    total: AnonymityCounts
    by_source: list[SourceAnonymity]
    voices: list[UnnamedVoice]
    sources: list[SourceView]


def anonymity_report(
    session: Session,
    wanted: ClaimFilter,
    *,
    audience: Audience = Audience.INTERNAL,
    teller: Teller | None = None,
    now: datetime | None = None,
) -> AnonymityReport:
    """Build the report.

    Args:
        session: a reading session.
        wanted: which claims to count; of sources and speakers, only what is these' own.
        audience: for the public, as it was published; see `public.py`.
        teller: who told what this report is a part of; by default its own.
        now: the clock.
    """
    teller = teller or teller_for(session, audience)
    numbers = list(session.scalars(select(Claim.id).where(*claim_conditions(wanted))))
    loaded = load_claims(session, numbers, audience)
    told: list[ClaimView] = []
    carrying: dict[str, int] = {}
    for claim in sorted((one for one in loaded.values() if teller.tells(one)), key=teller.order):
        view, sources = _narrowed(teller, claim, wanted)
        if view.appearances:
            told.append(view)
            carrying |= sources
    return AnonymityReport(
        schema="tracker/anonymity/1",
        generated_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        audience=audience,
        total=_counts(told, audience),
        by_source=[
            SourceAnonymity(ref, _counts(mine, audience)) for ref, mine in _by_source(told).items()
        ],
        voices=_voices(told),
        sources=teller.sources(session, set(carrying.values())),
    )


def _narrowed(
    teller: Teller, claim: Claim, wanted: ClaimFilter
) -> tuple[ClaimView, dict[str, int]]:
    """The claim with the sources and speakers asked for, and those sources' numbers."""
    view, carried = teller.claim(claim), teller.appearances(claim)
    kept = [
        (seen, one.source_id)
        for seen, one in zip(view.appearances, carried, strict=True)
        if not wanted.sources or one.source_id in wanted.sources
    ]
    asked = {
        teller.voice(claim, link).ref
        for link in claim.speakers
        if not wanted.speakers or link.speaker_id in wanted.speakers
    }
    speakers = [seen for seen in view.speakers if seen.ref in asked]
    narrowed = replace(view, appearances=[seen for seen, _ in kept], speakers=speakers)
    return narrowed, {seen.source: number for seen, number in kept}


def _by_source(claims: Iterable[ClaimView]) -> dict[str, list[ClaimView]]:
    """By source the claims it carries, each with its appearances there alone."""
    found: dict[str, list[ClaimView]] = {}
    for claim in claims:
        carried: dict[str, list[AppearanceView]] = {}
        for one in claim.appearances:
            carried.setdefault(one.source, []).append(one)
        for source, mine in carried.items():
            found.setdefault(source, []).append(replace(claim, appearances=mine))
    return found


def _unnamed(claim: ClaimView) -> ClaimView:
    """The claim with its persons and groups, and where readers were not told their names."""
    people = [one for one in claim.speakers if one.type in PEOPLE]
    hidden = [one for one in claim.appearances if _hides(one)] if people else []
    return replace(claim, speakers=people, appearances=hidden)


def _hides(one: AppearanceView) -> bool:
    return one.identification in _UNNAMED


def _counts(claims: Sequence[ClaimView], audience: Audience) -> AnonymityCounts:
    resting = [one for one in map(_unnamed, claims) if one.appearances]
    voices = voices_of(resting)
    groups = {
        speaker.ref
        for claim in resting
        for speaker in claim.speakers
        if speaker.type == SpeakerType.GROUP and speaker.head_count is None
    }
    words = [_words(one) for one in resting]
    return AnonymityCounts(
        claims=sum(bool(one.appearances) for one in claims),
        unnamed=len(resting),
        identification=_tally(_UNNAMED, (one.identification for one in words)),
        origin=_tally(AnonymityOrigin, (one.origin for one in words)),
        reason=_tally(AnonymityReason, (one.reason for one in words)),
        ground_rule=_tally(GroundRule, (one.ground_rule for one in words))
        if audience is Audience.INTERNAL
        else None,
        voices=voices.total,
        people=voices.people,
        several=len(groups),
        with_reason=voices.with_reason,
    )


@dataclass(frozen=True)
class _Words:
    """The words of closed lists that stand at the appearances of one claim."""

    identification: set[str | None]
    origin: set[str | None]
    reason: set[str | None]
    ground_rule: set[str | None]


def _words(claim: ClaimView) -> _Words:
    told = [(one, one.anonymity) for one in claim.appearances]
    return _Words(
        identification={one.identification for one, _ in told},
        origin={why.origin if why else AnonymityOrigin.NOT_STATED for _, why in told},
        reason={why.reason if why else AnonymityReason.NOT_STATED for _, why in told},
        ground_rule={one.ground_rule for one, _ in told},
    )


def _tally(vocabulary: Iterable[StrEnum], claims: Iterable[set[str | None]]) -> dict[str, int]:
    """For every word the claims at which it stands."""
    counted = Counter(word for one in claims for word in one)
    return {word.value: counted[word] for word in vocabulary}


def _voices(claims: Iterable[ClaimView]) -> list[UnnamedVoice]:
    behind: dict[str, list[ClaimView]] = {}
    speakers: dict[str, SpeakerView] = {}
    for claim in map(_unnamed, claims):
        if claim.appearances:
            for speaker in claim.speakers:
                speakers[speaker.ref] = speaker
                behind.setdefault(speaker.ref, []).append(claim)
    found = [_voice(speakers[ref], mine) for ref, mine in behind.items()]
    return sorted(found, key=lambda one: -len(one.claims))


def _voice(speaker: SpeakerView, claims: Sequence[ClaimView]) -> UnnamedVoice:
    carrying = [one for claim in claims for one in claim.appearances]
    told = [one.anonymity for one in carrying if one.anonymity]
    described = [one.as_published for one in carrying if one.as_published]
    return UnnamedVoice(
        ref=speaker.ref,
        type=speaker.type,
        head_count=speaker.head_count,
        as_published=list(dict.fromkeys(described)),
        reasons=list(dict.fromkeys(one.reason for one in told)),
        reasons_published=list(
            dict.fromkeys(one.reason_published for one in told if one.reason_published)
        ),
        sources=list(dict.fromkeys(one.source for one in carrying)),
        claims=list(dict.fromkeys(claim.ref for claim in claims)),
    )
