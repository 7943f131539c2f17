"""The contradiction report: each disputed claim beside every answer, and what the answer does.

Only an agreed `contradicts` is a conflict. No comment and no knowledge never count as denial.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, ClaimSpeaker, Question, Relation
from tracker.reporting.agreed import agreed_relations, standing_by_claim, stands
from tracker.reporting.answers import Answer, Opposed, Response, related
from tracker.reporting.checks.policy import AS_IT_COMES, Policy
from tracker.reporting.describing import load_claims
from tracker.reporting.opposed import Opposition, oppositions
from tracker.reporting.origins import OriginsView
from tracker.reporting.questions import positions_on
from tracker.reporting.reading import reading_of
from tracker.reporting.standpoints import StandpointsView, standpoints
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView, SourceView
from tracker.reporting.voices import VoicesView, voices_of
from tracker.store.merges import family
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.relations import OPENING, ResponseClass


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


class FoldedView(msgspec.Struct, frozen=True):
    """Answers of one class and type that are counted and not shown."""

    class_: str = msgspec.field(name="class")
    type: str
    count: int


@dataclass(frozen=True)
class OppositionView:
    """How claims stand against each other on a question that no relation tells of.

    Of `opposed` pairs each is among the responses if `listed`, else they are only counted here.
    `apart` pairs are about periods or places known to be apart, and are not opposed.
    """

    question: str
    text: str
    yes: int
    no: int
    opposed: int
    apart: int
    listed: bool


@dataclass(frozen=True)
class DisputedClaim:
    """A claim, what stands behind it, and its answers, strongest class first.

    `folded` tells what a limit left out of `responses`.
    """

    claim: ClaimView
    origins: OriginsView
    reading: str
    voices: VoicesView
    responses: list[Response]
    folded: list[FoldedView]


@dataclass(frozen=True)
class ConflictsReport:
    """The report; `generated_at` is UTC, `sources` are those the claims refer to.

    `as_of` is the moment (UTC) whose state of the database is told; null is now. `question` is
    null unless one was asked for.
    """

    schema: str
    generated_at: str
    as_of: str | None
    audience: str
    counts: Counts
    hidden: Hidden
    question: StandpointsView | None
    oppositions: list[OppositionView]
    disputed_claims: list[DisputedClaim]
    sources: list[SourceView]


def conflicts_report(
    session: Session,
    *,
    claims: Sequence[int] = (),
    speakers: Sequence[int] = (),
    question: int | None = None,
    unresolved: bool = False,
    everything: bool = False,
    audience: Audience = Audience.INTERNAL,
    policy: Policy = AS_IT_COMES,
    as_of: str | None = None,
    teller: Teller | None = None,
    now: datetime | None = None,
) -> ConflictsReport:
    """Build the report.

    Args:
        session: a reading session.
        claims: numbers of the claims to report on; all by default.
        speakers: only claims these speakers, or who is one with them, made or answered.
        question: only claims with a position on it, with who stands where.
        unresolved: leave out resolved relations.
        everything: list every claim with any answer, repeats and retracted ends included.
        audience: for the public, nothing off the record, in error or internal; see `public.py`.
        policy: which notices stand at the answers.
        as_of: the moment of which the session holds the state, if it is past.
        teller: who told what this report is a part of; by default its own.
        now: the clock.
    """
    teller = teller or teller_for(session, audience, policy)
    wanted = _Wanted(session, claims, speakers, question, everything=everything)
    agreed = agreed_relations(session)
    opposed = oppositions(session, agreed, audience=audience, among=wanted.among, question=question)
    taken = wanted.positions
    ends = {end for one in agreed for end in (one.from_id, one.to_id)}
    ends |= {end for one in opposed for pair in one.pairs for end in pair}
    loaded = load_claims(session, sorted(ends | {one.claim_id for one in taken}), audience)
    agreed = [one for one in agreed if teller.tells(loaded[one.from_id], loaded[one.to_id])]
    answers: list[Answer] = [one for relation in agreed for one in related(relation, loaded)]
    answers += [answer for one in opposed for answer in _opposed(one, loaded)]
    by_claim: dict[int, list[Answer]] = {}
    for answer in answers:
        if not (unresolved and answer.resolved) and (everything or answer.stands):
            by_claim.setdefault(answer.answered.id, []).append(answer)
    listed = []
    repeats: set[object] = set()
    for number, mine in sorted(by_claim.items(), key=lambda one: teller.order(loaded[one[0]])):
        if not wanted.lists(number, mine):
            continue
        shown = [one for one in mine if everything or one.class_ is not None]
        repeats |= {one.key for one in mine} - {one.key for one in shown}
        shown.sort(key=lambda one: one.rank(teller))
        listed.append((loaded[number], shown))
    standing = standing_by_claim(agreed, loaded)
    sides = [one for one in taken if stands(claim := loaded[one.claim_id]) and teller.tells(claim)]
    asked = session.get_one(Question, question) if question is not None else None
    return ConflictsReport(
        schema="tracker/conflicts/1",
        generated_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        as_of=as_of,
        audience=audience,
        counts=_counts((one for _, shown in listed for one in shown if one.stands), opposed),
        hidden=Hidden(repeats=len(repeats)),
        question=standpoints(teller, asked, sides, loaded) if asked else None,
        oppositions=[_opposition(teller, one) for one in opposed if one.count or one.apart],
        disputed_claims=[_disputed(teller, *one, standing) for one in listed],
        sources=teller.sources(session, _sources(listed, [loaded[one.claim_id] for one in sides])),
    )


def shortened(report: ConflictsReport, limit: int) -> ConflictsReport:
    """The same report with at most so many answers of each claim and claims of each side.

    Every type of answer has an equal share of them, and the strongest what others leave. What is
    left out is counted by class and type; the counts stay those of the whole.
    """
    return replace(
        report,
        question=report.question
        and replace(
            report.question,
            sides=[replace(one, claims=one.claims[:limit]) for one in report.question.sides],
        ),
        disputed_claims=[_shortened(one, limit) for one in report.disputed_claims],
    )


def _shortened(disputed: DisputedClaim, limit: int) -> DisputedClaim:
    counts = Counter(one.type for one in disputed.responses)
    shares = {type_: min(count, limit // len(counts)) for type_, count in counts.items()}
    left = limit - sum(shares.values())
    for type_, count in counts.items():
        more = min(left, count - shares[type_])
        shares[type_] += more
        left -= more
    shown: list[Response] = []
    folded: list[Response] = []
    for one in disputed.responses:
        (shown if shares[one.type] > 0 else folded).append(one)
        shares[one.type] -= 1
    return replace(disputed, responses=shown, folded=_folded(folded))


def _folded(answers: Sequence[Response]) -> list[FoldedView]:
    kinds = Counter((one.class_, one.type) for one in answers)
    return [FoldedView(class_, type_, count) for (class_, type_), count in kinds.items()]


class _Wanted:
    """Which claims a report is asked to list."""

    def __init__(
        self,
        session: Session,
        claims: Sequence[int],
        speakers: Sequence[int],
        question: int | None,
        *,
        everything: bool,
    ) -> None:
        self.positions = positions_on(session, question) if question is not None else []
        self._claims: set[int] | None = set(claims) if claims else None
        if question is not None:
            on = {one.claim_id for one in self.positions}
            self._claims = on if self._claims is None else self._claims & on
        self._speakers = set(family(session, speakers))
        self._everything = everything
        self.among = set(claims) if claims else None
        """The claims one of which must be in an opposed pair; None: any."""
        if self._speakers:
            theirs = select(ClaimSpeaker.claim_id).where(
                ClaimSpeaker.speaker_id.in_(self._speakers)
            )
            made = set(session.scalars(theirs))
            self.among = made if self.among is None else self.among | made

    def lists(self, number: int, mine: Sequence[Answer]) -> bool:
        """Whether a claim with these answers is listed."""
        if self._claims is not None and number not in self._claims:
            return False
        if self._speakers:
            heard = {
                link.speaker.survivor.id
                for one in mine
                for claim in (one.answering, one.answered)
                for link in claim.speakers
            }
            if not heard & self._speakers:
                return False
        return self._everything or any(one.class_ in OPENING for one in mine)


def _opposed(opposition: Opposition, loaded: Mapping[int, Claim]) -> Iterator[Opposed]:
    """Both ends of each pair stand against each other."""
    for yes, no in opposition.pairs:
        one, other = loaded[yes], loaded[no]
        yield Opposed(opposition.question, Stand.NO, other, one)
        yield Opposed(opposition.question, Stand.YES, one, other)


def _opposition(teller: Teller, one: Opposition) -> OppositionView:
    return OppositionView(
        question=teller.question(one.question),
        text=one.question.text,
        yes=len(one.sides[Stand.YES]),
        no=len(one.sides[Stand.NO]),
        opposed=one.count,
        apart=one.apart,
        listed=len(one.pairs) == one.count,
    )


def _sources(listed: list[tuple[Claim, list[Answer]]], sides: Sequence[Claim]) -> set[int]:
    """Every source the report names: those that carry a claim and those that relayed one."""
    claims = [*(claim for claim, _ in listed), *sides]
    claims += [one.answering for _, shown in listed for one in shown]
    appearances = [appearance for claim in claims for appearance in claim.live_appearances]
    carrying = {appearance.source_id for appearance in appearances}
    return carrying | {
        hop.source_id for one in appearances for hop in one.relays if hop.source_id is not None
    }


def _counts(answers: Iterable[Answer], opposed: Sequence[Opposition]) -> Counts:
    """Each pair once, though some are listed at both ends; opposed ones listed or not."""
    classes = {one.key: one.class_ for one in answers if one.class_ is not None}
    found = Counter(classes.values())
    found[ResponseClass.OPPOSED] = sum(one.count for one in opposed)
    return Counts(**{name.value: found[name] for name in ResponseClass})


def _disputed(
    teller: Teller,
    claim: Claim,
    answers: list[Answer],
    standing: dict[int, list[Relation]],
) -> DisputedClaim:
    told = teller.claim(claim)
    origins = teller.origins(claim)
    answering = [one for one in answers if one.stands and one.class_ is not None]
    voices = voices_of([teller.claim(one.answering) for one in answering])
    return DisputedClaim(
        claim=told,
        origins=origins,
        reading=reading_of([one.class_ for one in answering if one.class_], voices, origins),
        voices=voices,
        responses=[one.told(teller, standing.get(one.answering.id, [])) for one in answers],
        folded=[],
    )
