"""Which claims are asked for, as filters take them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.api.guarding import check_texts, refused
from tracker.api.values import ClaimsAsked, check_names, several, word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from tracker.api.database import Database
    from tracker.reporting.claims import ClaimFilter


_DAYS = {"said_after", "said_before"}


def claim_filter(
    session: Session, asked: Mapping[str, Any], *, everything: bool = False, limit: int | None
) -> ClaimFilter:
    """The filter, with the numbers of the speakers and sources that are meant.

    Args:
        session: a reading session.
        asked: as `ClaimsAsked` has it.
        everything: what is hidden by default, too.
        limit: of the claims listed.

    Raises:
        BadFieldError: a name that `ClaimsAsked` does not have, or a word that is in no list.
    """
    from tracker.reporting.claims import ClaimFilter
    from tracker.store.lookup import find_source, find_speaker
    from tracker.store.merges import family
    from tracker.vocabulary.anonymity import Identification
    from tracker.vocabulary.claims import Kind, Status

    check_names(asked, ClaimsAsked)
    for name, given in asked.items():
        if name in _DAYS:
            continue
        check_texts(name, () if given is None else given)
    speakers = [find_speaker(session, one) for one in several(asked.get("speaker"))]
    return ClaimFilter(
        speakers=family(session, speakers),
        sources=[find_source(session, one) for one in several(asked.get("source"))],
        said_after=_edge("earliest", asked.get("said_after")),
        said_before=_edge("latest", asked.get("said_before")),
        kinds=[word(Kind, "kind", one) for one in several(asked.get("kind"))],
        identifications=[
            word(Identification, "identification", one)
            for one in several(asked.get("identification"))
        ],
        topics=several(asked.get("topic")),
        statuses=[word(Status, "status", one) for one in several(asked.get("status"))],
        everything=everything,
        limit=limit,
    )


def claims_found(database: Database, session: Session, refs: Sequence[str]) -> list[int]:
    """The numbers of claims asked for; of one recorded in error it is told that it is left out."""
    from tracker.models import Claim
    from tracker.store.lookup import find_claim
    from tracker.vocabulary.claims import Status

    numbers = [find_claim(session, ref) for ref in refs]
    for number in dict.fromkeys(numbers):
        claim = session.get_one(Claim, number)
        if claim.status is Status.RECORDED_IN_ERROR:
            on = f" on {claim.retracted_at:%Y-%m-%d}" if claim.retracted_at else ""
            database.tell(f"C{number} was recorded in error{on} and is left out")
    return numbers


def _edge(edge: str, given: date | str | None) -> date | None:
    from tracker.errors import BadFieldError
    from tracker.vocabulary.dates import bounds

    if given is None or isinstance(given, date):
        return given
    if not isinstance(given, str):
        raise refused("said", given, "a day, or a text of EDTF")
    found: date | None = getattr(bounds(given), edge)
    if found is None:
        raise BadFieldError(("said",), f"{given!r} has no {edge} day", "give a day")
    return found
