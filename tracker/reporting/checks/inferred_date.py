"""A12: a date that we worked out is known as such."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.claims import DateBasis
from tracker.vocabulary.sourcing import RuleId

RULE = Rule(
    RuleId.A12,
    "date inferred",
    mend="Find a source that states the date, or print it as inferred.",
    standard="this tracker's own",
)


def check(case: Case) -> list[Finding]:
    """A claim whose date no source states."""
    claim = case.claim
    if claim.said_basis != DateBasis.INFERRED:
        return []
    how = f": {claim.said_note.rstrip('.')}" if claim.said_note else ""
    return [RULE.finding(case, f"The date {claim.said} is inferred{how}.")]
