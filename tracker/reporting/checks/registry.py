"""All checks there are, in the order of their rules."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.reporting.checks import (
    ambiguous_attribution,
    denies_nobody,
    inferred_date,
    no_basis,
    no_reason_published,
    not_described,
    one_unnamed_person,
    plural_for_one,
    relayed_quotation,
    stock_formula,
    unnamed_opinion,
    vague_document,
)
from tracker.reporting.checks.case import Case
from tracker.reporting.checks.rule import Finding, Rule


@dataclass(frozen=True)
class Check:
    """A rule, and the function that holds a claim against it."""

    rule: Rule
    run: Callable[[Case], list[Finding]]


_ALL = (
    Check(no_reason_published.RULE, no_reason_published.check),
    Check(stock_formula.RULE, stock_formula.check),
    Check(unnamed_opinion.RULE, unnamed_opinion.check),
    Check(not_described.RULE, not_described.check),
    Check(one_unnamed_person.RULE, one_unnamed_person.check),
    Check(plural_for_one.RULE, plural_for_one.check),
    Check(relayed_quotation.RULE, relayed_quotation.check),
    Check(no_basis.RULE, no_basis.check),
    Check(vague_document.RULE, vague_document.check),
    Check(ambiguous_attribution.RULE, ambiguous_attribution.check),
    Check(inferred_date.RULE, inferred_date.check),
    Check(denies_nobody.RULE, denies_nobody.check),
)

CHECKS: dict[str, Check] = {check.rule.id: check for check in _ALL}
"""By the id of the rule: A1, A2 …"""
