"""Claims and what they do to each other, as linked data."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim
from tracker.reporting.agreed import agreed_relations
from tracker.reporting.claims import ClaimFilter, claim_conditions
from tracker.reporting.describing import load_claims
from tracker.reporting.linked.describing import Describing
from tracker.reporting.linked.views import LinkedClaims, LinkView
from tracker.vocabulary.audience import Audience


def linked_claims(session: Session, asked: ClaimFilter, audience: Audience) -> LinkedClaims:
    """The claims that fit a filter, with the agreed relations in which they answer others.

    For the public they stand in the order of their uids; the order of recording stays inside.
    """
    query = select(Claim.id).where(*claim_conditions(asked)).order_by(Claim.id)
    asked_for = list(session.scalars(query))
    answering = set(asked_for)
    relations = [one for one in agreed_relations(session) if one.from_id in answering]
    ends = {number for one in relations for number in (one.from_id, one.to_id)}
    loaded = load_claims(session, sorted({*asked_for, *ends}), audience)
    describing = Describing(session, audience)
    links: dict[int, list[LinkView]] = {}
    for one in relations:
        if describing.tells(loaded[one.to_id]):
            links.setdefault(one.from_id, []).append(LinkView(one.type, str(loaded[one.to_id].uid)))
    told = in_order((loaded[number] for number in asked_for), describing)
    return LinkedClaims([describing.claim(one, _sorted(links, one.id)) for one in told])


def in_order(claims: Iterable[Claim], describing: Describing) -> list[Claim]:
    """Those that may be told."""
    told = [one for one in claims if describing.tells(one)]
    return sorted(told, key=lambda one: one.uid) if describing.public else told


def _sorted(links: Mapping[int, list[LinkView]], claim: int) -> list[LinkView]:
    return sorted(links.get(claim, []), key=lambda one: (one.type, one.uid))
