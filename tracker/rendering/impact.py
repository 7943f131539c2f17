"""The impact report as a document: what leans on the subject, and what rests on that."""

from collections.abc import Iterable, Sequence

from tracker.rendering.conflicts_words import source_line
from tracker.rendering.requests import outcome_words
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.impact import ImpactReport
from tracker.reporting.impacted_claims import ImpactedClaim
from tracker.reporting.impacted_relations import ImpactedPosition, ImpactedRelation
from tracker.reporting.tables.table import Kind
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.text import counted, words

_CLAIMS = (
    Field("Claim"),
    Field("Speaker, as published", Kind.PROSE),
    Field("What is claimed", Kind.PROSE),
    Field("Leans on it as"),
    Field("Left without it", Kind.PROSE),
)
_RELATIONS = (
    Field("Relation"),
    Field("What", Kind.PROSE),
    Field("Rests on"),
    Field("Why", Kind.PROSE),
)
_POSITIONS = (Field("Question"), Field("Asks", Kind.PROSE), Field("Claim"), Field("Answer"))
_REQUESTS = (
    Field("Request"),
    Field("Party", Kind.PROSE),
    Field("About", Kind.PROSE),
    Field("How it stands"),
    Field("Answer"),
)
_AFFILIATIONS = (
    Field("Affiliation"),
    Field("Who", Kind.PROSE),
    Field("As", Kind.PROSE),
    Field("Where", Kind.PROSE),
)
_WAYS = {
    "said": "its own words",
    "carried": "carried by it",
    "published": "published by it",
    "relayed": "relayed by it",
}


def impact_document(report: ImpactReport) -> Document:
    """Put into words what leans on the subject."""
    fallen = [one for one in report.claims if not one.stands]
    standing = [one for one in report.claims if one.stands]
    parts = [
        *_claims(f"Nothing else to stand on: {counted(len(fallen), 'claim')}", fallen),
        *_claims(f"Something left to stand on: {counted(len(standing), 'claim')}", standing),
        *_relations(report),
        *_positions(report.positions),
        *_requests(report),
        *_bodies(report),
    ]
    return Document(
        title=f"Impact report: {_called(report)}",
        generated_at=report.generated_at,
        audience=report.audience,
        lead=_lead(report, len(fallen)),
        sections=tuple(parts),
        notes=(
            *(source_line(source) for source in report.sources),
            "This is what leans on it by what is on file; it does not say that it is wrong.",
        ),
    )


def _called(report: ImpactReport) -> str:
    subject = report.subject
    merged = f" (asked for as {subject.recorded_as})" if subject.recorded_as else ""
    called = "" if subject.name == subject.ref else f" {subject.name}"
    return f"{subject.ref}{called}{merged}"


def _lead(report: ImpactReport, fallen: int) -> tuple[str, ...]:
    subject, told = report.subject, []
    if subject.retracted:
        by, why = subject.retracted.by, subject.retracted.why
        ways = {
            "withdrawn": f"Withdrawn by its speaker (recorded by {by}): {why}",
            "recorded_in_error": f"Recorded in error, taken back by {by}: {why}",
        }
        told.append(ways.get(subject.status or "", f"Retracted by {by}: {why}"))
    elif subject.status not in {None, "current"}:
        told.append(f"The claim is {words(str(subject.status))}.")
    counts = [
        counted(len(report.relations), "relation"),
        counted(len(report.positions), "position"),
        counted(len(report.requests), "request"),
    ]
    rest = f"{', '.join(counts[:2])} and {counts[2]}"
    if subject.kind == "claim":
        return (*told, f"{rest} rest on this claim.")
    inferred = sum(any(way.inferred for way in one.leanings) for one in report.claims)
    mark = f", {inferred} of them by an inferred hop" if inferred else ""
    count = len(report.claims)
    told.append(
        f"{counted(count, 'claim')} {'leans' if count == 1 else 'lean'} on it{mark}; {fallen} with"
        f" nothing else to stand on. {rest} rest on these or on it."
    )
    return tuple(told)


