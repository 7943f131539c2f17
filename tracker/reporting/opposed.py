"""Opposite positions on a question that no relation between the two claims tells of yet.

An agreed relation on a pair of claims wins over their positions. Pairs are counted, and only made
where they are few, so that a large dispute costs no more than its claims.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Position, Question, Relation
from tracker.relating.comparing import places_apart, times_apart
from tracker.reporting.published import may_be_told
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status
from tracker.vocabulary.dates import Bounds
from tracker.vocabulary.questions import OPPOSITE, Stand

FEW = 25
"""As many pairs of a question stand claim by claim in a report on everything."""

FEW_ASKED = 1_000
"""The same in a report on certain claims."""

Scope = tuple[Bounds | None, str | None]
"""When and where, as far as the claim says."""


@dataclass(frozen=True)
class Opposition:
    """The opposite positions on one question.

    Attributes:
        question: on which.
        sides: the claims that say yes and those that say no, by number, with their scopes.
        count: of the opposed pairs.
        apart: of the pairs that are about periods or places known to be apart.
        pairs: of those that say yes and those that say no; empty if they are too many.
    """

    question: Question
    sides: Mapping[Stand, Mapping[int, Scope]]
    count: int
    apart: int
    pairs: list[tuple[int, int]]


def oppositions(
    session: Session,
    agreed: Iterable[Relation],
    *,
    audience: Audience,
    among: Collection[int] | None = None,
    question: int | None = None,
) -> list[Opposition]:
    """Compare what claims answer, question by question.

    Args:
        session: a reading session.
        agreed: the relations people stand behind.
        audience: for the public only claims that may leave.
        among: count only pairs one of these claims is in.
        question: its number, if only one matters.
    """
    related = {frozenset((one.from_id, one.to_id)) for one in agreed}
    found = []
    for asked, sides in _taken(session, audience, question):
        yes, no = sides[Stand.YES], sides[Stand.NO]
        if not yes or not no:
            continue
        if among is None:
            count, apart = _counted(yes, no, related)
            few = FEW
        else:
            count, apart = _counted_each(yes, no, related, set(among))
            few = FEW_ASKED
        pairs = list(_pairs(yes, no, related, among)) if 0 < count <= few else []
        found.append(Opposition(asked, sides, count, apart, pairs))
    return found


def _taken(
    session: Session, audience: Audience, question: int | None
) -> Iterator[tuple[Question, dict[Stand, dict[int, Scope]]]]:
    told = may_be_told() if audience is Audience.PUBLIC else _IN_FORCE
    query = (
        select(Position.question_id, Position.claim_id, Position.answer, *_SCOPE)
        .join(Position.claim)
        .join(Position.question)
        .where(
            Position.retracted_at.is_(None),
            Position.answer.in_(OPPOSITE),
            Question.retracted_at.is_(None),
            told,
        )
        .order_by(Position.question_id, Position.claim_id)
    )
    if question is not None:
        query = query.where(Position.question_id == question)
    sides: dict[int, dict[Stand, dict[int, Scope]]] = {}
    for asked, claim, answer, first, last, where in session.execute(query):
        when = Bounds(first, last) if first or last else None
        mine = sides.setdefault(asked, {Stand.YES: {}, Stand.NO: {}})
        mine[answer][claim] = (when, where)
    for asked, by_answer in sides.items():
        yield session.get_one(Question, asked), by_answer


_IN_FORCE = Claim.status != Status.RECORDED_IN_ERROR
_SCOPE = (Claim.scope_when_earliest, Claim.scope_when_latest, Claim.scope_where)


def _counted(
    yes: Mapping[int, Scope], no: Mapping[int, Scope], related: Collection[frozenset[int]]
) -> tuple[int, int]:
    """Opposed pairs and pairs apart, by the scopes they have in common."""
    together = apart = 0
    theirs = Counter(no.values())
    for scope, many in Counter(yes.values()).items():
        for other, others in theirs.items():
            if _apart(scope, other):
                apart += many * others
            else:
                together += many * others
    for pair in related:
        for mine in pair & yes.keys():
            for facing in pair & no.keys():
                if _apart(yes[mine], no[facing]):
                    apart -= 1
                else:
                    together -= 1
    return together, apart


def _counted_each(
    yes: Mapping[int, Scope],
    no: Mapping[int, Scope],
    related: Collection[frozenset[int]],
    among: Collection[int],
) -> tuple[int, int]:
    together = apart = 0
    for one, other in _facing(yes, no, among):
        if frozenset((one, other)) in related:
            continue
        if _apart(yes[one], no[other]):
            apart += 1
        else:
            together += 1
    return together, apart


def _pairs(
    yes: Mapping[int, Scope],
    no: Mapping[int, Scope],
    related: Collection[frozenset[int]],
    among: Collection[int] | None,
) -> Iterator[tuple[int, int]]:
    for one, other in _facing(yes, no, yes if among is None else set(among)):
        if frozenset((one, other)) not in related and not _apart(yes[one], no[other]):
            yield one, other


def _facing(
    yes: Mapping[int, Scope], no: Mapping[int, Scope], among: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Each claim with each of the other side, if one of the two is among these."""
    for one in yes:
        for other in no if one in among else (number for number in no if number in among):
            yield one, other


def _apart(one: Scope, other: Scope) -> bool:
    when, then = one[0], other[0]
    where, there = one[1], other[1]
    return bool(
        (when and then and times_apart(when, then))
        or (where and there and places_apart(where, there))
    )
