"""The sourcing report: what the rules of sourcing find, and what to do about it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Relation
from tracker.reporting.agreed import agreed_relations, standing_by_claim, stands
from tracker.reporting.checks.case import case_of
from tracker.reporting.checks.findings import findings_of, joined
from tracker.reporting.checks.policy import AS_IT_COMES, Policy
from tracker.reporting.checks.registry import CHECKS
from tracker.reporting.checks.rule import Finding
from tracker.reporting.claims import ClaimFilter, claim_conditions
from tracker.reporting.describing import load_claims
from tracker.reporting.published import unnamed
from tracker.reporting.tellers import teller_for
from tracker.reporting.telling import Teller
from tracker.reporting.views import ClaimView, SourceView, SpeakerView
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.sourcing import Severity


@dataclass(frozen=True)
class RuleView:
    """A rule that was checked, whose it is, and how often it was broken."""

    rule: str
    severity: str
    told: str
    mend: str
    standard: str
    findings: int


@dataclass(frozen=True)
class FoundClaim:
    """A claim at which something was found."""

    ref: str
    text: str


@dataclass(frozen=True)
class FoundSpeaker:
    """A speaker of whom something was found; by name if there is one, else as published."""

    ref: str
    name: str


@dataclass(frozen=True)
class SourcingReport:
    """The report; `checked` counts claims, `counts` the findings of each severity.

    `rules` were checked, those that are `off` were not; `claims`, `speakers` and `sources` are
    those that the findings refer to. `generated_at` is UTC; `as_of` is the moment whose state of
    the database is told, null is now.
    """

    schema: str
    generated_at: str
    as_of: str | None
    audience: str
    checked: int
    counts: dict[str, int]
    rules: list[RuleView]
    off: list[str]
    findings: list[Finding]
    claims: list[FoundClaim]
    speakers: list[FoundSpeaker]
    sources: list[SourceView]


def sourcing_report(
    session: Session,
    wanted: ClaimFilter,
    *,
    rules: Collection[str] = (),
    policy: Policy = AS_IT_COMES,
    audience: Audience = Audience.INTERNAL,
    as_of: str | None = None,
    teller: Teller | None = None,
    now: datetime | None = None,
) -> SourcingReport:
    """Build the report.

    Args:
        session: a reading session.
        wanted: which claims to check; of sources, only what was found in these is told.
        rules: ids of the rules to check; all by default.
        policy: their severities, and which are off.
        audience: for the public, what it can read alone is checked; see `public.py`.
        as_of: the moment of which the session holds the state, if it is past.
        teller: who told what this report is a part of; by default its own.
        now: the clock.
    """
    teller = teller or teller_for(session, audience, policy)
    numbers = list(session.scalars(select(Claim.id).where(*claim_conditions(wanted))))
    relations = _touching(session, numbers)
    ends = {end for one in relations for end in (one.from_id, one.to_id)}
    loaded = load_claims(session, sorted({*numbers, *ends}), audience)
    relations = [one for one in relations if teller.tells(loaded[one.from_id], loaded[one.to_id])]
    standing = standing_by_claim(relations, loaded)
    checked = [loaded[one] for one in numbers if teller.tells(loaded[one]) and stands(loaded[one])]
    checked.sort(key=teller.order)
    found = _Found()
    for claim in checked:
        told, carried = teller.claim(claim), teller.appearances(claim)
        case = case_of(claim, told, carried, standing.get(claim.id, ()))
        sources = {
            view.source: one.source_id
            for one, view in zip(carried, told.appearances, strict=True)
            if not wanted.sources or one.source_id in wanted.sources
        }
        speakers = {
            teller.voice(claim, link).ref
            for link in claim.speakers
            if not wanted.speakers or link.speaker_id in wanted.speakers
        }
        found.add(told, sources, speakers, findings_of(case, policy, rules))
    findings = joined(found.findings)
    return SourcingReport(
        schema="tracker/sourcing/1",
        generated_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        as_of=as_of,
        audience=audience,
        checked=found.checked,
        counts={one.value: sum(f.severity == one for f in findings) for one in Severity},
        rules=_rules(findings, rules, policy),
        off=[rule for rule in policy.off if not rules or rule in rules],
        findings=findings,
        claims=[FoundClaim(one.ref, one.text) for one in found.claims],
        speakers=[FoundSpeaker(ref, name) for ref, name in found.speakers.items()],
        sources=teller.sources(session, found.sources),
    )


@dataclass
class _Found:
    """What was found so far, and what the findings refer to."""

    checked: int = 0
    findings: list[Finding] = field(default_factory=list)
    claims: list[ClaimView] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)
    sources: set[int] = field(default_factory=set)

    def add(
        self,
        told: ClaimView,
        sources: Mapping[str, int],
        speakers: Collection[str],
        findings: Iterable[Finding],
    ) -> None:
        """Add what was found at a claim, of these speakers, in these sources with their numbers."""
        self.checked += bool(sources)
        kept = [
            replace(one, sources=[ref for ref in one.sources if ref in sources])
            for one in findings
            if sources.keys() & set(one.sources) and set(one.speakers).intersection(speakers)
        ]
        if not kept:
            return
        self.findings += kept
        self.claims.append(told)
        self.sources |= {sources[ref] for one in kept for ref in one.sources}
        named = {ref for one in kept for ref in one.speakers}
        for speaker in told.speakers:
            if speaker.ref in named:
                self.speakers.setdefault(speaker.ref, _called(speaker, told))


def _touching(session: Session, numbers: Collection[int]) -> list[Relation]:
    mine = set(numbers)
    return [one for one in agreed_relations(session) if {one.from_id, one.to_id} & mine]


def _rules(findings: list[Finding], rules: Collection[str], policy: Policy) -> list[RuleView]:
    return [
        RuleView(
            rule=name,
            severity=severity,
            told=check.rule.told,
            mend=check.rule.mend,
            standard=check.rule.standard,
            findings=sum(one.rule == name for one in findings),
        )
        for name, check in CHECKS.items()
        if (not rules or name in rules) and (severity := policy.severity(name))
    ]


def _called(speaker: SpeakerView, told: ClaimView) -> str:
    """By name, else as a source printed it, else by our handle if the audience has it."""
    printed = (one.as_published for one in told.appearances if one.as_published)
    return speaker.name or next(printed, None) or speaker.descriptor or unnamed(speaker)
