"""A3: anonymity is for facts; an opinion wants a name behind it, and so does a mere guess."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.claims import Basis, Kind
from tracker.vocabulary.sourcing import RuleId, Severity

RULE = Rule(
    RuleId.A3,
    "opinion of an unnamed source",
    mend="Leave it out, or get the speaker named.",
    standard="AP; Reuters; USA Today",
    severity=Severity.WARNING,
)


def check(case: Case) -> list[Finding]:
    """An opinion, or a prediction without any basis, of an unnamed person or group."""
    if not case.unnamed:
        return []
    if case.claim.kind == Kind.OPINION:
        return [RULE.finding(case, "An unnamed speaker gives an opinion.")]
    baseless = all(one.basis in {None, Basis.NOT_STATED} for one in case.claim.appearances)
    if case.claim.kind == Kind.PREDICTION and baseless:
        told = "An unnamed speaker predicts, and on what basis is not stated."
        return [RULE.finding(case, told)]
    return []
