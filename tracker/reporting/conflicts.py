"""The contradiction report: each disputed claim beside every answer, and what the answer does.

Only an agreed `contradicts` is a conflict. No comment and no knowledge never count as denial.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
from sqlalchemy.orm import Session

from tracker.models import Claim, Relation
from tracker.reporting.agreed import agreed_relations, standing_by_claim, stands
from tracker.reporting.checks.policy import AS_IT_COMES, Policy
from tracker.reporting.describing import load_claims
from tracker.reporting.origins import OriginsView
from tracker.reporting.reading import reading_of
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView, MatchView, ResolutionView, SourceView
from tracker.reporting.voices import VoicesView, voices_of
from tracker.store.merges import family
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Form, Kind
from tracker.vocabulary.relations import (
    CLASS_OF,
    OPENING,
    TYPE_ORDER,
    RelationType,
    ResponseClass,
    derived_label,
)


@dataclass(frozen=True)
class Counts:
    """Agreed responses of the listed claims, each relation once."""

    conflict: int
    contested: int
    opposed: int
    changed: int
    context: int


@dataclass(frozen=True)
class Hidden:
    """What a report leaves out unless asked for all."""

    repeats: int


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """One answer. `scope_match` and `class` are told from the answering claim's end."""

    relation: str
    class_: str = msgspec.field(name="class")
    type: str
    answered_by: str | None
    derived: str | None
    scope_match: MatchView | None
    why: str
    review: str
    resolved: ResolutionView | None
    claim: ClaimView
    notices: list[str]


@dataclass(frozen=True)
class DisputedClaim:
    """A claim, what stands behind it, and its answers, strongest class first."""

    claim: ClaimView
    origins: OriginsView
    reading: str
    voices: VoicesView
    responses: list[Response]


@dataclass(frozen=True)
class ConflictsReport:
    """The report; `generated_at` is UTC, `sources` are those the claims refer to."""

    schema: str
    generated_at: str
    audience: str
    counts: Counts
    hidden: Hidden
    disputed_claims: list[DisputedClaim]
    sources: list[SourceView]


@dataclass(frozen=True)
class _Answer:
    relation: Relation
    answering: Claim
    answered: Claim

    @property
    def class_(self) -> ResponseClass:
        return CLASS_OF[self.relation.type]


def conflicts_report(
    session: Session,
    *,
    claims: Sequence[int] = (),
    speakers: Sequence[int] = (),
    unresolved: bool = False,
    everything: bool = False,
    audience: Audience = Audience.INTERNAL,
    policy: Policy = AS_IT_COMES,
    now: datetime | None = None,
) -> ConflictsReport:
    """Build the report.

    Args:
        session: a reading session.
        claims: numbers of the claims to report on; all by default.
        speakers: only claims these speakers, or who is one with them, made or answered.
        unresolved: leave out resolved relations.
        everything: list every claim with any answer, repeats and retracted ends included.
        audience: for the public, nothing off the record, in error or internal; see `public.py`.
        policy: which notices stand at the answers.
        now: the clock.
    """
    teller = teller_for(session, audience, policy)
    agreed = agreed_relations(session)
    loaded = load_claims(
        session, sorted({end for one in agreed for end in (one.from_id, one.to_id)}), audience
    )
    agreed = [one for one in agreed if teller.tells(loaded[one.from_id], loaded[one.to_id])]
    relations = [one for one in agreed if not (unresolved and one.resolved_at is not None)]
    by_claim: dict[int, list[_Answer]] = {}
    for relation in relations:
        for answer in _answers(relation, loaded):
            if everything or _stands(answer):
                by_claim.setdefault(answer.answered.id, []).append(answer)
    speakers = family(session, speakers)
    listed = []
    repeats: set[int] = set()
    for number, mine in sorted(by_claim.items(), key=lambda one: teller.order(loaded[one[0]])):
        if not _wanted(number, mine, claims, speakers, everything=everything):
            continue
        shown = [one for one in mine if everything or one.relation.type is not RelationType.REPEATS]
        repeats |= {one.relation.id for one in mine} - {one.relation.id for one in shown}
        shown.sort(key=lambda one: (_rank(one), teller.order(one.relation)))
        listed.append((loaded[number], shown))
    standing = standing_by_claim(agreed, loaded)
    return ConflictsReport(
        schema="tracker/conflicts/1",
        generated_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        audience=audience,
        counts=_counts(one for _, shown in listed for one in shown if _stands(one)),
        hidden=Hidden(repeats=len(repeats)),
        disputed_claims=[_disputed(teller, claim, shown, standing) for claim, shown in listed],
        sources=teller.sources(session, _sources(listed)),
    )


