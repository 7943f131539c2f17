"""Fact-checks as a feed of schema.org's ClaimReview."""

from tracker.rendering.linked_claims import CONTEXT, claim_node
from tracker.rendering.linked_ids import Ids, Node, iri, without_gaps, written
from tracker.reporting.linked.views import ReviewsReport, ReviewView


def render_reviews(report: ReviewsReport, ids: Ids) -> str:
    """One `DataFeed`, its items in the order of the claims."""
    items = [{"item": _review(one, ids)} for one in report.reviews]
    return written({"@context": CONTEXT, "@type": "DataFeed", "dataFeedElement": items})


def _review(one: ReviewView, ids: Ids) -> Node:
    return without_gaps(
        type="ClaimReview",
        id=ids.of("reviews", one.uid),
        url=iri(one.url),
        datePublished=one.decided,
        author={"@type": "Organization", "name": one.reviewer},
        claimReviewed=one.claim.text,
        reviewRating={"@type": "Rating", "alternateName": one.rating},
        itemReviewed=claim_node(one.claim, ids),
    )
