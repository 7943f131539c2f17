"""A6: one source is never told as sources."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.sourcing import RuleId, Severity
from tracker.vocabulary.speakers import SpeakerType

RULE = Rule(
    RuleId.A6,
    "plural wording for fewer than two",
    mend="Write of one person in the singular, or count the heads again.",
    standard="Reuters",
    severity=Severity.WARNING,
)


def check(case: Case) -> list[Finding]:
    """A group of one."""
    alone = [
        one.ref
        for one in case.claim.speakers
        if one.type == SpeakerType.GROUP and one.head_count == 1
    ]
    told = "The speaker is told as several and counted as one."
    return [RULE.finding(case, told, speakers=alone)] if alone else []