def _sources(listed: list[tuple[Claim, list[_Answer]]]) -> set[int]:
    """Every source the report names: those that carry a claim and those that relayed one."""
    claims = [claim for claim, _ in listed]
    claims += [one.answering for _, shown in listed for one in shown]
    appearances = [appearance for claim in claims for appearance in claim.live_appearances]
    carrying = {appearance.source_id for appearance in appearances}
    return carrying | {
        hop.source_id for one in appearances for hop in one.relays if hop.source_id is not None
    }


def _answers(relation: Relation, loaded: dict[int, Claim]) -> list[_Answer]:
    """A contradiction stands against both its ends, every other relation against its target."""
    a, b = loaded[relation.from_id], loaded[relation.to_id]
    answers = [_Answer(relation, a, b)]
    if relation.type is RelationType.CONTRADICTS:
        answers.append(_Answer(relation, b, a))
    return answers


def _stands(answer: _Answer) -> bool:
    return stands(answer.answering, answer.answered)


def _wanted(
    number: int,
    mine: list[_Answer],
    claims: Sequence[int],
    speakers: Sequence[int],
    *,
    everything: bool,
) -> bool:
    if claims and number not in claims:
        return False
    if speakers:
        heard = {
            link.speaker.survivor.id
            for one in mine
            for claim in (one.answering, one.answered)
            for link in claim.speakers
        }
        if not heard & set(speakers):
            return False
    return everything or any(
        one.relation.type in CLASS_OF and one.class_ in OPENING for one in mine
    )


def _rank(answer: _Answer) -> int:
    return TYPE_ORDER.index(answer.relation.type) if answer.relation.type in CLASS_OF else 99


def _counts(answers: Iterable[_Answer]) -> Counts:
    """Each relation once, though a contradiction is listed at both ends."""
    classes = {one.relation.id: one.class_ for one in answers if one.relation.type in CLASS_OF}
    found = list(classes.values())
    return Counts(**{name.value: found.count(name) for name in ResponseClass})


def _disputed(
    teller: Teller, claim: Claim, answers: list[_Answer], standing: dict[int, list[Relation]]
) -> DisputedClaim:
    told = teller.claim(claim)
    origins = teller.origins(claim)
    answering = [one for one in answers if one.relation.type in CLASS_OF and _stands(one)]
    voices = voices_of([teller.claim(one.answering) for one in answering])
    return DisputedClaim(
        claim=told,
        origins=origins,
        reading=reading_of([one.class_ for one in answering], voices, origins),
        voices=voices,
        responses=[_response(teller, one, standing.get(one.answering.id, [])) for one in answers],
    )


def _response(teller: Teller, answer: _Answer, standing: list[Relation]) -> Response:
    relation, claim = answer.relation, answer.answering
    told = teller.claim(claim)
    turned = relation.from_id != claim.id
    repeats = relation.type is RelationType.REPEATS
    return Response(
        relation=teller.relation(relation),
        class_=RelationType.REPEATS.value if repeats else answer.class_.value,
        type=relation.type,
        answered_by=relation.answered_by,
        derived=_derived(answer),
        scope_match=_scope_match(relation, turned=turned),
        why=relation.why,
        review=relation.review,
        resolved=teller.resolution(relation),
        claim=told,
        notices=teller.notices(claim, told, standing),
    )


def _derived(answer: _Answer) -> str | None:
    if answer.relation.type is RelationType.REPEATS:
        return None
    if answer.class_ is ResponseClass.CONFLICT and _prediction_failed(answer):
        return "prediction failed"
    attributed = any(one.form is not Form.NARRATION for one in answer.answering.live_appearances)
    return derived_label(answer.answering.kind, answer.relation.type, attributed=attributed)


def _prediction_failed(answer: _Answer) -> bool:
    """A prediction against a fact stated no earlier; two predictions merely differ."""
    ends = sorted(
        (answer.answering, answer.answered), key=lambda claim: claim.kind is Kind.PREDICTION
    )
    fact, prediction = ends
    if prediction.kind is not Kind.PREDICTION or fact.kind is Kind.PREDICTION:
        return False
    said, predicted = fact.said_latest, prediction.said_earliest
    return said is None or predicted is None or said >= predicted


def _scope_match(relation: Relation, *, turned: bool) -> MatchView | None:
    cells = (relation.match_who, relation.match_what, relation.match_where, relation.match_when)
    given = [cell for cell in cells if cell is not None]
    if len(given) < len(cells):
        return None
    return MatchView(*(str(cell.turned() if turned else cell) for cell in given))
