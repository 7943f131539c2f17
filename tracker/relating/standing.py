"""What already stands between two claims."""

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tracker.errors import ChangeForbiddenError, RelationRefusedError
from tracker.models import Appearance, Claim, ClaimSpeaker, Position, Relation, Relay, Source
from tracker.relating.guards import CELLS, Answer, ScopeMatch, check
from tracker.store.state import pair_key
from tracker.vocabulary.questions import SIDELESS, Stand
from tracker.vocabulary.relations import LINEAGE, RelationType, Review

_LIVE = (Relation.retracted_at.is_(None), Relation.review != Review.REJECTED)


def check_pair(
    session: Session,
    answer: Answer,
    *,
    ignoring: Relation | None = None,
    numbered: bool = True,
) -> None:
    """Refuse a second live stance on a pair, a lineage given twice, a denied repetition.

    Args:
        session: of the database.
        answer: as proposed; its claims have been flushed.
        ignoring: the relation that is being changed, if one is.
        numbered: whether people have seen the numbers of what stands.

    Raises:
        RelationRefusedError: names the relation that stands.
    """
    standing = session.scalars(
        select(Relation).where(
            Relation.pair_key == pair_key(answer.a.uid, answer.b.uid),
            *_LIVE,
        )
    ).all()
    for relation in standing:
        if relation is ignoring:
            continue
        told = _told(relation, answer, numbered=numbered)
        if relation.type is answer.type:
            raise RelationRefusedError(answer.label, told, "nothing to add")
        if relation.type not in LINEAGE and answer.type not in LINEAGE:
            raise RelationRefusedError(
                answer.label, f"one stance per pair: {told}", "change or retract that one first"
            )
        if {relation.type, answer.type} == {RelationType.REPEATS, RelationType.CONTRADICTS}:
            raise RelationRefusedError(
                answer.label, told, "a claim cannot repeat and contradict the same claim"
            )


def _told(relation: Relation, answer: Answer, *, numbered: bool) -> str:
    names = {answer.a.id: answer.a_name, answer.b.id: answer.b_name}
    told = f"{names[relation.from_id]} {relation.type} {names[relation.to_id]} stands already"
    return f"{told} (R{relation.id})" if numbered else told


def _numbered(claim: Claim) -> str:
    return f"C{claim.id}"


def check_claim(session: Session, claim: Claim, name: Callable[[Claim], str] = _numbered) -> None:
    """Refuse what a claim has become, where a live relation or position does not allow it.

    Args:
        session: the claim, as changed, has been flushed to it.
        claim: with all its appearances.
        name: how messages call a claim.

    Raises:
        ChangeForbiddenError: names the relation or the position, and the rule.
    """
    for relation in live_relations(session, claim.id):
        check_relation(relation, name)
    if claim.kind not in SIDELESS:
        return
    positions = select(Position).where(
        Position.claim_id == claim.id, Position.retracted_at.is_(None)
    )
    for position in session.scalars(positions):
        check_position(position, name)


def check_position(position: Position, name: Callable[[Claim], str] = _numbered) -> None:
    """Refuse a live position that its claim, as it is now, cannot take.

    Raises:
        ChangeForbiddenError: names the position and the rule.
    """
    claim = position.claim
    fault = sideless(claim, position.answer, name(claim))
    if fault is not None:
        called = f"{name(claim)} on Q{position.question_id} ({position.answer})"
        raise ChangeForbiddenError(called, "; ".join(fault))


def sideless(claim: Claim, answer: Stand, name: str) -> tuple[str, str] | None:
    """Why a claim cannot give this answer to a question, and the mend; None if it can."""
    if answer is Stand.NO_POSITION or claim.kind not in SIDELESS:
        return None
    return (
        f"{name} is {claim.kind}, which says neither yes nor no",
        f"give {Stand.NO_POSITION}; if the claim is something else, correct its kind first",
    )


def check_relation(
    relation: Relation, name: Callable[[Claim], str] = _numbered, *, origins: bool = True
) -> None:
    """Refuse a live relation that its claims, as they are now, do not allow.

    Args:
        relation: neither retracted nor rejected.
        name: how messages call a claim.
        origins: whether to ask for the origins of what corroborates.

    Raises:
        ChangeForbiddenError: names the relation and the rule.
    """
    try:
        check(answer_of(relation, name), origins=origins)
    except RelationRefusedError as error:
        raise ChangeForbiddenError(f"R{relation.id}", str(error)) from error


def check_speakers(session: Session, numbers: Collection[int]) -> None:
    """Refuse that these speakers are one, where a live relation leans on their being several.

    Only `corroborates` asks who spoke, relayed or published.

    Raises:
        ChangeForbiddenError: names the relation and the rule.
    """
    relayed = Appearance.relays.any(Relay.speaker_id.in_(numbers))
    published = Appearance.source.has(Source.outlet_id.in_(numbers))
    heard = select(Claim.id).where(
        Claim.speakers.any(ClaimSpeaker.speaker_id.in_(numbers))
        | Claim.appearances.any(relayed | published)
    )
    for relation in session.scalars(
        select(Relation)
        .where(
            Relation.type == RelationType.CORROBORATES,
            Relation.from_id.in_(heard) | Relation.to_id.in_(heard),
            *_LIVE,
        )
        .order_by(Relation.id)
    ):
        check_relation(relation)


def live_relations(session: Session, claim: int) -> Sequence[Relation]:
    """The relations of a claim that are neither retracted nor rejected."""
    return session.scalars(
        select(Relation)
        .where(
            or_(Relation.from_id == claim, Relation.to_id == claim),
            *_LIVE,
        )
        .order_by(Relation.id)
    ).all()


def answer_of(
    relation: Relation, name: Callable[[Claim], str], *, confirmed: bool = True
) -> Answer:
    """A relation on file as an answer to check; as a rule, what was confirmed stays so."""
    match = None
    if relation.match_who is not None:
        match = ScopeMatch(*(getattr(relation, f"match_{cell}") for cell in CELLS))
    return Answer(
        a=relation.from_claim,
        type=relation.type,
        b=relation.to_claim,
        a_name=name(relation.from_claim),
        b_name=name(relation.to_claim),
        match=match,
        answered_by=relation.answered_by,
        confirmed=confirmed,
    )
