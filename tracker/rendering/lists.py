"""Lists and single records on a terminal."""

from collections.abc import Sequence

from tracker.rendering.attribution import (
    affiliation_words,
    anonymity_words,
    attribution,
    speaker_label,
)
from tracker.rendering.conflicts_words import status_mark
from tracker.rendering.dates import date_words, moment_words
from tracker.rendering.quotations import anchor_words, text_words
from tracker.rendering.table import render_pairs, render_table
from tracker.reporting.affiliations import AffiliationsReport
from tracker.reporting.claims import ClaimReport, ClaimsReport
from tracker.reporting.relations import RelationReport, RelationsReport, RelationView
from tracker.reporting.sources import SourceReport, SourcesReport
from tracker.reporting.speakers import MergeView, SpeakerReport, SpeakerRow, SpeakersReport
from tracker.reporting.verdicts import VerdictView
from tracker.reporting.views import (
    AppearanceView,
    ClaimView,
    MatchView,
    RetractionView,
    SourceView,
)
from tracker.vocabulary.text import words

Pairs = list[tuple[str, str | None]]


def render_claims(report: ClaimsReport, columns: int) -> str:
    """One row a claim."""
    return _claims(report.claims, columns) if report.claims else "no claims"


def render_speakers(report: SpeakersReport, columns: int) -> str:
    """One row a speaker; an unnamed one by our handle."""
    if not report.speakers:
        return "no speakers"
    rows = [
        [
            row.speaker.ref,
            _merged(row, _marked(speaker_label(row.speaker), row.speaker.retracted)),
            row.speaker.type,
            row.speaker.naming,
            affiliation_words(row.speaker.affiliation) if row.speaker.affiliation else "",
            str(row.claims),
        ]
        for row in report.speakers
    ]
    return render_table(["ref", "speaker", "type", "naming", "as", "claims"], rows, columns)


def render_affiliations(report: AffiliationsReport, columns: int) -> str:
    """One row an affiliation."""
    if not report.affiliations:
        return "no affiliations"
    rows = [
        [
            one.ref,
            one.name,
            _marked(affiliation_words(one.affiliation), one.retracted),
            ", ".join(part for part in (one.affiliation.place, one.affiliation.country) if part),
            date_words(one.affiliation.valid) if one.affiliation.valid else "",
        ]
        for one in report.affiliations
    ]
    return render_table(["ref", "speaker", "as", "where", "valid"], rows, columns)


def render_sources(report: SourcesReport, columns: int) -> str:
    """One row a source."""
    if not report.sources:
        return "no sources"
    rows = [
        [
            source.ref,
            source.type,
            _marked(
                ", ".join(part for part in (source.outlet_name, source.title) if part),
                source.retracted,
            ),
            _published(source) or "",
            "yes" if source.read else "no",
            str(source.claims),
        ]
        for source in report.sources
    ]
    heads = ["ref", "type", "outlet, title", "published", "read", "claims"]
    return render_table(heads, rows, columns)


def render_relations(report: RelationsReport, columns: int) -> str:
    """One row a relation, both ends named."""
    if not report.relations:
        return "no relations"
    rows = [
        [
            one.ref,
            f"{one.answering.ref} {', '.join(one.answering.speakers)}",
            _marked(words(one.type), one.retracted),
            f"{one.answered.ref} {', '.join(one.answered.speakers)}",
            one.why,
        ]
        for one in report.relations
    ]
    return render_table(["ref", "answering", "type", "answered", "why"], rows, columns)


def render_claim(report: ClaimReport, columns: int) -> str:
    """One claim with its appearances and relations."""
    claim = report.claim
    pairs: Pairs = [
        (claim.ref, claim.text),
        ("kind", ", ".join([words(claim.kind), *status_mark(claim)])),
        ("denies", _denied(claim)),
        ("says", f"{claim.polarity}, {claim.certainty}"),
        ("said", _said(claim)),
        ("venue", claim.venue),
        *_scope(claim),
        ("topics", ", ".join(claim.topics) or None),
        ("origins", _origins(report)),
        ("note", claim.note),
        ("retracted", _retracted(claim.retracted)),
    ]
    parts = [_pairs(pairs, columns)]
    parts += [_pairs(_appearance(claim, one), columns) for one in claim.appearances]
    if report.relations:
        listed = RelationsReport("", len(report.relations), report.relations)
        parts.append(render_relations(listed, columns))
    parts += [_pairs(_verdict(one), columns) for one in report.verdicts]
    return "\n\n".join(parts)


def render_speaker(report: SpeakerReport, columns: int) -> str:
    """One speaker with names, affiliations and claims."""
    row = report.speaker
    parts = [_pairs(_speaker(row), columns)]
    if report.claims:
        parts.append(_claims(report.claims, columns))
    return "\n\n".join(parts)


def render_source(report: SourceReport, columns: int) -> str:
    """One source with the claims it carries."""
    source = report.source
    pairs: Pairs = [
        (source.ref, source.title or source.type),
        ("type", source.type),
        ("outlet", f"{source.outlet_name} ({source.outlet})" if source.outlet else None),
        ("byline", source.byline),
        ("published", _published(source)),
        ("language", source.language),
        ("url", source.url),
        ("archived", source.archived_url),
        ("read", "by us" if source.read else "no, only cited"),
        ("sha256", source.text_sha256),
        *((one.ref, text_words(one)) for one in report.texts),
        ("note", source.note),
        ("retracted", _retracted(source.retracted)),
    ]
    parts = [_pairs(pairs, columns)]
    if report.claims:
        parts.append(_claims(report.claims, columns))
    return "\n\n".join(parts)


