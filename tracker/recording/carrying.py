"""What a claim takes over from the last one of the same voice in the same source."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, ClaimSpeaker, Source, Speaker
from tracker.recording.claims import Voice
from tracker.vocabulary.anonymity import (
    AnonymityReason,
    Identification,
    default_ground_rule,
)
from tracker.vocabulary.claims import Form, Status

Given = Mapping[str, Any]


def last_appearance(
    session: Session,
    speakers: Sequence[Speaker],
    source: Source,
    descriptor: str | None = None,
) -> Appearance | None:
    """The newest live appearance in a source of a claim by exactly these speakers.

    One that gives them the descriptor goes before newer ones that do not.
    """
    query = (
        select(Appearance)
        .join(Claim, Claim.id == Appearance.claim_id)
        .join(ClaimSpeaker, ClaimSpeaker.claim_id == Claim.id)
        .where(
            Appearance.source_id == source.id,
            Appearance.retracted_at.is_(None),
            Claim.status != Status.RECORDED_IN_ERROR,
            ClaimSpeaker.place == 1,
            ClaimSpeaker.speaker_id == speakers[0].id,
        )
        .order_by(Claim.id.desc(), Appearance.place.desc())
    )
    wanted = [speaker.id for speaker in speakers]
    newest = None
    for found in session.scalars(query):
        if [link.speaker_id for link in found.claim.speakers] != wanted:
            continue
        if descriptor is None or found.descriptor == descriptor:
            return found
        newest = newest or found
    return newest


def occasion(last: Appearance | None, given: Given) -> dict[str, Any]:
    """When and where the last claim was said, unless given; another day is another place."""
    if last is None:
        return {}
    carried: dict[str, Any] = {}
    if not {"said", "said_basis", "said_note"} & set(given):
        for name in ("said", "said_basis", "said_note"):
            carried[name] = getattr(last.claim, name)
    if "venue" not in given and given.get("said", last.claim.said) == last.claim.said:
        carried["venue"] = last.claim.venue
    return carried


def told(last: Appearance, given: Given, voices: Sequence[Voice]) -> str | None:
    """What a new claim took over, for whoever records it; None if nothing that shows.

    Args:
        last: the appearance it was taken from.
        given: what was said of the new one.
        voices: as which its speakers spoke.
    """
    claim = last.claim
    taken = {**occasion(last, given), **as_printed(last, given)}
    parts = []
    if taken.get("said"):
        parts.append(f"said {taken['said']}")
    if taken.get("venue"):
        parts.append(f"venue {taken['venue']}")
    roles = {str(link.affiliation.uid) for link in claim.speakers if link.affiliation}
    if any(voice.affiliation in roles for voice in voices):
        parts.append("affiliation")
    if taken.get("descriptor"):
        parts.append("descriptor")
    if taken.get("anonymity_reason") not in {None, AnonymityReason.NOT_STATED}:
        parts.append(f"anonymity {taken['anonymity_reason']}")
    if taken.get("ground_rule") not in {None, default_ground_rule(last.identification)}:
        parts.append(f"ground rule {taken['ground_rule']}")
    return f"as in C{claim.id}: {', '.join(parts)}" if parts else None


def as_printed(last: Appearance | None, given: Given) -> dict[str, Any]:
    """What the source last printed about the speaker, as far as nothing else is given."""
    if last is None or last.form is Form.NARRATION:
        return {}
    if given.get("identification", last.identification) != last.identification:
        return {}
    revealed = any(link.speaker.revealed_in_id == last.source_id for link in last.claim.speakers)
    if revealed and last.identification is not Identification.NAMED:
        return {}  # the source has named the speaker since
    carried: dict[str, Any] = {}
    if "descriptor" not in given and "identification" not in given:
        carried |= {"descriptor": last.descriptor, "identification": last.identification}
    if "anonymity_origin" not in given:
        names = ("anonymity_origin", "anonymity_reason", "anonymity_reason_published")
        carried |= {name: getattr(last, name) for name in names}
    if "ground_rule" not in given:
        carried["ground_rule"] = last.ground_rule
    return {name: value for name, value in carried.items() if name not in given}
