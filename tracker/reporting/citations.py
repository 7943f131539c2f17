"""Sources as others cite them: what was published of each, and for us its note."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from tracker.models import Source
from tracker.reporting.published import is_published, public_name, public_title
from tracker.reporting.tables.sources import carries_what_may_be_told
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.sources import SourceType


@dataclass(frozen=True)
class CitationView:
    """A source; `outlet` is a name, never our words for an outlet that has none."""

    uid: str
    type: SourceType
    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    archived_url: str | None
    note: str | None


@dataclass(frozen=True)
class CitationsReport:
    """Sources to cite."""

    sources: list[CitationView]


def citations_report(session: Session, audience: Audience) -> CitationsReport:
    """All live sources in the order of recording; for the public what was published, in another.

    A conversation has nothing to cite for the public, and its id might be guessed from its title.
    """
    public = audience is Audience.PUBLIC
    query = select(Source).where(Source.retracted_at.is_(None)).options(joinedload(Source.outlet))
    if public:
        query = query.where(carries_what_may_be_told())
    found = session.scalars(query.order_by(Source.id))
    if not public:
        return CitationsReport([_internal(source) for source in found])
    told = (_public(source) for source in found if is_published(source))
    return CitationsReport(sorted(told, key=lambda one: (one.published or "", one.uid)))


def _internal(source: Source) -> CitationView:
    return CitationView(
        uid=str(source.uid),
        type=source.type,
        title=source.title,
        byline=source.byline,
        outlet=source.outlet.survivor.name if source.outlet else None,
        published=source.published,
        language=source.language,
        url=source.url,
        archived_url=source.archived_url,
        note=source.note,
    )


def _public(source: Source) -> CitationView:
    return CitationView(
        uid=str(source.uid),
        type=source.type,
        title=public_title(source),
        byline=source.byline,
        outlet=public_name(source.outlet, source),
        published=source.published,
        language=source.language,
        url=source.url,
        archived_url=source.archived_url,
        note=None,
    )
