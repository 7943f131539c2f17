"""What a map shows: claims, and what they do to each other, around some claims or a question.

What would crowd it out is folded, and every fold says what is in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy.orm import Session

from tracker.models import Claim, Question, Relation
from tracker.reporting.agreed import agreed_relations, stands
from tracker.reporting.describing import load_claims
from tracker.reporting.map_opposed import Against, only_counted, pairs_of
from tracker.reporting.opposed import oppositions
from tracker.reporting.questions import positions_on
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.relations import CLASS_OF, OPENING, TYPE_ORDER, RelationType, ResponseClass

ANSWERS = 12
"""Answers drawn at a claim, and claims drawn at an answer to a question."""

FURTHER = 3
"""Answers drawn at an answer."""

DISPUTED = 12
"""Disputed claims drawn where nobody asked for one."""


@dataclass(frozen=True)
class MapClaim:
    """A claim on the map; `asked` if the map is around it, `answer` is to the question."""

    claim: ClaimView
    asked: bool
    answer: str | None


class MapRelation(msgspec.Struct, frozen=True, kw_only=True):
    """An agreed relation between two claims on the map, by their references.

    Of class `opposed`: opposite answers to a question; the type is the same and there is no
    `relation` yet.
    """

    relation: str | None
    answering: str
    answered: str
    class_: str = msgspec.field(name="class")
    type: str
    answered_by: str | None
    resolved: bool


@dataclass(frozen=True)
class Folded:
    """Claims that are not drawn.

    Attributes:
        at: the claim they answer, or that answers them; null if they are at none.
        answer: what they answer to the question, if they are positions.
        side: `answers`, `answered` (by the claim), `positions`, `disputed`, or `opposed` where
            the pairs of a question are only counted.
        claims: how many.
        types: how many relations of each type they have with the claim, or with each other.
    """

    at: str | None
    answer: str | None
    side: str
    claims: int
    types: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class MapQuestion:
    """The question a map is around."""

    ref: str
    text: str


@dataclass(frozen=True)
class MapReport:
    """The map; the same data makes the same report."""

    schema: str
    audience: str
    question: MapQuestion | None
    claims: list[MapClaim]
    relations: list[MapRelation]
    folded: list[Folded]


_Link = Relation | Against

_MUTUAL = {RelationType.CONTRADICTS, ResponseClass.OPPOSED}


@dataclass
class _Kept:
    """The claims drawn, in order, and those left out of a group."""

    claims: dict[int, None] = field(default_factory=dict)
    answers: dict[int, Stand] = field(default_factory=dict)
    groups: list[Folded] = field(default_factory=list)


def map_report(
    session: Session,
    *,
    claims: Sequence[int] = (),
    question: int | None = None,
    everything: bool = False,
    audience: Audience = Audience.INTERNAL,
) -> MapReport:
    """Build the map.

    Args:
        session: a reading session.
        claims: numbers of the claims it is around: with what they answer, their answers, and the
            answers to those.
        question: number of the question it is around; its positions then, and no `claims`.
        everything: repeats too, claims with any answer, and nothing folded.
        audience: for the public, what may leave alone; see `public.py`.
    """
    teller = teller_for(session, audience)
    agreed = agreed_relations(session)
    stances = {
        one.claim_id: one.answer for one in (positions_on(session, question) if question else ())
    }
    among = set(claims) or None
    opposed = oppositions(session, agreed, audience=audience, among=among, question=question)
    ends = {end for one in agreed for end in (one.from_id, one.to_id)}
    ends |= {end for one in opposed for pair in one.pairs for end in pair}
    loaded = load_claims(session, sorted({*ends, *claims, *stances}), audience)
    told = {
        number: claim
        for number, claim in loaded.items()
        if teller.tells(claim) and (everything or stands(claim) or number in claims)
    }
    links: list[_Link] = [*agreed, *pairs_of(opposed)]
    relations = [
        one
        for one in links
        if {one.from_id, one.to_id} <= told.keys()
        and (everything or one.type is not RelationType.REPEATS)
    ]
    around = _Around(teller, told, relations, everything=everything)
    if question:
        kept = around.question(stances)
    elif claims:
        kept = around.claims([one for one in dict.fromkeys(claims) if one in told])
    else:
        kept = around.disputed()
    kept.groups += [
        Folded(None, None, "opposed", many, {"opposed": pairs})
        for many, pairs in only_counted(opposed)
    ]
    return around.report(kept, _question(session, question, audience), claims, audience)


def _question(session: Session, number: int | None, audience: Audience) -> MapQuestion | None:
    """Its words are for whoever asks for it; its reference stays in this database."""
    if number is None:
        return None
    question = session.get_one(Question, number)
    ref = "The question" if audience is Audience.PUBLIC else f"Q{number}"
    return MapQuestion(ref, question.text)


class _Around:
    """Picks what is drawn.

    Args:
        teller: tells it.
        told: claims the audience may hear of.
        relations: those between them.
        everything: fold nothing.
    """

    def __init__(
        self,
        teller: Teller,
        told: Mapping[int, Claim],
        relations: Sequence[_Link],
        *,
        everything: bool,
    ) -> None:
        self._teller, self._told, self._relations = teller, told, relations
        self._everything = everything
        self._answers: dict[int, list[tuple[int, _Link]]] = {}
        self._answered: dict[int, list[tuple[int, _Link]]] = {}
        for one in sorted(relations, key=self._place):
            self._answers.setdefault(one.to_id, []).append((one.from_id, one))
            mutual = one.type in _MUTUAL
            back = self._answers if mutual else self._answered
            back.setdefault(one.from_id, []).append((one.to_id, one))

    def claims(self, asked: Sequence[int]) -> _Kept:
        """What these answer, their answers, and the answers to those."""
        kept = _Kept(dict.fromkeys(asked))
        for number in asked:
            self._keep(kept, self._answered.get(number, ()), ANSWERS)
        step = list(asked)
        for limit in (ANSWERS, FURTHER):
            step = [
                found
                for number in step
                for found in self._keep(kept, self._answers.get(number, ()), limit)
            ]
        return kept

    def disputed(self) -> _Kept:
        """The disputed claims with their answers."""
        found = [
            number
            for number, mine in self._answers.items()
            if self._everything or any(_class(one) in OPENING for _, one in mine)
        ]
        found.sort(key=lambda one: self._teller.order(self._told[one]))
        drawn = self._first(found, DISPUTED)
        kept = _Kept(dict.fromkeys(drawn))
        for number in drawn:
            self._keep(kept, self._answers[number], ANSWERS)
        left = len(set(found) - kept.claims.keys())
        kept.groups += [Folded(None, None, "disputed", left)] if left else []
        return kept

    def question(self, stances: Mapping[int, Stand]) -> _Kept:
        """The claims that answer it, by answer."""
        kept = _Kept()
        for answer in Stand:
            mine = [one for one, stance in stances.items() if stance is answer]
            mine = [one for one in mine if one in self._told]
            mine.sort(key=lambda one: self._teller.order(self._told[one]))
            drawn = self._first(mine, ANSWERS)
            kept.claims |= dict.fromkeys(drawn)
            kept.answers |= dict.fromkeys(drawn, answer)
            left = len(mine) - len(drawn)
            kept.groups += [Folded(None, answer, "positions", left)] if left else []
        return kept

    def _place(self, link: _Link) -> tuple[float, tuple[int, str], tuple[int, str]]:
        """The strongest first."""
        order = self._teller.order
        if isinstance(link, Against):
            one, other = self._told[link.from_id], self._told[link.to_id]
            return _rank(link.type), order(one), order(other)
        return _rank(link.type), order(link), (0, "")

    def _first(self, numbers: list[int], limit: int) -> list[int]:
        return numbers if self._everything else numbers[:limit]

    def _keep(self, kept: _Kept, found: Iterable[tuple[int, _Link]], limit: int) -> dict[int, None]:
        """Keep the first of these; give back those that were not kept before."""
        first = dict.fromkeys(self._first(list(dict.fromkeys(one for one, _ in found)), limit))
        new = {one: None for one in first if one not in kept.claims}
        kept.claims |= new
        return new

    def report(
        self,
        kept: _Kept,
        question: MapQuestion | None,
        asked: Sequence[int],
        audience: Audience,
    ) -> MapReport:
        """Tell what was kept, and what stands beside it."""
        teller = self._teller
        views = {number: teller.claim(self._told[number]) for number in kept.claims}
        relations = [one for one in self._relations if {one.from_id, one.to_id} <= views.keys()]
        relations.sort(key=self._place)
        folded = list(kept.groups)
        for number in () if question else views:
            sides = [("answers", self._answers)]
            sides += [("answered", self._answered)] if number in asked else []
            for side, found in sides:
                beside = [one for one in found.get(number, ()) if one[0] not in views]
                folded += [_folded(views[number], side, beside)] if beside else []
        return MapReport(
            schema="tracker/map/1",
            audience=audience,
            question=question,
            claims=[
                MapClaim(view, asked=number in asked, answer=kept.answers.get(number))
                for number, view in views.items()
            ],
            relations=[
                MapRelation(
                    relation=None if isinstance(one, Against) else teller.relation(one),
                    answering=views[one.from_id].ref,
                    answered=views[one.to_id].ref,
                    class_=_class(one),
                    type=one.type,
                    answered_by=one.answered_by,
                    resolved=one.resolved_at is not None,
                )
                for one in relations
            ],
            folded=folded,
        )


def _folded(at: ClaimView, side: str, beside: Sequence[tuple[int, _Link]]) -> Folded:
    types = [one.type.value for _, one in beside]
    counts = {name: types.count(name) for name in dict.fromkeys(types)}
    return Folded(at.ref, None, side, len({number for number, _ in beside}), counts)


def _rank(type_: RelationType | ResponseClass) -> float:
    """Opposite positions come after whatever disputes as worded."""
    if type_ is ResponseClass.OPPOSED:
        return TYPE_ORDER.index(RelationType.DISPUTES) + 0.5
    return TYPE_ORDER.index(type_) if type_ in CLASS_OF else len(TYPE_ORDER)


def _class(link: _Link) -> str:
    if isinstance(link, Against):
        return link.type.value
    known = CLASS_OF.get(link.type)
    return RelationType.REPEATS.value if known is None else known.value
