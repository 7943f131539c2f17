"""Claims as JSON-LD: schema.org's words for claims, CiTO's for what they do to each other."""

from tracker.rendering.linked_ids import Ids, Node, iri, without_gaps, written
from tracker.reporting.linked.views import BodyView, CarrierView, HopView, LinkedClaim, LinkedClaims
from tracker.vocabulary.relations import RelationType
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.speakers import SpeakerType

_DATE = "schema:Date"
_WORDS = (
    *("Claim", "ClaimReview", "CreativeWork", "DataFeed", "Organization", "Person", "Rating"),
    *("affiliation", "alternateName", "appearance", "author", "claimReviewed", "dataFeedElement"),
    *(
        "creativeWorkStatus",
        "description",
        "inLanguage",
        "isBasedOn",
        "item",
        "itemReviewed",
        "jobTitle",
        "name",
    ),
    *("publisher", "reviewRating", "text"),
)
_WORKS = {
    SourceType.ARTICLE: "Article",
    SourceType.ARTICLE_JOURNAL: "ScholarlyArticle",
    SourceType.ARTICLE_MAGAZINE: "Article",
    SourceType.ARTICLE_NEWSPAPER: "NewsArticle",
    SourceType.BILL: "Legislation",
    SourceType.BOOK: "Book",
    SourceType.BROADCAST: "MediaObject",
    SourceType.CHAPTER: "Chapter",
    SourceType.COLLECTION: "Collection",
    SourceType.DATASET: "Dataset",
    SourceType.DOCUMENT: "DigitalDocument",
    SourceType.FIGURE: "ImageObject",
    SourceType.GRAPHIC: "ImageObject",
    SourceType.LEGISLATION: "Legislation",
    SourceType.MANUSCRIPT: "Manuscript",
    SourceType.MAP: "Map",
    SourceType.MOTION_PICTURE: "Movie",
    SourceType.PAPER_CONFERENCE: "ScholarlyArticle",
    SourceType.PERIODICAL: "Periodical",
    SourceType.POST: "SocialMediaPosting",
    SourceType.POST_WEBLOG: "BlogPosting",
    SourceType.REGULATION: "Legislation",
    SourceType.REPORT: "Report",
    SourceType.REVIEW: "Review",
    SourceType.REVIEW_BOOK: "Review",
    SourceType.SOFTWARE: "SoftwareApplication",
    SourceType.THESIS: "Thesis",
    SourceType.WEBPAGE: "WebPage",
}
"""What schema.org calls a source; any other is a `CreativeWork`."""

_BODIES = {
    SpeakerType.PERSON: "Person",
    SpeakerType.GROUP: "Organization",
    SpeakerType.ORGANIZATION: "Organization",
    SpeakerType.DOCUMENT: "CreativeWork",
    SpeakerType.PUBLICATION: "Organization",
}
"""schema.org has no group of people but an organization, such as a band."""

CITO = {
    RelationType.REPEATS: "includesQuotationFrom",
    RelationType.SUPERSEDES: "updates",
    RelationType.CONTRADICTS: "disagreesWith",
    RelationType.DISPUTES: "disputes",
    RelationType.QUALIFIES: "qualifies",
    RelationType.LEAVES_OPEN: "repliesTo",
    RelationType.WEAKENS: "critiques",
    RelationType.CORROBORATES: "confirms",
}
"""The citation typing ontology's word for what a claim does to another."""

CONTEXT: Node = {
    "schema": "http://schema.org/",
    "cito": "http://purl.org/spar/cito/",
    **{word: f"schema:{word}" for word in sorted({*_WORDS, *_WORKS.values()})},
    "archivedAt": {"@id": "schema:archivedAt", "@type": "@id"},
    "datePublished": {"@id": "schema:datePublished", "@type": _DATE},
    "url": {"@id": "schema:url", "@type": "@id"},
}
"""Says of every word what it means, so that no context need be fetched."""


def render_linked_claims(report: LinkedClaims, ids: Ids) -> str:
    """One graph of claims, each answering others by their ids."""
    graph = [claim_node(one, ids) | _links(one, ids) for one in report.claims]
    return written({"@context": CONTEXT, "@graph": graph})


def claim_node(claim: LinkedClaim, ids: Ids) -> Node:
    """A `Claim`, without what it does to others."""
    return without_gaps(
        type="Claim",
        id=ids.of("claims", claim.uid),
        text=claim.text,
        creativeWorkStatus="withdrawn" if claim.withdrawn else None,
        author=[body_node(one) for one in claim.authors],
        datePublished=claim.said,
        inLanguage=claim.language,
        appearance=[_carrier(one, ids) for one in claim.carriers],
    )


def body_node(body: BodyView) -> Node:
    """A `Person` or an `Organization`; of one unnamed, its descriptor alone."""
    affiliation = None
    if body.organization or body.organization_described:
        affiliation = without_gaps(
            type="Organization",
            name=body.organization,
            description=body.organization_described,
        )
    person = body.type == SpeakerType.PERSON
    return without_gaps(
        type=_BODIES[SpeakerType(body.type)],
        name=body.name,
        alternateName=body.pseudonym,
        description=body.descriptor,
        jobTitle=body.role if person else None,
        affiliation=affiliation if person else None,
    )


def _links(claim: LinkedClaim, ids: Ids) -> Node:
    found: dict[str, list[Node]] = {}
    for one in claim.links:
        word = f"cito:{CITO[RelationType(one.type)]}"
        found.setdefault(word, []).append({"@id": ids.of("claims", one.uid)})
    return dict(found)


def _carrier(one: CarrierView, ids: Ids) -> Node:
    return without_gaps(
        type=_work(one.type),
        id=ids.of("sources", one.uid),
        name=one.title,
        publisher=_publisher(one.publisher),
        datePublished=one.published,
        url=iri(one.url) if one.url else None,
        archivedAt=iri(one.archived_url) if one.archived_url else None,
        inLanguage=one.language,
        isBasedOn=_chain(one.based_on, ids),
    )


def _chain(hops: list[HopView], ids: Ids) -> Node | None:
    """The last hop, which is based on the one before it, and so on to the speaker's words."""
    found: Node | None = None
    for hop in hops:
        found = without_gaps(
            type=_work(hop.type),
            id=ids.of("sources", hop.source) if hop.source else None,
            name=hop.title,
            author=body_node(hop.relayed_by) if hop.relayed_by else None,
            publisher=_publisher(hop.publisher),
            url=iri(hop.url) if hop.url else None,
            isBasedOn=found,
        )
    return found


def _publisher(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _work(type_: str | None) -> str:
    return "CreativeWork" if type_ is None else _WORKS.get(SourceType(type_), "CreativeWork")
