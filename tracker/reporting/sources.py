"""Lists of sources, and one source with the claims it carries."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from tracker.models import Appearance, Claim, Source
from tracker.reporting.claims import ClaimFilter, claims_report
from tracker.reporting.describing import known_as, retraction_view
from tracker.reporting.texts import text_views
from tracker.reporting.views import ClaimView, SourceView, TextView
from tracker.store.versions import version_of
from tracker.vocabulary.claims import Status


@dataclass(frozen=True)
class SourcesReport:
    """Some sources out of `total`."""

    schema: str
    total: int
    sources: list[SourceView]


@dataclass(frozen=True)
class SourceReport:
    """One source, the claims it carries, and its texts on file, the newest first."""

    schema: str
    version: int
    source: SourceView
    claims: list[ClaimView]
    texts: list[TextView]


def sources_report(session: Session, *, limit: int | None, everything: bool) -> SourcesReport:
    """List sources in the order of recording; without `everything` the live ones."""
    condition = () if everything else (Source.retracted_at.is_(None),)
    numbers = list(session.scalars(select(Source.id).where(*condition).order_by(Source.id)))
    return SourcesReport(
        schema="tracker/sources/1",
        total=len(numbers),
        sources=source_views(session, numbers if limit is None else numbers[:limit]),
    )


def source_report(session: Session, number: int) -> SourceReport:
    """One source, whole."""
    claims = claims_report(session, ClaimFilter(sources=[number], everything=True))
    return SourceReport(
        schema="tracker/source/1",
        version=version_of(session, session.get_one(Source, number)),
        source=source_views(session, [number])[0],
        claims=claims.claims,
        texts=text_views(session, number),
    )


def source_views(session: Session, numbers: Collection[int]) -> list[SourceView]:
    """The sources with these numbers, in the order of recording."""
    sources = session.scalars(
        select(Source)
        .where(Source.id.in_(numbers))
        .options(joinedload(Source.outlet))
        .order_by(Source.id)
    ).all()
    query = (
        select(Appearance.source_id, func.count())
        .join(Appearance.claim)
        .where(
            Appearance.source_id.in_(numbers),
            Appearance.retracted_at.is_(None),
            Claim.status != Status.RECORDED_IN_ERROR,
        )
        .group_by(Appearance.source_id)
    )
    counts = {number: count for number, count in session.execute(query)}  # noqa: C416 - typed rows
    return [
        SourceView(
            ref=f"S{source.id}",
            uid=str(source.uid),
            type=source.type,
            title=source.title,
            byline=source.byline,
            outlet=f"P{source.outlet.survivor.id}" if source.outlet else None,
            outlet_name=known_as(source.outlet) if source.outlet else None,
            language=source.language,
            published=source.published,
            published_basis=source.published_basis,
            url=source.url,
            archived_url=source.archived_url,
            text_sha256=source.text_sha256,
            read=source.read,
            claims=counts.get(source.id, 0),
            note=source.note,
            retracted=retraction_view(source),
        )
        for source in sources
    ]
