"""Whose voices answer, and what readers were told about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reporting.views import ClaimView, SpeakerView
from tracker.vocabulary.anonymity import AnonymityReason, Identification
from tracker.vocabulary.speakers import Naming, SpeakerType

_SEVERAL = 2
"""The least number of people a group without a head count can be."""


@dataclass(frozen=True)
class VoicesView:
    """Distinct speakers of answers.

    `named` counts those whose name was printed with one of these claims; `people` counts
    persons and the heads of groups, a group of unknown size as two; `with_reason` counts
    unnamed voices whose anonymity was explained to readers.
    """

    total: int
    named: int
    people: int
    with_reason: int


def voices_of(claims: Sequence[ClaimView]) -> VoicesView:
    """Count the voices behind claims, as their audience sees them."""
    speakers = {speaker.ref: speaker for claim in claims for speaker in claim.speakers}
    explained = {
        speaker.ref
        for claim in claims
        for speaker in claim.speakers
        for appearance in claim.appearances
        if appearance.anonymity and appearance.anonymity.reason != AnonymityReason.NOT_STATED
    }
    named = {
        speaker.ref
        for claim in claims
        for speaker in claim.speakers
        for appearance in claim.appearances
        if appearance.identification == Identification.NAMED
        or (appearance.identification is None and speaker.naming == Naming.NAMED)
    }
    return VoicesView(
        total=len(speakers),
        named=len(named),
        people=sum(_heads(speaker) for speaker in speakers.values()),
        with_reason=len(explained),
    )


def _heads(speaker: SpeakerView) -> int:
    if speaker.type == SpeakerType.PERSON:
        return 1
    if speaker.type == SpeakerType.GROUP:
        return speaker.head_count or _SEVERAL
    return 0
