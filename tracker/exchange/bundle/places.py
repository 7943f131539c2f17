"""Appearances that were added to one claim here and there: both are C6.2, and one becomes C6.3.

Those that only one side has are counted anew in the order in which they were recorded, wherever
that was, so that both sides come to the same places.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select, update

from tracker.exchange.bundle.shape import forms
from tracker.exchange.bundle.staging import Staged
from tracker.store.state import canonical

_OUT_OF_THE_WAY = 1_000_000
"""Added to a place while others move."""


@dataclass(frozen=True)
class Moved:
    """An appearance that gets another place.

    Attributes:
        uid: of the appearance.
        payload: its state with the new place.
    """

    uid: UUID
    payload: str


@dataclass(frozen=True)
class _Found:
    uid: UUID
    place: int
    at: datetime
    payload: str


def make_room(staged: Staged) -> list[Moved]:
    """Give places anew in each claim where one is taken twice; what moved."""
    moved: list[Moved] = []
    for claim in _crowded(staged):
        moved += _count_anew(staged, claim)
    return moved


def displace(staged: Staged) -> None:
    """Put appearances on file out of the way that are about to get another place."""
    here, held = staged.tables["appearance"], forms()["appearance"].table
    moving = and_(held.c.id == here.c.id, here.c.taken, held.c.place != here.c.place)
    staged.connection.execute(
        update(held).values(place=held.c.place + _OUT_OF_THE_WAY).where(moving)
    )


def _crowded(staged: Staged) -> list[int]:
    here, held = staged.tables["appearance"], forms()["appearance"].table
    now = here.alias("now")
    rewritten = select(now.c.line).where(now.c.taken, now.c.uid == held.c.uid)
    same = and_(held.c.claim_id == here.c.claim_id, held.c.place == here.c.place)
    query = (
        select(here.c.claim_id)
        .join(held, and_(same, held.c.uid != here.c.uid))
        .where(here.c.taken, ~rewritten.correlate(held).exists())
        .distinct()
        .order_by(here.c.claim_id)
    )
    return list(staged.connection.scalars(query))


def _count_anew(staged: Staged, claim: int) -> Iterator[Moved]:
    here, held = staged.tables["appearance"], forms()["appearance"].table
    theirs = {one.uid: one for one in _of(staged, claim, bundled=True)}
    ours = {one.uid: one for one in _of(staged, claim, bundled=False)}
    both = [max(ours[uid].place, theirs[uid].place) for uid in ours.keys() & theirs.keys()]
    last = max(both, default=0)
    alone = [one for uid, one in (ours | theirs).items() if uid not in ours or uid not in theirs]
    places = {}
    for place, one in enumerate(sorted(alone, key=lambda one: (one.at, one.uid)), last + 1):
        if one.place != place:
            places[one.uid] = place
            state = json.loads(one.payload) | {"place": place}
            yield Moved(one.uid, canonical(state))
    for step in (_OUT_OF_THE_WAY, 0):
        for uid, place in places.items():
            table = held if uid in ours else here
            moved = update(table).values(place=place + step).where(table.c.uid == uid)
            staged.connection.execute(moved)


def _of(staged: Staged, claim: int, *, bundled: bool) -> list[_Found]:
    """The appearances of a claim, with when they were recorded and how they are now."""
    names = ("appearance", "revision", "change")
    tables = staged.tables if bundled else {name: forms()[name].table for name in names}
    appearance, revision, change = (tables[name] for name in names)
    query = (
        select(appearance.c.uid, appearance.c.place, change.c.at, revision.c.payload)
        .join(revision, revision.c.record_uid == appearance.c.uid)
        .join(change, change.c.id == revision.c.change_id)
        .where(appearance.c.claim_id == claim)
        .order_by(appearance.c.uid, revision.c.version)
    )
    found: dict[UUID, _Found] = {}
    for uid, place, at, payload in staged.connection.execute(query):
        first = found[uid].at if uid in found else at
        found[uid] = _Found(uid, place, first, payload)
    return list(found.values())
