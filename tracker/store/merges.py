"""Who is one with whom on file, by the merges in force."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import SpeakerMerge


def survivors(session: Session) -> dict[int, int]:
    """The number as which each merged speaker is reported in the end, by its own."""
    rows = session.execute(
        select(SpeakerMerge.merged_id, SpeakerMerge.kept_id).where(
            SpeakerMerge.retracted_at.is_(None)
        )
    )
    onward = {merged: kept for merged, kept in rows}  # noqa: C416 - typed rows
    found = {}
    for merged, kept in onward.items():
        last = kept
        while last in onward:
            last = onward[last]
        found[merged] = last
    return found


def family(session: Session, numbers: Collection[int]) -> list[int]:
    """These speakers with all that are one with them."""
    return sorted({one for kin in families(session, numbers).values() for one in kin})


def families(session: Session, numbers: Collection[int]) -> dict[int, list[int]]:
    """By each of these speakers all that are one with it: itself, then the others."""
    return kin(survivors(session), numbers)


def kin(onward: Mapping[int, int], numbers: Collection[int]) -> dict[int, list[int]]:
    """The same, by the survivors of those that are merged."""
    merged: dict[int, list[int]] = {}
    for number, last in onward.items():
        merged.setdefault(last, [last]).append(number)
    found = {}
    for number in numbers:
        kin = merged.get(onward.get(number, number), [number])
        found[number] = [number, *sorted(set(kin) - {number})]
    return found
