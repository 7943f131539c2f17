"""The words that every format of the contradiction report shares."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.rendering.attribution import (
    anonymity_words,
    attribution,
    circumstances,
    undated,
    voice,
)
from tracker.rendering.dates import date_words
from tracker.reporting.answers import Response
from tracker.reporting.conflicts import ConflictsReport, DisputedClaim
from tracker.reporting.notices import NOTICES
from tracker.reporting.standpoints import SideView
from tracker.reporting.views import ClaimView, SourceView
from tracker.vocabulary.anonymity import GroundRule
from tracker.vocabulary.sources import source_words
from tracker.vocabulary.text import counted, words

if TYPE_CHECKING:
    from tracker.reporting.map import MapRelation

FOOTER = "No knowledge and no comment are not denials."
NOTHING = "No claim asked for is contradicted, contested, opposed or replaced by an answer."

_CLASSES = {
    "conflict": "CONFLICT",
    "contested": "CONTESTED",
    "opposed": "OPPOSED",
    "changed": "CHANGED",
    "context": "context",
    "repeats": "repeats",
}
_STATUS = {
    "withdrawn": "WITHDRAWN by its speaker",
    "recorded_in_error": "RECORDED IN ERROR",
}


_TERMS: dict[str | None, str] = {
    GroundRule.OFF_RECORD: "OFF THE RECORD",
    GroundRule.DEEP_BACKGROUND: "DEEP BACKGROUND: attribute it to nobody",
}
"""What must not be printed, or not as it stands here; the public is told no ground rule."""


@dataclass(frozen=True)
class VoiceGroup:
    """The answers of one voice, and what readers were told about it."""

    heading: str
    anonymity: str | None
    responses: list[Response]


def title(report: ConflictsReport) -> str:
    """What the report is, and how much it lists."""
    return f"Contradiction report: {counted(len(report.disputed_claims), 'disputed claim')}"


def counts_line(report: ConflictsReport, hint: str = "") -> str:
    """The counts by class, and what is hidden; the hint says how to see it."""
    counts = report.counts
    told = (
        f"{counted(counts.conflict, 'conflict')}, {counts.contested} contested,"
        f" {counts.opposed} opposed, {counts.changed} changed, {counts.context} context"
    )
    repeats = report.hidden.repeats
    return f"{told}; {counted(repeats, 'repeat')} hidden{hint}" if repeats else told


def voices_of(disputed: DisputedClaim) -> list[VoiceGroup]:
    """Responses grouped by voice as it was published, the strongest answer's first."""
    groups: dict[tuple[object, ...], VoiceGroup] = {}
    for response in disputed.responses:
        claim = response.claim
        heading = voice(claim, claim.appearances[0])
        told = next((one.anonymity for one in claim.appearances if one.anonymity), None)
        anonymity = anonymity_words(told) if told else None
        key = (*(speaker.ref for speaker in claim.speakers), heading, anonymity)
        groups.setdefault(key, VoiceGroup(heading, anonymity, [])).responses.append(response)
    return list(groups.values())


def class_words(response: "Response | MapRelation") -> str:
    """`CONTESTED (disputes)`: the class, and what the answer does."""
    told = _CLASSES[response.class_]
    if response.type == response.class_:
        return told
    by = ", set against it by the outlet" if response.answered_by == "outlet" else ""
    return f"{told} ({words(response.type)}{by})"


def marks(response: Response) -> list[str]:
    """What else stands at an answer's first line: kind, derived label, status."""
    kind = words(response.claim.kind)
    derived = response.derived
    found = [kind] if derived is None or not derived.startswith(f"{kind}:") else []
    found += [derived] if derived else []
    found += status_mark(response.claim)
    found += ["resolved"] if response.resolved else []
    return found


def status_mark(claim: ClaimView) -> list[str]:
    """Nothing for a current claim that may be published and attributed."""
    found = [_STATUS[claim.status]] if claim.status in _STATUS else []
    rules = {one.ground_rule for one in claim.appearances}
    return found + [told for rule, told in _TERMS.items() if rules == {rule}]


def scope_words(response: Response) -> str | None:
    """The scope match, told from the answering claim's end."""
    match = response.scope_match
    if match is None:
        return None
    return f"who {match.who}, what {match.what}, where {match.where}, when {match.when}"