def _claims(heading: str, claims: Sequence[ImpactedClaim]) -> Iterable[Section]:
    if claims:
        rows = tuple(
            (
                one.claim,
                " and ".join(one.speakers),
                _marked(one.text, one.status),
                _leans(one),
                _left(one),
            )
            for one in claims
        )
        yield Section(heading=heading, grid=Grid("claims", _CLAIMS, rows))


def _leans(one: ImpactedClaim) -> str:
    ways = [
        f"{_WAYS[way.way]} (inferred)" if way.inferred else _WAYS[way.way] for way in one.leanings
    ]
    return ", ".join(dict.fromkeys(ways))


def _left(one: ImpactedClaim) -> str:
    """*2 origins remain: TASS, S4*; *nothing: its only origin* where there are none."""
    if one.also_by:
        return f"said by {' and '.join(one.also_by)} as well"
    if not one.stands:
        if any(way.way == "said" for way in one.leanings):
            return "nothing: it is its only speaker"
        if any(way.origin for way in one.leanings):
            return "nothing: its only origin"
        traced = f", traced to {' and '.join(one.traced_to)}" if one.traced_to else ""
        return f"nothing: its only way into print{traced}"
    told = []
    if one.left.count:
        remain = "1 origin remains" if one.left.count == 1 else f"{one.left.count} origins remain"
        told.append(f"{remain}: {', '.join(one.left.traced_to)}")
    if one.left.not_stated:
        told.append(f"{counted(one.left.not_stated, 'origin')} not stated")
    return "; ".join(told)


def _relations(report: ImpactReport) -> Iterable[Section]:
    if not report.relations:
        return
    first = 1 if report.audience == Audience.PUBLIC else 0  # a uid tells a reader nothing
    rows = tuple(
        (one.relation, _what(one), _rests(one), one.why)[first:] for one in report.relations
    )
    claim = report.subject.kind == "claim"
    heading = "What answers it, and what it answers" if claim else "Relations that rest on these"
    yield Section(heading=heading, grid=Grid("relations", _RELATIONS[first:], rows))


def _what(one: ImpactedRelation) -> str:
    mark = " (proposed)" if one.review == "proposed" else ""
    return f"{one.answering} {words(one.type)} {one.answered}{mark}"


def _rests(one: ImpactedRelation) -> str:
    return _if_left(" and ".join(one.rests_on), falls=one.falls)


def _if_left(claims: str, *, falls: bool) -> str:
    return claims if falls else f"{claims}, which has something left"


def _positions(positions: Sequence[ImpactedPosition]) -> Iterable[Section]:
    if positions:
        rows = tuple(
            (one.question, one.text, _if_left(one.claim, falls=one.falls), words(one.answer))
            for one in positions
        )
        yield Section(heading="Positions", grid=Grid("positions", _POSITIONS, rows))


def _requests(report: ImpactReport) -> Iterable[Section]:
    if report.requests:
        rows = tuple(
            (
                one.ref,
                one.party,
                f"{one.about.ref} {one.about.text}",
                outcome_words(one.state, one.deadline, one.outcome_on),
                one.answer.ref if one.answer else "",
            )
            for one in report.requests
        )
        yield Section(heading="Requests for a response", grid=Grid("requests", _REQUESTS, rows))


def _bodies(report: ImpactReport) -> Iterable[Section]:
    if report.affiliations:
        rows = tuple(
            (one.ref, one.name, one.role or "", one.organization) for one in report.affiliations
        )
        yield Section(heading="Affiliations", grid=Grid("affiliations", _AFFILIATIONS, rows))
    if report.revealed:
        yield Section(heading="Names that came out in it", paragraphs=(", ".join(report.revealed),))


def _marked(text: str, status: str) -> str:
    return text if status == "current" else f"{text} ({words(status)})"
