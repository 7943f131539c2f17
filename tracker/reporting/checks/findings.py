"""What the checks find at a claim, by a newsroom's policy."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.policy import Policy
from tracker.reporting.checks.registry import CHECKS
from tracker.reporting.checks.rule import Finding


def findings_of(case: Case, policy: Policy, rules: Collection[str] = ()) -> list[Finding]:
    """The findings at one claim, in the order of the rules.

    Args:
        case: the claim.
        policy: gives the severities, and leaves out rules that are off.
        rules: only these; all by default.
    """
    return [
        replace(found, severity=severity)
        for rule, check in CHECKS.items()
        if (not rules or rule in rules) and (severity := policy.severity(rule))
        for found in check.run(case)
    ]


def joined(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of many claims by rule; a voice that a rule finds once in a source, once."""
    once: dict[tuple[object, ...], Finding] = {}
    for place, one in enumerate(findings):
        key: tuple[object, ...] = (place,)
        if CHECKS[one.rule].rule.per_voice:
            key = (one.rule, *one.speakers, *one.sources, one.found)
        before = once.get(key)
        claims = one.claims if before is None else [*before.claims, *one.claims]
        once[key] = replace(one, claims=list(dict.fromkeys(claims)))
    order = list(CHECKS)
    return sorted(once.values(), key=lambda one: order.index(one.rule))
