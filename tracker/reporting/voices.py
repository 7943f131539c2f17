"""Whose voices answer, and what readers were told about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.models import Claim, Speaker
from tracker.vocabulary.anonymity import AnonymityReason
from tracker.vocabulary.speakers import Naming, SpeakerType

_SEVERAL = 2
"""The least number of people a group without a head count can be."""


@dataclass(frozen=True)
class VoicesView:
    """Distinct speakers of answers.

    `people` counts persons and the heads of groups, a group of unknown size as two;
    `with_reason` counts unnamed voices whose anonymity was explained to readers.
    """

    total: int
    named: int
    people: int
    with_reason: int


def voices_of(claims: Sequence[Claim]) -> VoicesView:
    """Count the voices behind claims."""
    speakers = {link.speaker_id: link.speaker for claim in claims for link in claim.speakers}
    explained = {
        link.speaker_id
        for claim in claims
        for link in claim.speakers
        for appearance in claim.live_appearances
        if appearance.anonymity_reason not in {None, AnonymityReason.NOT_STATED}
    }
    return VoicesView(
        total=len(speakers),
        named=sum(speaker.naming is Naming.NAMED for speaker in speakers.values()),
        people=sum(_heads(speaker) for speaker in speakers.values()),
        with_reason=len(explained),
    )


def _heads(speaker: Speaker) -> int:
    if speaker.type is SpeakerType.PERSON:
        return 1
    if speaker.type is SpeakerType.GROUP:
        return speaker.head_count or _SEVERAL
    return 0