def render_relation(report: RelationReport, columns: int) -> str:
    """One relation with both ends."""
    one = report.relation
    pairs: Pairs = [
        (one.ref, f"{one.answering.ref} {words(one.type)} {one.answered.ref}"),
        (one.answering.ref, _end(one, answering=True)),
        (one.answered.ref, _end(one, answering=False)),
        ("why", one.why),
        ("scope", _match(one.scope_match)),
        ("answered by", one.answered_by),
        ("review", one.review),
        ("resolution", one.resolution),
        ("retracted", _retracted(one.retracted)),
    ]
    return _pairs(pairs, columns)


def _claims(claims: Sequence[ClaimView], columns: int) -> str:
    rows = [
        [
            claim.ref,
            ", ".join(speaker_label(speaker) for speaker in claim.speakers),
            ", ".join([words(claim.kind), *status_mark(claim)]),
            date_words(claim.said) if claim.said else "",
            claim.text,
        ]
        for claim in claims
    ]
    return render_table(["ref", "speaker", "kind", "said", "claim"], rows, columns)


def _appearance(claim: ClaimView, one: AppearanceView) -> Pairs:
    return [
        (one.ref, attribution(claim, one)),
        ("form", one.form.replace("_", " ")),
        ("quote", f"“{one.quote}”" if one.quote else None),
        ("found", anchor_words(one)),
        ("marks", one.editorial_marks),
        ("locator", one.locator),
        ("as published", one.as_published),
        ("told as", one.identification),
        ("anonymity", anonymity_words(one.anonymity) if one.anonymity else None),
        ("terms", _terms(one.ground_rule)),
        ("basis", words(one.basis) if one.basis else None),
        ("chain", " → ".join(one.chain)),
        ("unclear", "who is talking" if one.attribution_ambiguous else None),
        ("translation", one.translation),
        ("retracted", _retracted(one.retracted)),
    ]


def _verdict(one: VerdictView) -> Pairs:
    return [
        ("verdict", f"{one.rating} ({one.reviewer}, {date_words(one.decided)})"),
        ("because", one.why),
        ("published", one.url or "not published"),
    ]


def _terms(ground_rule: str | None) -> str | None:
    """Terms, where they are not what goes without saying."""
    return words(ground_rule) if ground_rule not in {None, "on_record", "unknown"} else None


def _speaker(row: SpeakerRow) -> Pairs:
    speaker = row.speaker
    return [
        (speaker.ref, speaker_label(speaker)),
        ("type", speaker.type),
        (
            "naming",
            f"{speaker.naming}{f', revealed in {row.revealed_in}' if row.revealed_in else ''}",
        ),
        ("people", str(speaker.head_count) if speaker.head_count else None),
        ("handle", speaker.descriptor if speaker.name else None),
        ("also", ", ".join(row.aliases) or None),
        *((one.scheme, one.value) for one in row.identifiers),
        *(
            (one.ref, _marked(affiliation_words(one.affiliation), one.retracted))
            for one in row.affiliations
        ),
        ("told as", ", ".join(row.identifications) or None),
        ("claims", str(row.claims)),
        ("note", row.note),
        ("merged into", _merge(row.merged_into) if row.merged_into else None),
        *(("merged", _merge(one)) for one in row.merged),
        ("retracted", _retracted(speaker.retracted)),
    ]


def _merged(row: SpeakerRow, told: str) -> str:
    return f"{told} (merged into {row.merged_into.ref})" if row.merged_into else told


def _merge(one: MergeView) -> str:
    return f"{one.ref} {one.name} ({moment_words(one.at)} by {one.by}: {one.why})"


def _marked(text: str, retraction: RetractionView | None) -> str:
    return f"{text} (retracted)".strip() if retraction else text


def _retracted(retraction: RetractionView | None) -> str | None:
    if retraction is None:
        return None
    return f"{moment_words(retraction.at)} by {retraction.by}: {retraction.why}"


def _denied(claim: ClaimView) -> str | None:
    if claim.denied_proposition is None:
        return None
    return f"{claim.denied_proposition}{' (inferred)' if claim.denied_inferred else ''}"


def _said(claim: ClaimView) -> str | None:
    if claim.said is None:
        return None
    note = f" — {claim.said_note}" if claim.said_note else ""
    return f"{date_words(claim.said)} ({claim.said_basis}){note}"


def _scope(claim: ClaimView) -> Pairs:
    scope = claim.scope
    who = (
        f"{scope.who} ({words(scope.quantifier)})" if scope.who and scope.quantifier else scope.who
    )
    return [
        ("who", who),
        ("what", scope.what),
        ("where", scope.where),
        ("when", date_words(scope.when) if scope.when else None),
    ]


def _origins(report: ClaimReport) -> str:
    origins = report.origins
    told = f"traced to {', '.join(origins.traced_to)}" if origins.traced_to else "not stated"
    return f"{origins.count}, {told}"


def _published(source: SourceView) -> str | None:
    if source.published is None:
        return None
    mark = f" ({source.published_basis})" if source.published_basis == "inferred" else ""
    return f"{date_words(source.published)}{mark}"


def _end(one: RelationView, *, answering: bool) -> str:
    end = one.answering if answering else one.answered
    return f"{', '.join(end.speakers)}: {end.text}"


def _match(match: MatchView | None) -> str | None:
    if match is None:
        return None
    return f"who {match.who}, what {match.what}, where {match.where}, when {match.when}"


def _pairs(pairs: Pairs, columns: int) -> str:
    return render_pairs([(name, text) for name, text in pairs if text is not None], columns)
