"""What a rule says, and what a check of it finds."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reporting.checks.case import Case
from tracker.vocabulary.sourcing import RuleId, Severity


@dataclass(frozen=True)
class Finding:
    """What a check found: at which claims, of whom, in which sources; and what to do.

    `found` and `mend` are a sentence each; `standard` says whose rule it is.
    """

    rule: str
    severity: str
    claims: list[str]
    speakers: list[str]
    sources: list[str]
    found: str
    mend: str
    standard: str


@dataclass(frozen=True)
class Rule:
    """One rule of sourcing.

    Attributes:
        id: as it is called in reports and in tracker.toml.
        told: what is wrong, in a few words.
        mend: what to do, a sentence.
        standard: whose newsroom standard asks for it.
        severity: unless tracker.toml says another.
        per_voice: whether a voice is found once in a source, whatever number of claims it makes.
    """

    id: RuleId
    told: str
    mend: str
    standard: str
    severity: Severity = Severity.NOTICE
    per_voice: bool = False

    def finding(
        self,
        case: Case,
        found: str,
        *,
        speakers: Sequence[str] | None = None,
        sources: Sequence[str] | None = None,
    ) -> Finding:
        """A finding at one claim; of all its speakers, in all its sources, unless told."""
        everybody = list(dict.fromkeys(one.ref for one in case.claim.speakers))
        return Finding(
            rule=self.id,
            severity=self.severity,
            claims=[case.claim.ref],
            speakers=everybody if speakers is None else list(speakers),
            sources=case.sources if sources is None else list(sources),
            found=found,
            mend=self.mend,
            standard=self.standard,
        )
