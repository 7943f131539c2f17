"""A claim as it came from options, prompts or an editor, recorded in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tracker.cli.writing import confirming, writing_as

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.cli.settings import Settings
    from tracker.recording.voicing import Speaking
    from tracker.vocabulary.relations import RelationType
    from tracker.vocabulary.speakers import SpeakerType


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
class Made:
    """The number of the claim made, hints, and lines on what came with it."""

    number: int
    hints: list[str]
    lines: list[str]


@dataclass(frozen=True)
class Edited:
    """The number of the claim, hints, and whether it is another than before."""

    number: int
    hints: list[str]
    changed: bool = True

    @property
    def verb(self) -> str:
        """What to say of it."""
        return "changed" if self.changed else "is so already"


def record_entry(settings: Settings, entry: ClaimEntry) -> Made:
    """Record a claim with what is new beside it, and the relation it stands in.

    Raises:
        TrackerError: the entry cannot be read or is refused; nothing was changed.
    """
    from tracker.recording.bodies import body_of
    from tracker.recording.finding import source_of
    from tracker.recording.likeness import alike_hints
    from tracker.recording.record_bodies import record_source
    from tracker.recording.record_claim import record_claim
    from tracker.relating.relate import relate
    from tracker.rendering.recorded import source_line
    from tracker.reporting.sources import source_views

    author = settings.author("claim add")

    def write(confirmed: bool) -> Made:
        with writing_as(settings, author) as session:
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
                draft = _draft(session, made.record, entry.answering, confirmed=confirmed)
                related = relate(session, draft, author.who, author.clock())
                hints += related.hints
                lines.append(related.line)
            return Made(made.record.id, hints + alike_hints(session, made.record), lines)

    return confirming(settings, write)


def edit_entry(
    settings: Settings,
    ref: str,
    given: Mapping[str, Any],
    *,
    source: str | None,
    speaking: Speaking | None,
    version: int | None,
    why: str | None,
) -> Edited:
    """Change a claim, if it is still as it was read at this version.

    Raises:
        TrackerError: the values cannot be read or are refused; nothing was changed.
    """
    from tracker.recording.edit_claim import edit_claim
    from tracker.recording.finding import claim_of, source_of
    from tracker.store.versions import check_version

    with writing_as(settings, settings.author("claim edit", why)) as session:
        claim = claim_of(session, ref)
        check_version(session, claim, f"C{claim.id}", version)
        done = edit_claim(
            session,
            claim,
            given,
            source=source_of(session, source) if source else None,
            speaking=speaking,
        )
        return Edited(claim.id, done.hints, done.changed)


def _draft(session: Any, claim: Any, answering: Answering, *, confirmed: bool) -> Any:  # noqa: ANN401 - imported late
    from tracker.recording.finding import claim_of
    from tracker.relating.relate import RelationDraft

    return RelationDraft(
        a=claim,
        type=answering.type,
        b=claim_of(session, answering.claim),
        why=answering.why,
        match=answering.match,
        answered_by=answering.answered_by,
        confirmed=confirmed,
        a_name="the new claim",
    )
