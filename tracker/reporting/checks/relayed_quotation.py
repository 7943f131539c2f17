"""A8: words in quotation marks were heard, or it is said from whom they were taken."""

from tracker.reporting.checks.case import Case, Hop
from tracker.reporting.checks.rule import Finding, Rule
from tracker.vocabulary.claims import QUOTED
from tracker.vocabulary.sourcing import RuleId

RULE = Rule(
    RuleId.A8,
    "quotation known through a relay only",
    mend="Get the words from the speaker or a recording, or print through whom they are known.",
    standard="BBC",
)


def check(case: Case) -> list[Finding]:
    """A claim that no source quotes without a relay of the press.

    A cited document is none, nor are a body's spokesperson and an agency with its own words.
    """
    quoted = [
        [hop.name for hop in hops if _passed_on(hop)]
        for one, hops in case.carried
        if one.form in QUOTED
    ]
    if not quoted or not all(quoted):
        return []
    names = " and ".join(dict.fromkeys(relays[0] for relays in quoted))
    return [RULE.finding(case, f"The quotation is known only through {names}.")]


def _passed_on(hop: Hop) -> bool:
    return hop.relay and hop.press and not hop.own
