"""What linked data is made of; every field that goes out stands here, and no other does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BodyView:
    """Somebody as published: by name or pseudonym, or by the descriptor that was printed alone.

    `type` is a speaker type. `organization` and `role` are those of a named speaker.
    """

    type: str
    name: str | None = None
    pseudonym: str | None = None
    descriptor: str | None = None
    role: str | None = None
    organization: str | None = None
    organization_described: str | None = None


@dataclass(frozen=True)
class HopView:
    """What words came through before a source: a source, somebody, or neither where not stated."""

    source: str | None
    type: str | None
    title: str | None
    publisher: str | None
    url: str | None
    relayed_by: BodyView | None


@dataclass(frozen=True)
class CarrierView:
    """A source that carries a claim; `based_on` runs from the speaker to it.

    `published` is a day, null where it is not known to the day.
    """

    uid: str
    type: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    archived_url: str | None
    language: str | None
    based_on: list[HopView]


@dataclass(frozen=True)
class LinkView:
    """What a claim does to another, which is not in error and may be told."""

    type: str
    uid: str


@dataclass(frozen=True)
class LinkedClaim:
    """A claim; `said` is a day, null where it is not known to the day.

    `withdrawn` is by its speaker.
    """

    uid: str
    text: str
    withdrawn: bool
    said: str | None
    language: str | None
    authors: list[BodyView]
    carriers: list[CarrierView]
    links: list[LinkView]


@dataclass(frozen=True)
class LinkedClaims:
    """Claims, and what they do to others."""

    claims: list[LinkedClaim]


@dataclass(frozen=True)
class ReviewView:
    """A published fact-check and the claim it is of; `decided` is a day or null."""

    uid: str
    rating: str
    reviewer: str
    decided: str | None
    url: str
    claim: LinkedClaim


@dataclass(frozen=True)
class ReviewsReport:
    """Published fact-checks; `internal` counts those without a URL, which are left out."""

    reviews: list[ReviewView]
    internal: int


@dataclass(frozen=True)
class QuotationView:
    """Where a claim's quotation stands in a source, in code points of its captured text.

    `exact` is null for a longer quotation than may be copied. The words around it, and when the
    text was captured, are for the newsroom alone.
    """

    uid: str
    claim: str
    source: str
    url: str | None
    archived_url: str | None
    captured_at: str | None
    exact: str | None
    prefix: str | None
    suffix: str | None
    start: int
    end: int


@dataclass(frozen=True)
class QuotationsLinked:
    """Quotations that were found in the texts of their sources."""

    quotations: list[QuotationView]