def said_words(claim: ClaimView) -> list[str]:
    """When and through whom, for each appearance."""
    found = dict.fromkeys(", ".join(circumstances(claim, one)) for one in claim.appearances)
    if claim.said is None and claim.venue is None:
        return [f"{undated(claim)}, {told}" for told in found]
    return [told.removeprefix("said ") for told in found]


def attributions(claim: ClaimView) -> list[str]:
    """The full attribution of each appearance."""
    return [attribution(claim, one) for one in claim.appearances]


def notices_line(report: ConflictsReport) -> str | None:
    """What the notices in this report mean."""
    used = {
        name
        for disputed in report.disputed_claims
        for response in disputed.responses
        for name in response.notices
    }
    told = [f"{name} {meaning}" for name, meaning in NOTICES.items() if name in used]
    return f"Notices: {'; '.join(told)}." if told else None


def sources_lines(report: ConflictsReport) -> list[str]:
    """Each source the report names, in one line."""
    return [source_line(source) for source in report.sources]


def source_line(source: SourceView) -> str:
    """`S1: newspaper article, 16 Apr 2022, TASS, “Title”, not read by us`."""
    kind = source_words(source.type)
    parts = [kind, source.outlet_name, f"“{source.title}”" if source.title else None]
    if source.published:
        mark = f" ({source.published_basis})" if source.published_basis == "inferred" else ""
        parts.append(f"{date_words(source.published)}{mark}")
    parts.append(None if source.read else "not read by us")
    return f"{source.ref}: {', '.join(part for part in parts if part)}"


def folded_line(disputed: DisputedClaim) -> str | None:
    """What a limit left out of a claim's answers."""
    if not disputed.folded:
        return None
    total = sum(one.count for one in disputed.folded)
    told = ", ".join(
        f"{one.count} {words(one.class_)}"
        + (f" ({words(one.type)})" if one.type != one.class_ else "")
        for one in disputed.folded
    )
    return f"… and {counted(total, 'more answer')}, not shown: {told}."


def opposition_lines(report: ConflictsReport) -> list[str]:
    """What is counted of opposite positions and not listed claim by claim."""
    lines = []
    for one in report.oppositions:
        if one.opposed and not one.listed:
            lines.append(
                f"{one.text} {counted(one.opposed, 'opposed pair')} of {one.yes} yes and"
                f" {one.no} no, counted and not listed; who stands where: --question {one.question}"
            )
        if one.apart:
            verb = "is" if one.apart == 1 else "are"
            lines.append(
                f"{one.text} {counted(one.apart, 'pair')} of yes and no {verb} about periods or"
                " places apart, and not opposed."
            )
    return lines


def side_heading(side: SideView) -> str:
    """`yes: 2 claims, 2 voices`."""
    if not side.total:
        return f"{words(side.answer)}: nobody"
    voices = counted(side.voices.total, "voice")
    return f"{words(side.answer)}: {counted(side.total, 'claim')}, {voices}"


def standpoint_lines(side: SideView) -> list[list[str]]:
    """For each claim of a side: its head, its words, who said so, and why it was read so."""
    found = []
    for one in side.claims:
        claim = one.claim
        head = " · ".join([claim.ref, words(claim.kind), *status_mark(claim)])
        quotes = [f"“{quote}”" for quote in quotes_of(claim)]
        said = ([claim.text] if needs_text(claim) else []) + quotes
        why = [f"why: {one.why}"] if one.why else []
        found.append([head, *said, *attributions(claim), *why])
    rest = side.total - len(side.claims)
    return [*found, [f"… and {counted(rest, 'more claim')}, not shown"]] if rest else found


def quotes_of(claim: ClaimView) -> list[str]:
    """The distinct quotations of a claim, without marks around them."""
    return list(dict.fromkeys(one.quote for one in claim.appearances if one.quote))


def quotations(claim: ClaimView) -> list[tuple[str, str | None]]:
    """The distinct quotations of a claim, each with its language."""
    found = {one.quote: one.language for one in reversed(claim.appearances) if one.quote}
    return [(quote, found[quote]) for quote in quotes_of(claim)]


def needs_text(claim: ClaimView) -> bool:
    """Whether the quotation alone does not tell what is claimed."""
    return not any(one.form == "quote" for one in claim.appearances)
