"""Answers to a claim as a table, in the words of the contradiction report."""

from tracker.rendering.attribution import anonymity_words, voice
from tracker.rendering.conflicts_words import class_words, marks, quotes_of, said_words
from tracker.reporting.answers import Response
from tracker.reporting.conflicts import DisputedClaim
from tracker.reporting.document import Field, Grid
from tracker.reporting.tables.table import Cell, Kind
from tracker.reporting.views import ClaimView

_FIELDS = (
    Field("Class"),
    Field("Answer"),
    Field("What it says", Kind.PROSE),
    Field("Who and when", Kind.PROSE),
    Field("Why", Kind.PROSE),
)


def answers_grid(disputed: DisputedClaim) -> Grid:
    """A row for each answer, the strongest class first."""
    return Grid("answers", _FIELDS, tuple(_row(one) for one in disputed.responses))


def text_and_quotes(claim: ClaimView) -> str:
    """What is claimed in our words, and the words published."""
    return " ".join([claim.text, *(f"“{quote}”" for quote in quotes_of(claim))])


def voices_words(claim: ClaimView) -> str:
    """Who said so, as each source told it, and why somebody is unnamed."""
    told = []
    for one in claim.appearances:
        why = f"; {anonymity_words(one.anonymity)}" if one.anonymity else ""
        told.append(f"{voice(claim, one)}{why}")
    return "; ".join(dict.fromkeys(told))


def _row(response: Response) -> tuple[Cell, ...]:
    claim = response.claim
    return (
        class_words(response),
        ", ".join([claim.ref, *marks(response)]),
        text_and_quotes(claim),
        f"{voices_words(claim)}. {'; '.join(said_words(claim))}",
        response.why,
    )
