"""An answer to a claim: by an agreed relation, or by the opposite position on a question."""

from dataclasses import dataclass

import msgspec

from tracker.models import Claim, Question, Relation
from tracker.reporting.agreed import stands
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView, MatchView, ResolutionView
from tracker.vocabulary.claims import Form, Kind
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.relations import (
    CLASS_OF,
    TYPE_ORDER,
    RelationType,
    ResponseClass,
    derived_label,
)


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """One answer. `scope_match` and `class` are told from the answering claim's end.

    An opposite position has neither `relation`, `scope_match` nor `review`; its `question` is the
    text of the one that both claims answer.
    """

    relation: str | None
    class_: str = msgspec.field(name="class")
    type: str
    answered_by: str | None
    derived: str | None
    scope_match: MatchView | None
    why: str
    review: str | None
    resolved: ResolutionView | None
    claim: ClaimView
    notices: list[str]
    question: str | None


@dataclass(frozen=True)
class Related:
    """An answer by an agreed relation."""

    relation: Relation
    answering: Claim
    answered: Claim

    @property
    def key(self) -> object:
        """What it is counted by: a contradiction stands against both ends, and counts once."""
        return self.relation.id

    @property
    def class_(self) -> ResponseClass | None:
        """None for a repetition, which adds no answer."""
        return CLASS_OF.get(self.relation.type)

    @property
    def resolved(self) -> bool:
        """Whether it was settled."""
        return self.relation.resolved_at is not None

    @property
    def stands(self) -> bool:
        """Whether it counts."""
        return stands(self.answering, self.answered)

    def rank(self, teller: Teller) -> tuple[int, int, tuple[int, str]]:
        """The strongest class first."""
        place = _place(self.class_)
        types = TYPE_ORDER.index(self.relation.type) if self.class_ else len(TYPE_ORDER)
        return place, types, teller.order(self.relation)

    def told(self, teller: Teller, standing: list[Relation]) -> Response:
        """As a report gives it; `standing` are the agreed relations of the answering claim."""
        relation, claim = self.relation, self.answering
        told = teller.claim(claim)
        turned = relation.from_id != claim.id
        return Response(
            relation=teller.relation(relation),
            class_=(self.class_ or RelationType.REPEATS).value,
            type=relation.type,
            answered_by=relation.answered_by,
            derived=_derived(self),
            scope_match=_scope_match(relation, turned=turned),
            why=relation.why,
            review=relation.review,
            resolved=teller.resolution(relation),
            claim=told,
            notices=teller.notices(claim, told, standing),
            question=None,
        )


@dataclass(frozen=True)
class Opposed:
    """An answer by the opposite position on a question, with no relation to the claim yet."""

    question: Question
    stand: Stand
    answering: Claim
    answered: Claim

    resolved = False
    stands = True
    class_ = ResponseClass.OPPOSED

    @property
    def key(self) -> object:
        """Both claims of a pair stand against each other, and count once."""
        return self.question.id, frozenset((self.answering.id, self.answered.id))

    def rank(self, teller: Teller) -> tuple[int, int, tuple[int, str]]:
        """By question, then by claim."""
        return _place(self.class_), self.question.id, teller.order(self.answering)

    def told(self, teller: Teller, standing: list[Relation]) -> Response:
        """As a report gives it; `standing` are the agreed relations of the answering claim."""
        told = teller.claim(self.answering)
        other = Stand.NO if self.stand is Stand.YES else Stand.YES
        called = teller.claim(self.answered).ref
        return Response(
            relation=None,
            class_=self.class_.value,
            type=self.class_.value,
            answered_by=None,
            derived=None,
            scope_match=None,
            why=f"{self.question.text} {told.ref}: {self.stand}. {called}: {other}.",
            review=None,
            resolved=None,
            claim=told,
            notices=teller.notices(self.answering, told, standing),
            question=self.question.text,
        )


Answer = Related | Opposed


def related(relation: Relation, loaded: dict[int, Claim]) -> list[Related]:
    """A contradiction stands against both its ends, every other relation against its target."""
    a, b = loaded[relation.from_id], loaded[relation.to_id]
    answers = [Related(relation, a, b)]
    if relation.type is RelationType.CONTRADICTS:
        answers.append(Related(relation, b, a))
    return answers


def prediction_failed(one: Claim, other: Claim) -> bool:
    """A prediction against a fact stated no earlier; two predictions merely differ."""
    fact, prediction = sorted((one, other), key=lambda claim: claim.kind is Kind.PREDICTION)
    if prediction.kind is not Kind.PREDICTION or fact.kind is Kind.PREDICTION:
        return False
    said, predicted = fact.said_latest, prediction.said_earliest
    return said is None or predicted is None or said >= predicted


def _place(class_: ResponseClass | None) -> int:
    return list(ResponseClass).index(class_) if class_ else len(ResponseClass)


def _derived(answer: Related) -> str | None:
    if answer.class_ is None:
        return None
    if answer.class_ is ResponseClass.CONFLICT and prediction_failed(
        answer.answering, answer.answered
    ):
        return "prediction failed"
    attributed = any(one.form is not Form.NARRATION for one in answer.answering.live_appearances)
    return derived_label(answer.answering.kind, answer.relation.type, attributed=attributed)


def _scope_match(relation: Relation, *, turned: bool) -> MatchView | None:
    cells = (relation.match_who, relation.match_what, relation.match_where, relation.match_when)
    given = [cell for cell in cells if cell is not None]
    if len(given) < len(cells):
        return None
    return MatchView(*(str(cell.turned() if turned else cell) for cell in given))
