"""A claim as somebody enters it, with what is new beside it, recorded in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.api.database import Writing
    from tracker.models import Claim
    from tracker.recording.voicing import Speaking
    from tracker.relating.relate import RelationDraft
    from tracker.vocabulary.relations import RelationType
    from tracker.vocabulary.speakers import SpeakerType

VOICE = ("speakers", "new", "unnamed", "head_count", "affiliation", "role")
"""The values that say who speaks."""


@dataclass(frozen=True, kw_only=True)
class Answering:
    """Which claim is answered, how and why."""

    claim: str
    type: RelationType
    why: str
    match: Mapping[str, Any] = field(default_factory=dict)
    answered_by: Any = None


@dataclass(frozen=True, kw_only=True)
class ClaimEntry:
    """Everything there is to record.

    Attributes:
        source: a reference, or the values of a new one.
        bodies: names to put on file first, each as what it is.
    """

    source: str | Mapping[str, Any]
    speaking: Speaking
    given: Mapping[str, Any]
    answering: Answering | None = None
    bodies: Sequence[tuple[str, SpeakerType]] = ()


@dataclass(frozen=True)
class Entered:
    """The number of the claim made, hints, and lines on what came with it."""

    number: int
    hints: list[str]
    lines: list[str]


def speaking_of(values: dict[str, Any]) -> Speaking | None:
    """Take who speaks out of a claim's values; None if nothing of it is given.

    An affiliation of None stays: it takes away as what somebody spoke.
    """
    from tracker.recording.voicing import Speaking

    given = {name: values[name] for name in VOICE if values.get(name) not in (None, (), False)}
    for name in VOICE:
        if name in given or name != "affiliation":
            values.pop(name, None)
    return Speaking(**given) if given else None


def enter(under_way: Writing, entry: ClaimEntry, *, confirmed: bool) -> Entered:
    """Record a claim with what is new beside it, and the relation it stands in.

    Raises:
        TrackerError: the entry cannot be read or is refused.
    """
    from tracker.recording.bodies import body_of
    from tracker.recording.finding import source_of
    from tracker.recording.likeness import alike_hints
    from tracker.recording.record_bodies import record_source
    from tracker.recording.record_claim import record_claim
    from tracker.relating.relate import relate
    from tracker.rendering.recorded import source_line
    from tracker.reporting.sources import source_views

    session, author = under_way.session, under_way.author
    hints: list[str] = []
    if isinstance(entry.source, str):
        source = source_of(session, entry.source)
    else:
        new = record_source(session, entry.source)
        source = new.record
        session.flush()
        (told,) = source_views(session, [source.id])
        hints += [*new.hints, source_line(told, "recorded")]
    for name, type_ in entry.bodies:
        body_of(session, name, type_, hints)
    made = record_claim(session, source, entry.speaking, entry.given)
    hints += made.hints
    lines = []
    if entry.answering is not None:
        draft = _draft(under_way, made.record, entry.answering, confirmed=confirmed)
        related = relate(session, draft, author.who, author.clock())
        hints += related.hints
        lines.append(related.line)
    return Entered(made.record.id, hints + alike_hints(session, made.record), lines)


def _draft(
    under_way: Writing, claim: Claim, answering: Answering, *, confirmed: bool
) -> RelationDraft:
    from tracker.recording.finding import claim_of
    from tracker.relating.relate import RelationDraft

    return RelationDraft(
        a=claim,
        type=answering.type,
        b=claim_of(under_way.session, answering.claim),
        why=answering.why,
        match=answering.match,
        answered_by=answering.answered_by,
        confirmed=confirmed,
        a_name="the new claim",
    )
