"""One line on what was written, the reference first."""

from tracker.rendering.attribution import affiliation_words, attribution, speaker_label
from tracker.rendering.dates import date_words
from tracker.reporting.relations import RelationView
from tracker.reporting.speakers import AffiliationRow, SpeakerRow
from tracker.reporting.views import ClaimView, SourceView
from tracker.vocabulary.text import words


def claim_line(claim: ClaimView, verb: str, place: int | None = None) -> str:
    """*C31 recorded: denial, Li Wei (named), said 16 Apr 2022, in S1*.

    Args:
        claim: as it is now.
        verb: what happened to it.
        place: of the appearance it is about; None for the claim.
    """
    reference = claim.ref if place is None else f"{claim.ref}.{place}"
    told = [one for one in claim.appearances if place is None or one.ref == reference]
    return f"{reference} {verb}: {words(claim.kind)}, {attribution(claim, told[0])}"


def speaker_line(row: SpeakerRow, verb: str) -> str:
    """*P20 recorded: Li Wei, person*."""
    speaker = row.speaker
    kind = speaker.type if speaker.naming == "named" else f"{speaker.naming} {speaker.type}"
    return f"{speaker.ref} {verb}: {', '.join([speaker_label(speaker), *row.aliases, kind])}"


def affiliation_line(row: SpeakerRow, affiliation: AffiliationRow, verb: str) -> str:
    """*P1.2 recorded: Li Wei, rector, Moscow State University*."""
    told = affiliation_words(affiliation.affiliation)
    valid = affiliation.affiliation.valid
    parts = [speaker_label(row.speaker), told, *([date_words(valid)] if valid else [])]
    return f"{affiliation.ref} {verb}: {', '.join(parts)}"


def source_line(source: SourceView, verb: str) -> str:
    """*S5 recorded: speech, Kremlin, 16 Apr 2022*."""
    published = date_words(source.published) if source.published else None
    parts = [source.type, source.outlet_name, source.title, published, source.url]
    return f"{source.ref} {verb}: {', '.join(part for part in parts if part)}"


def relation_line(relation: RelationView, verb: str) -> str:
    """*R13 recorded: C31 disputes C6*."""
    told = f"{relation.answering.ref} {relation.type} {relation.answered.ref}"
    mark = " (proposed)" if relation.review == "proposed" else ""
    return f"{relation.ref} {verb}: {told}{mark}"
