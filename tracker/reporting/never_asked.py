"""Who is named in a disputed claim, and was not asked for a response by what is on file.

Named are the speakers of the disputed claim and of the answers that contest or contradict it, if
they have a name, and the organizations they spoke as at the time. Unnamed speakers and documents
are left out: there is nobody to write to.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Position, Relation, ResponseRequest, Speaker
from tracker.reporting.describing import called
from tracker.store.merges import survivors
from tracker.vocabulary.speakers import Naming, SpeakerType


@dataclass(frozen=True)
class NamedIn:
    """A claim, and as what it names a party: `speaker`, or the `organization` of one."""

    claim: str
    named_as: str
    text: str


@dataclass(frozen=True)
class NeverAsked:
    """A party nobody is on file to have asked about these claims."""

    ref: str
    name: str
    type: str
    named_in: list[NamedIn]


def never_asked(
    session: Session, disputes: Iterable[Relation], loaded: Mapping[int, Claim]
) -> list[NeverAsked]:
    """The parties, in the order in which the disputed claims come to them.

    A party was asked if a request in force is to it, or to who is one with it, about the claim,
    the other end of the dispute, or a question that one of the two answers.
    """
    onward = survivors(session)
    asked = _asked(session, onward)
    answered = _answered(session)
    found: dict[int, tuple[Speaker, dict[NamedIn, None]]] = {}
    for dispute in sorted(disputes, key=lambda one: (one.to_id, one.from_id)):
        ends = (dispute.to_id, dispute.from_id)
        matters = {("C", end) for end in ends}
        matters |= {("Q", one) for end in ends for one in answered.get(end, ())}
        for end in ends:
            claim = loaded[end]
            for party, named_as in _named(claim):
                if not any((party.id, matter) in asked for matter in matters):
                    told = NamedIn(f"C{claim.id}", named_as, claim.text)
                    found.setdefault(party.id, (party, {}))[1][told] = None
    return [
        NeverAsked(f"P{party.id}", called(party), party.type, list(claims))
        for party, claims in found.values()
    ]


def _named(claim: Claim) -> Iterator[tuple[Speaker, str]]:
    for link in claim.speakers:
        organization = link.affiliation.organization if link.affiliation else None
        for party, named_as in ((link.speaker, "speaker"), (organization, "organization")):
            if party is None or party.type is SpeakerType.DOCUMENT:
                continue
            if party.naming is Naming.NAMED:
                yield party.survivor, named_as


def _asked(session: Session, onward: Mapping[int, int]) -> set[tuple[int, tuple[str, int]]]:
    """Whom requests in force ask, after merges, about which claim or question."""
    rows = session.execute(
        select(
            ResponseRequest.party_id, ResponseRequest.claim_id, ResponseRequest.question_id
        ).where(ResponseRequest.retracted_at.is_(None))
    )
    return {
        (onward.get(party, party), ("C", claim) if claim is not None else ("Q", question or 0))
        for party, claim, question in rows
    }


def _answered(session: Session) -> dict[int, list[int]]:
    """By claim the questions it has a position on."""
    rows = session.execute(
        select(Position.claim_id, Position.question_id).where(Position.retracted_at.is_(None))
    )
    found: dict[int, list[int]] = {}
    for claim, question in rows:
        found.setdefault(claim, []).append(question)
    return found
