"""A4: a source that is not named is at least described."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.anonymity import Identification
from tracker.vocabulary.sourcing import RuleId, Severity

RULE = Rule(
    RuleId.A4,
    "a source not described at all",
    mend="Print a description by which readers can weigh the speaker.",
    standard="AP",
    severity=Severity.WARNING,
)


def check(case: Case) -> list[Finding]:
    """An unnamed person or group that a source tells nothing about."""
    speakers = [one.ref for one in case.unnamed]
    sources = [
        one.source for one in case.claim.appearances if one.identification == Identification.GENERIC
    ]
    if not speakers or not sources:
        return []
    told = "Readers are told nothing about the speaker."
    return [RULE.finding(case, told, speakers=speakers, sources=list(dict.fromkeys(sources)))]
