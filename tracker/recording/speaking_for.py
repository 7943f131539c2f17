"""Whether a claim can be what a party says: its own words, or those of its people."""

from collections.abc import Collection
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Affiliation, Claim, Speaker
from tracker.store.merges import family
from tracker.vocabulary.speakers import Naming


class Standing(StrEnum):
    """Whether somebody's words can be taken as the party's."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


def stands_for(session: Session, claim: Claim, party: Speaker) -> Standing:
    """Compare a claim's speakers, after merges, with a party.

    A body speaks through those who are on file as its own. It is not sure of somebody unnamed, of
    words the party passed on, and of two who belong to one body.
    """
    parties = family(session, [party.id])
    speakers = family(session, [link.speaker_id for link in claim.speakers])
    if set(parties) & set(speakers):
        return Standing.YES
    spoke_as = {link.affiliation.organization_id for link in claim.speakers if link.affiliation}
    bodies = set(family(session, [one for one in spoke_as if one is not None]))
    bodies |= _bodies(session, speakers)
    if bodies & set(parties):
        return Standing.YES
    unnamed = any(link.speaker.naming is Naming.UNNAMED for link in claim.speakers)
    hops = [hop.speaker_id for one in claim.live_appearances for hop in one.relays]
    if unnamed or set(hops) & set(parties):
        return Standing.UNSURE
    theirs = _bodies(session, parties)
    return Standing.UNSURE if theirs & (bodies | set(speakers)) else Standing.NO


def _bodies(session: Session, people: Collection[int]) -> set[int]:
    """The organizations these are on file with, and all that are one with them."""
    found = session.scalars(
        select(Affiliation.organization_id).where(
            Affiliation.speaker_id.in_(people),
            Affiliation.organization_id.is_not(None),
            Affiliation.retracted_at.is_(None),
        )
    )
    return set(family(session, [one for one in found if one is not None]))
