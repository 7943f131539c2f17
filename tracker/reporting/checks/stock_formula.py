"""A2: a reason for anonymity says what is at risk, not that matters are sensitive."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.anonymity import STOCK_FORMULAS
from tracker.vocabulary.sourcing import RuleId
from tracker.vocabulary.text import words

RULE = Rule(
    RuleId.A2,
    "a stock formula as the reason",
    mend="Print what the speaker risks in words of this case, or get the speaker named.",
    standard="New York Times",
    per_voice=True,
)


def check(case: Case) -> list[Finding]:
    """Each voice that is unnamed for a formula, in each source that prints it."""
    found = []
    for one in case.claim.appearances:
        if one.anonymity and one.anonymity.reason in STOCK_FORMULAS:
            printed = one.anonymity.reason_published
            quoted = f" (“{printed}”)" if printed else ""
            told = f"The reason is a stock formula: {words(one.anonymity.reason)}{quoted}."
            found += [
                RULE.finding(case, told, speakers=[ref], sources=[one.source])
                for ref in dict.fromkeys(speaker.ref for speaker in case.claim.speakers)
            ]
    return found
