"""A9: readers can tell how an unnamed speaker knows."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.claims import Basis, Kind
from tracker.vocabulary.sourcing import RuleId

RULE = Rule(
    RuleId.A9,
    "how the speaker knows is not stated",
    mend="Ask how the speaker knows, and record it as the basis.",
    standard="New York Times; Washington Post",
)

_KNOWING = frozenset({Kind.ASSERTION, Kind.DENIAL, Kind.NO_KNOWLEDGE})


def check(case: Case) -> list[Finding]:
    """What an unnamed person or group asserts, denies or does not know, on no stated basis."""
    if not case.unnamed or case.claim.kind not in _KNOWING:
        return []
    sources = [one.source for one in case.claim.appearances if one.basis == Basis.NOT_STATED]
    if not sources:
        return []
    told = "How the unnamed speaker knows is not stated."
    return [RULE.finding(case, told, sources=list(dict.fromkeys(sources)))]
