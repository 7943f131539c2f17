"""The responses report as a document: the requests, who was never asked, who declined in print."""

from tracker.rendering.conflicts_words import source_line
from tracker.rendering.dates import date_words
from tracker.rendering.requests import outcome_words
from tracker.reporting.document import Document, Field, Grid, Section
from tracker.reporting.never_asked import NeverAsked
from tracker.reporting.responses import PrintedDecline, ResponsesReport
from tracker.reporting.tables.table import Kind
from tracker.reporting.told_requests import ToldMatter
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.text import counted, words

_REQUESTS = (
    Field("Request"),
    Field("Party", Kind.PROSE),
    Field("About", Kind.PROSE),
    Field("Asked"),
    Field("How it stands"),
    Field("Answer", Kind.PROSE),
    Field("Reported by"),
)
_NEVER = (Field("Party", Kind.PROSE), Field("Type"), Field("Named in", Kind.PROSE))
_UNASKED = (
    "By what is on file: no request to them about these claims, or a question that these answer,"
    " was recorded. Unnamed speakers are not listed."
)
_DECLINED = (
    Field("Claim"),
    Field("Speaker, as published", Kind.PROSE),
    Field("What is claimed", Kind.PROSE),
    Field("Answers"),
    Field("Source"),
)
_NAMED_AS = {"speaker": "as speaker", "organization": "as the speaker’s organization"}


def responses_document(report: ResponsesReport) -> Document:
    """Put into words who was asked, and what came of it."""
    parts = [_requests(report)] if report.requests else []
    if report.never_asked:
        parts.append(_never_asked(report.never_asked))
    if report.declined_as_printed:
        parts.append(_declined(report.declined_as_printed))
    return Document(
        title=f"Responses report: {counted(len(report.requests), 'request')}",
        generated_at=report.generated_at,
        audience=report.audience,
        lead=(_lead(report),),
        sections=tuple(parts),
        notes=(
            *(source_line(source) for source in report.sources),
            "A request is never read from a claim, nor a claim from a request.",
        ),
    )


def _lead(report: ResponsesReport) -> str:
    states = [f"{count} {words(state)}" for state, count in report.counts.items() if count]
    none = "No request on file" if report.audience == Audience.INTERNAL else "No request to tell of"
    told = [", ".join(states) if states else none]
    if report.never_asked is not None:
        missing = counted(len(report.never_asked), "named party", "named parties")
        told.append(f"{missing} to a dispute never asked, by what is on file")
    printed = len(report.declined_as_printed)
    return f"{'; '.join(told)}; {printed} declined as printed."


def _requests(report: ResponsesReport) -> Section:
    rows = tuple(
        (
            one.ref,
            one.party,
            _titled(one.about),
            date_words(one.asked_on) if one.asked_on else "",
            outcome_words(one.state, one.deadline, one.outcome_on),
            _titled(one.answer) if one.answer else "",
            one.source or "us",
        )
        for one in report.requests
    )
    return Section(heading="Requests for a response", grid=Grid("requests", _REQUESTS, rows))


def _never_asked(parties: list[NeverAsked]) -> Section:
    rows = tuple(
        (
            f"{one.ref} {one.name}",
            one.type,
            "; ".join(f"{named.claim} {_NAMED_AS[named.named_as]}" for named in one.named_in),
        )
        for one in parties
    )
    return Section(
        heading="Named in a disputed claim, and never asked",
        paragraphs=(_UNASKED,),
        grid=Grid("never asked", _NEVER, rows),
    )


def _declined(claims: list[PrintedDecline]) -> Section:
    rows = tuple(
        (
            one.claim,
            " and ".join(one.speakers),
            one.text,
            ", ".join(one.answers),
            ", ".join(one.sources),
        )
        for one in claims
    )
    return Section(
        heading="Declined, as printed",
        paragraphs=(
            "Claims in print that give no comment. Who asked, what and when does not follow.",
        ),
        grid=Grid("declined as printed", _DECLINED, rows),
    )


def _titled(matter: ToldMatter) -> str:
    return f"{matter.ref} {matter.text}"
