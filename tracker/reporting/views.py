"""What reports are made of: claims, speakers and sources as a reader may see them."""

from dataclasses import dataclass

WITHHELD = "withheld"
"""Stands for the basis of a date that may not leave."""


@dataclass(frozen=True)
class RetractionView:
    """Who took a record back, when (UTC) and why."""

    by: str
    at: str
    why: str


@dataclass(frozen=True)
class AffiliationView:
    """As what somebody spoke; exactly one of organization and described."""

    organization: str | None
    described: str | None
    role: str | None
    country: str | None
    place: str | None
    valid: str | None
    uncertain: bool


@dataclass(frozen=True)
class SpeakerView:
    """Who spoke; `name` is null for an unnamed speaker, `descriptor` is our handle.

    The public is told of an unnamed speaker neither `uid` nor handle. `recorded_as` is the
    speaker on file at the claim, where it was merged into this one; never public.
    """

    ref: str
    uid: str | None
    type: str
    naming: str
    name: str | None
    descriptor: str | None
    head_count: int | None
    affiliation: AffiliationView | None
    retracted: RetractionView | None
    recorded_as: str | None


@dataclass(frozen=True)
class AnonymityView:
    """Why an unnamed person or group is unnamed, as far as readers were told."""

    origin: str
    reason: str
    reason_published: str | None
    ground_rule: str


@dataclass(frozen=True)
class HopView:
    """One hop between speaker and source; `name` is null for a hop nobody named."""

    name: str | None
    speaker: str | None
    source: str | None
    role: str
    inferred: bool


@dataclass(frozen=True)
class AnchorView:
    """Where a quotation was looked for and found, in code points of a captured text.

    `start` and what follows are null for a quotation that is `unverified`.
    """

    text_sha256: str
    verification: str
    start: int | None
    end: int | None
    prefix: str | None
    suffix: str | None


@dataclass(frozen=True)
class AppearanceView:
    """How one source carries a claim; `anchor` is null where no text is on file.

    `chain` runs from the speaker over the hops to the source's outlet; `relays` counts the hops.
    `ground_rule` is null for the public: what was agreed stays inside.
    """

    ref: str
    source: str
    form: str
    quote: str | None
    editorial_marks: str | None
    locator: str | None
    language: str | None
    original_language: str
    translation: str | None
    identification: str | None
    as_published: str | None
    anonymity: AnonymityView | None
    ground_rule: str | None
    basis: str | None
    attribution_ambiguous: bool
    chain: list[str]
    relays: int
    hops: list[HopView]
    retracted: RetractionView | None
    anchor: AnchorView | None


@dataclass(frozen=True)
class ScopeView:
    """What a claim is about."""

    who: str | None
    quantifier: str | None
    what: str | None
    where: str | None
    when: str | None


@dataclass(frozen=True)
class ClaimView:
    """One claim with its speakers and appearances; `said` and `scope.when` are EDTF.

    Where the public is not told the date, `said` is null and `said_basis` is `withheld`.
    """

    ref: str
    uid: str
    text: str
    kind: str
    polarity: str
    certainty: str
    denied_proposition: str | None
    denied_inferred: bool
    status: str
    said: str | None
    said_basis: str
    said_note: str | None
    venue: str | None
    scope: ScopeView
    topics: list[str]
    speakers: list[SpeakerView]
    appearances: list[AppearanceView]
    note: str | None
    retracted: RetractionView | None


@dataclass(frozen=True)
class SourceView:
    """A source; `outlet` is the speaker that published it, `claims` counts what it carries.

    The public is told the outlet's name alone, and no title we gave a conversation.
    """

    ref: str
    uid: str
    type: str
    title: str | None
    byline: str | None
    outlet: str | None
    outlet_name: str | None
    language: str | None
    published: str | None
    published_basis: str | None
    url: str | None
    archived_url: str | None
    text_sha256: str | None
    read: bool
    claims: int
    note: str | None
    retracted: RetractionView | None


@dataclass(frozen=True)
class TextView:
    """One captured text of a source; `characters` counts code points."""

    ref: str
    uid: str
    sha256: str
    media_type: str
    captured_at: str
    characters: int


@dataclass(frozen=True)
class MatchView:
    """The answering claim's scope beside the answered one's."""

    who: str
    what: str
    where: str
    when: str


@dataclass(frozen=True)
class ResolutionView:
    """How a relation was settled, in words, and when; `at` is null for the public."""

    words: str
    at: str | None
