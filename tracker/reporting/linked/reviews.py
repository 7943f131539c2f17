"""Published fact-checks as linked data."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Verdict
from tracker.reporting.claims import ClaimFilter, claim_conditions
from tracker.reporting.describing import load_claims
from tracker.reporting.linked.claims import in_order
from tracker.reporting.linked.describing import Describing, day
from tracker.reporting.linked.views import ReviewsReport, ReviewView
from tracker.vocabulary.audience import Audience


def reviews_report(session: Session, asked: ClaimFilter, audience: Audience) -> ReviewsReport:
    """The verdicts in force on the claims that fit a filter, of those that were published.

    The rationale stays inside: the review itself stands at the URL.
    """
    query = (
        select(Verdict)
        .join(Claim, Claim.id == Verdict.claim_id)
        .where(Verdict.retracted_at.is_(None), *claim_conditions(asked))
        .order_by(Verdict.claim_id, Verdict.id)
    )
    by_claim: dict[int, list[Verdict]] = {}
    for one in session.scalars(query):
        by_claim.setdefault(one.claim_id, []).append(one)
    describing = Describing(session, audience)
    loaded = load_claims(session, list(by_claim), audience)
    reviews, internal = [], 0
    for claim in in_order((loaded[number] for number in by_claim), describing):
        given = by_claim[claim.id]
        internal += sum(one.url is None for one in given)
        reviews += [
            ReviewView(
                uid=str(one.uid),
                rating=one.rating,
                reviewer=one.reviewer,
                decided=day(one.decided),
                url=one.url,
                claim=describing.claim(claim),
            )
            for one in sorted(given, key=lambda one: one.url or "")
            if one.url is not None
        ]
    return ReviewsReport(reviews, internal)
