"""A13: a denial has somebody who said what it denies."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.claims import Kind
from tracker.vocabulary.relations import RelationType
from tracker.vocabulary.sourcing import RuleId

RULE = Rule(
    RuleId.A13,
    "denies or disclaims what nobody on file asserted",
    mend="Record who asserted it and relate the two, or print that nobody is known to have.",
    standard="this tracker's own",
)

_DISCLAIMERS = frozenset({Kind.DENIAL, Kind.NO_KNOWLEDGE})
_ANSWERS = frozenset({RelationType.CONTRADICTS, RelationType.DISPUTES, RelationType.QUALIFIES})


def check(case: Case) -> list[Finding]:
    """A denial or no knowledge that answers no claim by denying anything of it."""
    answers = any(
        one.type in _ANSWERS and (one.answering or one.type is RelationType.CONTRADICTS)
        for one in case.answers
    )
    if case.claim.kind not in _DISCLAIMERS or answers:
        return []
    if case.claim.kind == Kind.DENIAL:
        told = f"Nobody on file asserted what it denies, “{case.claim.denied_proposition}”."
    else:
        told = "Nobody on file asserted what it disclaims knowledge of."
    return [RULE.finding(case, told)]
