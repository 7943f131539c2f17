"""The rows of the tables that Datasette serves: each a value for every column, by name."""

import re
from dataclasses import astuple, dataclass, field

from tracker.reporting.records import RecordsReport, RelationRecord
from tracker.reporting.views import AffiliationView, AppearanceView, ClaimView, SourceView
from tracker.vocabulary.sources import source_words

Cell = str | int | None
Row = dict[str, Cell]

_NAME = 100
"""Characters of a name that stands for a row elsewhere."""


def rows_of(report: RecordsReport) -> dict[str, list[Row]]:
    """By table, in the order of their numbers."""
    return _Rows(report).made()


def _number(ref: str) -> int:
    """`C6`, `#6` and `speaker 6` are row 6."""
    return int(re.sub(r"\D", "", ref))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _NAME else f"{line[: _NAME - 1]}…"


@dataclass
class _Rows:
    """Takes views apart into rows."""

    report: RecordsReport
    speakers: dict[int, Row] = field(default_factory=dict)
    affiliations: dict[tuple[object, ...], Row] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)
    claim_speakers: list[Row] = field(default_factory=list)
    claim_topics: list[Row] = field(default_factory=list)
    appearances: list[Row] = field(default_factory=list)
    relays: list[Row] = field(default_factory=list)

    def made(self) -> dict[str, list[Row]]:
        """All tables."""
        sources = [_source(one) for one in self.report.sources]
        called = {row["id"]: row["name"] for row in sources}
        claims = [self._claim(one, called) for one in self.report.claims]
        questions = {one.ref: place for place, one in enumerate(self.report.questions, start=1)}
        return {
            "claims": claims,
            "speakers": [self.speakers[number] for number in sorted(self.speakers)],
            "affiliations": list(self.affiliations.values()),
            "claim_speakers": self.claim_speakers,
            "sources": sources,
            "appearances": self.appearances,
            "relays": self.relays,
            "topics": [{"id": number, "name": name} for name, number in self.topics.items()],
            "claim_topics": self.claim_topics,
            "relations": [
                _relation(place, one) for place, one in enumerate(self.report.relations, start=1)
            ],
            "questions": [
                {
                    "id": questions[one.ref],
                    "name": one.text,
                    "ref": one.ref,
                    "uid": one.uid,
                    "note": one.note,
                }
                for one in self.report.questions
            ],
            "positions": [
                {
                    "id": place,
                    "question": questions[one.question],
                    "claim": _number(one.claim),
                    "answer": one.answer,
                    "why": one.why,
                }
                for place, one in enumerate(self.report.positions, start=1)
            ],
        }

    def _claim(self, claim: ClaimView, sources: dict[Cell, Cell]) -> Row:
        number = _number(claim.ref)
        self._spoken(number, claim)
        for topic in claim.topics:
            found = self.topics.setdefault(topic, len(self.topics) + 1)
            place = len(self.claim_topics) + 1
            self.claim_topics.append({"id": place, "claim": number, "topic": found})
        for one in claim.appearances:
            self._appears(number, one, str(sources.get(_number(one.source))))
        return {
            "id": number,
            "name": _short(f"{claim.ref} {claim.text}"),
            "ref": claim.ref,
            "uid": claim.uid,
            "text": claim.text,
            "kind": claim.kind,
            "status": claim.status,
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "denied_proposition": claim.denied_proposition,
            "said": claim.said,
            "said_basis": claim.said_basis,
            "said_note": claim.said_note,
            "venue": claim.venue,
            "scope_who": claim.scope.who,
            "scope_quantifier": claim.scope.quantifier,
            "scope_what": claim.scope.what,
            "scope_where": claim.scope.where,
            "scope_when": claim.scope.when,
            "note": claim.note,
        }

    def _spoken(self, claim: int, view: ClaimView) -> None:
        for one in view.speakers:
            number = _number(one.ref)
            self.speakers.setdefault(
                number,
                {
                    "id": number,
                    "name": one.name or one.descriptor or f"{one.type} not named",
                    "ref": one.ref,
                    "uid": one.uid,
                    "type": one.type,
                    "naming": one.naming,
                    "head_count": one.head_count,
                },
            )
            self.claim_speakers.append(
                {
                    "id": len(self.claim_speakers) + 1,
                    "claim": claim,
                    "speaker": number,
                    "affiliation": self._affiliation(number, one.affiliation),
                }
            )

    def _affiliation(self, speaker: int, one: AffiliationView | None) -> int | None:
        if one is None:
            return None
        row = self.affiliations.setdefault(
            (speaker, *astuple(one)),
            {
                "id": len(self.affiliations) + 1,
                "name": ", ".join(
                    part for part in (one.role, one.organization or one.described) if part
                ),
                "speaker": speaker,
                "organization": one.organization,
                "described": one.described,
                "role": one.role,
                "country": one.country,
                "place": one.place,
                "valid": one.valid,
                "uncertain": one.uncertain,
            },
        )
        return int(row["id"] or 0)

    def _appears(self, claim: int, one: AppearanceView, source: str) -> None:
        number = len(self.appearances) + 1
        why = one.anonymity
        self.appearances.append(
            {
                "id": number,
                "name": _short(f"{one.ref} {source}"),
                "claim": claim,
                "source": _number(one.source),
                "form": one.form,
                "quote": one.quote,
                "editorial_marks": one.editorial_marks,
                "locator": one.locator,
                "language": one.language,
                "original_language": one.original_language,
                "translation": one.translation,
                "identification": one.identification,
                "as_published": one.as_published,
                "anonymity_origin": why.origin if why else None,
                "anonymity_reason": why.reason if why else None,
                "anonymity_reason_published": why.reason_published if why else None,
                "ground_rule": one.ground_rule,
                "basis": one.basis,
                "chain": " → ".join(one.chain),
                "attribution_ambiguous": one.attribution_ambiguous,
            }
        )
        for place, hop in enumerate(one.hops, start=1):
            self.relays.append(
                {
                    "id": len(self.relays) + 1,
                    "appearance": number,
                    "place": place,
                    "name": hop.name or "not stated",
                    "role": hop.role,
                    "source": _number(hop.source) if hop.source else None,
                    "inferred": hop.inferred,
                }
            )


def _source(one: SourceView) -> Row:
    called = [part for part in (one.outlet_name, one.title) if part] or [source_words(one.type)]
    name = ", ".join((*called, *([one.published] if one.published else [])))
    return {
        "id": _number(one.ref),
        "name": _short(name),
        "ref": one.ref,
        "uid": one.uid,
        "type": one.type,
        "title": one.title,
        "byline": one.byline,
        "outlet": one.outlet_name,
        "published": one.published,
        "published_basis": one.published_basis,
        "language": one.language,
        "url": one.url,
        "archived_url": one.archived_url,
        "note": one.note,
        "claims": one.claims,
    }


def _relation(number: int, one: RelationRecord) -> Row:
    match = one.scope_match
    return {
        "id": number,
        "name": f"{one.answering} {one.type} {one.answered}",
        "ref": one.ref,
        "uid": one.uid,
        "answering": _number(one.answering),
        "type": one.type,
        "answered": _number(one.answered),
        "why": one.why,
        "match_who": match.who if match else None,
        "match_what": match.what if match else None,
        "match_where": match.where if match else None,
        "match_when": match.when if match else None,
        "answered_by": one.answered_by,
        "review": one.review,
        "resolution": one.resolution,
        "settled": one.settled,
    }
