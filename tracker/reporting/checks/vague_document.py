"""A10: whoever reads of a document can look for it."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.anonymity import Identification
from tracker.vocabulary.sourcing import RuleId
from tracker.vocabulary.speakers import SpeakerType

RULE = Rule(
    RuleId.A10,
    "a document too vague to find",
    mend="Name the document, or cite one that can be found.",
    standard="AP, by extension",
)


def check(case: Case) -> list[Finding]:
    """A document that a source cites without telling which."""
    cited = any(one.type == SpeakerType.DOCUMENT for one in case.claim.speakers)
    sources = [
        one.source
        for one in case.claim.appearances
        if cited and one.identification == Identification.GENERIC
    ]
    if not sources:
        return []
    told = "The document cited is too vague to find."
    return [RULE.finding(case, told, sources=list(dict.fromkeys(sources)))]
