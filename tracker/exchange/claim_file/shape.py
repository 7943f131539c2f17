"""The shape of a claim file: what may stand where. Also the source of its JSON Schema."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

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
from tracker.vocabulary.relations import AnsweredBy, Match, RelationType
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.speakers import SpeakerType
from tracker.vocabulary.text import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT, PROSE_LIMIT

SCHEMA = "tracker/claim-file/1"

Name = Annotated[str, Meta(min_length=1, max_length=NAME_LIMIT)]
Line = Annotated[str, Meta(min_length=1, max_length=LINE_LIMIT)]
Prose = Annotated[str, Meta(min_length=1, max_length=PROSE_LIMIT)]
Edtf = Annotated[str, Meta(min_length=1, max_length=CODE_LIMIT, description="EDTF; in quotes")]
COUNTRY = r"^[A-Z]{2}$(?!\n)"
DIGEST = r"^[0-9a-f]{64}$(?!\n)"
FILE_ID = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$(?!\n)"
PATTERNS = {
    COUNTRY: "two capital letters, such as RU",
    DIGEST: "64 hexadecimal digits in lower case",
    FILE_ID: "letters, digits, dots, dashes and underscores, such as pause-2022",
}
"""What each pattern asks for, in words. `$` alone would let a last line feed through."""

Country = Annotated[str, Meta(pattern=COUNTRY, description="ISO 3166-1 alpha-2")]
Language = Annotated[str, Meta(min_length=2, max_length=CODE_LIMIT, description="BCP 47")]
Sha256 = Annotated[str, Meta(pattern=DIGEST)]
FileId = Annotated[str, Meta(pattern=FILE_ID)]
Scheme = Literal["wikidata", "ror", "orcid", "isni", "lei", "url"]


class Section(Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of the file; a key it does not know is an error."""


class Published(Section, kw_only=True):
    """What a source printed about a speaker; stored on each appearance, never on the speaker."""

    identification: Identification | None = None
    descriptor: Line | None = None
    anonymity_origin: AnonymityOrigin | None = None
    anonymity_reason: AnonymityReason | None = None
    anonymity_reason_published: Line | None = None
    ground_rule: GroundRule | None = None
    terms_note: Prose | None = None


class Affiliation(Section, kw_only=True):
    """A speaker's role in an organization (a speaker key or a name), or one only described."""

    organization: Name | None = None
    described: Line | None = None
    role: Line | None = None
    country: Country | None = None
    place: Line | None = None
    valid: Edtf | None = None
    uncertain: bool = False
    note: Prose | None = None


class Speaker(Section, kw_only=True):
    """Who speaks, employs or publishes. Without a name: unnamed."""

    type: SpeakerType = SpeakerType.PERSON
    name: Name | None = None
    naming: Literal["named", "pseudonym"] | None = None
    aliases: list[Name] = []
    identifiers: dict[Scheme, Line] = {}
    descriptor: Line | None = None
    head_count: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    note: Prose | None = None
    published: Published = msgspec.field(default_factory=Published)
    affiliation: list[Affiliation] = []


class Source(Section, kw_only=True):
    """Something read, or cited by something read."""

    type: SourceType
    title: Line | None = None
    byline: Line | None = None
    outlet: Name | None = None
    language: Language | None = None
    published: Edtf | None = None
    published_basis: DateBasis | None = None
    url: Prose | None = None
    archived_url: Prose | None = None
    text_sha256: Sha256 | None = None
    read: bool = True
    note: Prose | None = None


class Scope(Section, kw_only=True):
    """What a claim is about."""

    who: Line | None = None
    quantifier: Quantifier | None = None
    what: Line | None = None
    where: Line | None = None
    when: Edtf | None = None


class ScopeMatch(Section, kw_only=True):
    """The answering claim's scope beside the answered one's."""

    who: Match
    what: Match
    where: Match
    when: Match


class Answers(Section, kw_only=True):
    """The claim this one answers, by key or `uid:…`, how and why."""

    claim: Line
    type: RelationType
    why: Prose
    match: ScopeMatch | None = None
    answered_by: AnsweredBy | None = None


class Question(Section, kw_only=True):
    """A contested question, put so that yes and no are answers."""

    text: Line
    note: Prose | None = None


class Position(Section, kw_only=True):
    """What the claim answers to a question, by key or `uid:…`."""

    question: Line
    answer: Stand
    why: Prose | None = None


class Carried(Section, kw_only=True):
    """How one source carries a claim."""

    source: Name | None = None
    form: Form | None = None
    quote: Prose | None = None
    editorial_marks: Prose | None = None
    locator: Line | None = None
    language: Language | None = None
    original_language: Language | None = None
    translation: Translation | None = None
    basis: Basis | None = None
    attribution_ambiguous: bool = False
    via: list[Line] | None = None
    published: Published = msgspec.field(default_factory=Published)
    known_to_newsroom: NewsroomKnowledge | None = None
    approved_by_role: Line | None = None
    approved_on: Edtf | None = None
    note: Prose | None = None


class Appearance(Carried, kw_only=True):
    """A further source that carries the claim."""

    source: Name


class Claim(Carried, kw_only=True):
    """One proposition or speech act on one occasion; without a speaker: narration."""

    text: Prose
    speaker: Name | list[Name] | None = None
    affiliation: Annotated[int, Meta(ge=1, le=1_000)] | None = None
    kind: Kind = Kind.ASSERTION
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    denied_proposition: Prose | None = None
    said: Edtf | None = None
    said_basis: DateBasis | None = None
    said_note: Line | None = None
    venue: Line | None = None
    scope: Scope = msgspec.field(default_factory=Scope)
    topics: list[Name] = []
    answers: list[Answers] = []
    positions: list[Position] = []
    appearance: list[Appearance] = []


class Relation(Section, kw_only=True):
    """A relation where neither claim is written in this file."""

    from_: Line = msgspec.field(name="from")
    type: RelationType
    to: Line
    why: Prose
    match: ScopeMatch | None = None
    answered_by: AnsweredBy | None = None


class Defaults(Section, kw_only=True):
    """What claims fall back to."""

    source: Name | None = None
    said: Edtf | None = None
    said_basis: DateBasis | None = None
    said_note: Line | None = None
    venue: Line | None = None
    basis: Basis | None = None
    language: Language | None = None
    original_language: Language | None = None
    translation: Translation | None = None
    topics: list[Name] = []


class ClaimFile(Section, kw_only=True):
    """A claim file, whole."""

    schema: Literal["tracker/claim-file/1"]
    id: FileId
    language: Language | None = None
    note: Prose | None = None
    defaults: Defaults = msgspec.field(default_factory=Defaults)
    source: dict[str, Source] = {}
    speaker: dict[str, Speaker] = {}
    question: dict[str, Question] = {}
    claim: dict[str, Claim] = {}
    relation: list[Relation] = []


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a claim file in its JSON form."""
    schema = msgspec.json.schema(ClaimFile)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "Claim file",
        **schema,
    }
