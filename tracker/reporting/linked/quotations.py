"""Quotations that were found in the texts of their sources, as linked data."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Appearance, Claim, SourceText
from tracker.reporting.claims import ClaimFilter, claim_conditions
from tracker.reporting.describing import load_claims
from tracker.reporting.linked.claims import in_order
from tracker.reporting.linked.describing import Describing
from tracker.reporting.linked.views import QuotationsLinked, QuotationView
from tracker.reporting.published import is_published
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.quotations import Verification

COPIED = 300
"""Characters of a quotation that may be copied; of a longer one only its place is told."""


def quotations_linked(session: Session, asked: ClaimFilter, audience: Audience) -> QuotationsLinked:
    """The anchored quotations of the claims that fit a filter."""
    query = select(Claim.id).where(
        *claim_conditions(asked), Claim.appearances.any(Appearance.anchor_start.is_not(None))
    )
    numbers = list(session.scalars(query.order_by(Claim.id)))
    loaded = load_claims(session, numbers, audience)
    describing = Describing(session, audience)
    return QuotationsLinked(
        [
            found
            for claim in in_order((loaded[number] for number in numbers), describing)
            for one in describing.appearances(claim)
            if not asked.sources or one.source_id in asked.sources
            if (found := _quotation(claim, one, public=describing.public)) is not None
        ]
    )


def _quotation(claim: Claim, one: Appearance, *, public: bool) -> QuotationView | None:
    start, end, text = one.anchor_start, one.anchor_end, one.anchor_text
    if start is None or end is None or text is None:
        return None
    source = one.source
    if public and not is_published(source):  # where it stands in there is as internal as the rest
        return None
    exact = _copied(one, text, start, end, public=public)
    around = exact is not None and not public
    return QuotationView(
        uid=str(one.uid),
        claim=str(claim.uid),
        source=str(source.uid),
        url=source.url,
        archived_url=source.archived_url,
        captured_at=None if public else text.captured_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        exact=exact,
        prefix=one.anchor_prefix if around else None,
        suffix=one.anchor_suffix if around else None,
        start=start,
        end=end,
    )


def _copied(one: Appearance, text: SourceText, start: int, end: int, *, public: bool) -> str | None:
    """The words at the place, if they may be copied.

    The public gets what was quoted word for word: of another quotation, brackets or dots may
    stand for words that nobody was to read.
    """
    quote = one.quote or ""
    if max(end - start, len(quote)) > COPIED:
        return None
    if one.verification is Verification.EXACT:
        return quote
    if public:
        return None
    return text.text[start:end]
