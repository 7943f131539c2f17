"""A11: it is clear whose words they are."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.sourcing import RuleId

RULE = Rule(
    RuleId.A11,
    "unclear who is talking",
    mend="Attribute it in the same sentence, or ask the outlet whose words they are.",
    standard="AP",
)


def check(case: Case) -> list[Finding]:
    """A claim that may be the speaker's or the publication's."""
    sources = [one.source for one in case.claim.appearances if one.attribution_ambiguous]
    if not sources:
        return []
    told = "It cannot be told whether a speaker or the publication is talking."
    return [RULE.finding(case, told, sources=list(dict.fromkeys(sources)))]
