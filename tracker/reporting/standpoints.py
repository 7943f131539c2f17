"""Who stands where on a question: a column for each answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.models import Claim, Position, Question
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView
from tracker.reporting.voices import VoicesView, voices_of
from tracker.vocabulary.questions import Stand


@dataclass(frozen=True)
class StandpointView:
    """A claim that gives an answer, and why it was read so."""

    claim: ClaimView
    why: str | None


@dataclass(frozen=True)
class SideView:
    """Everyone with one answer; of `total` claims a shortened report shows the first."""

    answer: str
    total: int
    voices: VoicesView
    claims: list[StandpointView]


@dataclass(frozen=True)
class StandpointsView:
    """A question with its sides: yes, no, partly, no position."""

    ref: str
    text: str
    sides: list[SideView]


def standpoints(
    teller: Teller,
    question: Question,
    positions: Sequence[Position],
    loaded: Mapping[int, Claim],
) -> StandpointsView:
    """The columns of a question.

    Args:
        teller: for whom.
        question: the one asked for.
        positions: those in force, of claims that may be told and are no error.
        loaded: their claims.
    """
    sides = []
    for answer in Stand:
        mine = [one for one in positions if one.answer is answer]
        mine.sort(key=lambda one: teller.order(loaded[one.claim_id]))
        told = [StandpointView(teller.claim(loaded[one.claim_id]), one.why) for one in mine]
        voices = voices_of([one.claim for one in told])
        sides.append(SideView(answer, len(told), voices, told))
    return StandpointsView(teller.question(question), question.text, sides)
