"""A1: whoever is left unnamed, readers are told why."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.anonymity import AnonymityReason
from tracker.vocabulary.sourcing import RuleId, Severity

RULE = Rule(
    RuleId.A1,
    "no reason for anonymity published",
    mend="Ask why the speaker is unnamed, and print the reason.",
    standard="AP; JTI 12.1",
    severity=Severity.WARNING,
    per_voice=True,
)


def check(case: Case) -> list[Finding]:
    """Each unnamed person or group in each source that gives no reason."""
    return [
        RULE.finding(
            case,
            "The speaker is unnamed, and no reason for it is published.",
            speakers=[speaker.ref],
            sources=[one.source],
        )
        for one in case.claim.appearances
        if one.anonymity and one.anonymity.reason == AnonymityReason.NOT_STATED
        for speaker in case.unnamed
    ]
