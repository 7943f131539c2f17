"""A5: what one unnamed person says is backed by somebody else."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.claims import Kind
from tracker.vocabulary.relations import RelationType
from tracker.vocabulary.sourcing import RuleId, Severity
from tracker.vocabulary.speakers import SpeakerType

RULE = Rule(
    RuleId.A5,
    "rests on one unnamed person",
    mend="Find a second speaker with an origin of their own, and relate what they say.",
    standard="AP; BBC",
    severity=Severity.WARNING,
)

_EXEMPT = frozenset({Kind.OPINION, Kind.NO_COMMENT})


def check(case: Case) -> list[Finding]:
    """A claim by one unnamed person that no claim corroborates, but for what nobody could back."""
    if case.claim.kind in _EXEMPT or len({one.ref for one in case.claim.speakers}) != 1:
        return []
    backed = any(
        one.type is RelationType.CORROBORATES and not one.answering for one in case.answers
    )
    if backed or not any(one.type == SpeakerType.PERSON for one in case.unnamed):
        return []
    told = "One unnamed person alone says so, and no claim on file corroborates it."
    return [RULE.finding(case, told)]
