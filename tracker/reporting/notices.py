"""Sourcing notices that stand at a single claim: the rules whose checks find something."""

from tracker.reporting.checks.case import Case
from tracker.reporting.checks.findings import findings_of
from tracker.reporting.checks.policy import Policy
from tracker.reporting.checks.registry import CHECKS

NOTICES = {rule: check.rule.told for rule, check in CHECKS.items()}
"""What each notice says."""


def notices_of(case: Case, policy: Policy) -> list[str]:
    """The notices of one claim, in the order of the rules."""
    return list(dict.fromkeys(one.rule for one in findings_of(case, policy)))
