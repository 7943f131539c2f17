"""What a row says of a claim, its source and its speaker, each value as in a claim file."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from tracker.errors import BadRowError
from tracker.exchange.claim_file.problems import explain
from tracker.exchange.claim_file.shape import (
    Country,
    Edtf,
    Language,
    Line,
    Name,
    Prose,
    ScopeMatch,
    Section,
)
from tracker.relating.guards import CELLS
from tracker.vocabulary.anonymity import (
    AnonymityOrigin,
    AnonymityReason,
    GroundRule,
    Identification,
    NewsroomKnowledge,
)
from tracker.vocabulary.claims import (
    Basis,
    Certainty,
    DateBasis,
    Form,
    Kind,
    Polarity,
    Quantifier,
    Translation,
)
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.relations import AnsweredBy
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.speakers import SpeakerType


class Row(Section, kw_only=True):
    """The values of a row, by field; anonymity and match taken apart."""

    key: Line | None = None
    text: Prose | None = None
    quote: Prose | None = None
    form: Form | None = None
    kind: Kind = Kind.ASSERTION
    speaker: list[Name] = msgspec.field(default_factory=list)
    speaker_type: SpeakerType | None = None
    unnamed: Line | None = None
    head_count: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    role: Line | None = None
    affiliation: Name | None = None
    place: Line | None = None
    country: Country | None = None
    said: Edtf | None = None
    said_basis: DateBasis | None = None
    said_note: Line | None = None
    venue: Line | None = None
    topic: list[Name] = msgspec.field(default_factory=list)
    source: Line | None = None
    source_type: SourceType | None = None
    url: Prose | None = None
    title: Line | None = None
    published: Edtf | None = None
    outlet: Name | None = None
    byline: Line | None = None
    language: Language | None = None
    original_language: Language | None = None
    translation: Translation | None = None
    editorial_marks: Prose | None = None
    locator: Line | None = None
    via: list[Line] = msgspec.field(default_factory=list)
    ambiguous: bool = False
    identification: Identification | None = None
    descriptor: Line | None = None
    anonymity_origin: AnonymityOrigin | None = None
    anonymity_reason: AnonymityReason | None = None
    reason_published: Line | None = None
    ground_rule: GroundRule | None = None
    terms_note: Prose | None = None
    known_to_newsroom: NewsroomKnowledge | None = None
    approved_by_role: Line | None = None
    approved_on: Edtf | None = None
    basis: Basis | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    who: Line | None = None
    quantifier: Quantifier | None = None
    what: Line | None = None
    where: Line | None = None
    when: Edtf | None = None
    denies: Prose | None = None
    note: Prose | None = None
    question: Line | None = None
    position: Stand | None = None
    answers: Line | None = None
    answered_by: AnsweredBy | None = None
    why: Prose | None = None
    match: ScopeMatch | None = None


_FLAGS = {"true": True, "false": False}


def read_row(values: dict[str, Any]) -> Row:
    """A row from its values as text.

    Raises:
        BadRowError: a value that is not what its field takes.
    """
    given = dict(values)
    if "head_count" in given:
        given["head_count"] = _number(given["head_count"])
    if "ambiguous" in given:
        given["ambiguous"] = _FLAGS.get(given["ambiguous"].lower(), given["ambiguous"])
    if "anonymity" in given:
        names = ("anonymity_origin", "anonymity_reason")
        given |= _apart("anonymity", given.pop("anonymity"), names)
    if "match" in given:
        given["match"] = _apart("match", given["match"], CELLS)
    try:
        return msgspec.convert(given, Row)
    except msgspec.ValidationError as error:
        inner, problem, mend = explain(str(error), Row)
        raise BadRowError(f"{'.'.join(map(str, inner))}: {problem}; {mend}") from error


def _number(text: str) -> object:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text  # noqa: PLR2004 - the limit says so


def _apart(field: str, text: str, names: tuple[str, ...]) -> dict[str, str]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != len(names):
        told = ",".join(name.removeprefix("anonymity_") for name in names)
        raise BadRowError(f"{field}: {text!r} has {len(parts)} values; give {told} in that order")
    return dict(zip(names, parts, strict=True))
