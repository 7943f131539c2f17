"""The table of sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, joinedload

from tracker.models import Appearance, Claim, Relay, Source
from tracker.reporting.describing import called
from tracker.reporting.published import claims_told, is_published, may_appear, public_name
from tracker.reporting.tables.recorded import Recorded, recorded
from tracker.reporting.tables.table import Column, Kind, Layout, Request, Table, always, table_of
from tracker.vocabulary.audience import Audience
from tracker.vocabulary.claims import Status


@dataclass(frozen=True)
class SourceRow:
    """A source, and how many claims it carries."""

    source: Source
    claims: int
    recorded: Recorded


def _open(row: SourceRow) -> bool:
    return is_published(row.source)


SOURCES = Layout(
    name="sources",
    row="a source that carries or relayed claims",
    columns=(
        Column(
            "ref",
            "The source in this database.",
            lambda row: f"S{row.source.id}",
            brief=True,
            key=attrgetter("source.id"),
        ),
        Column("uid", "The source's permanent id.", attrgetter("source.uid"), public=always),
        Column("type", "What it is, in CSL.", attrgetter("source.type"), public=always, brief=True),
        Column("title", "As published.", attrgetter("source.title"), Kind.PROSE, _open, brief=True),
        Column("byline", "As published.", attrgetter("source.byline"), public=_open, brief=True),
        Column(
            "outlet_ref",
            "Who published it, in this database.",
            lambda row: f"P{row.source.outlet_id}" if row.source.outlet_id else None,
            key=attrgetter("source.outlet_id"),
        ),
        Column(
            "outlet",
            "Who published it.",
            lambda row: called(row.source.outlet) if row.source.outlet else None,
            public=lambda row: public_name(row.source.outlet, row.source) is not None,
            brief=True,
        ),
        Column(
            "published",
            "When, EDTF.",
            attrgetter("source.published"),
            public=_open,
            brief=True,
            key=lambda row: row.source.published_earliest or row.source.published_latest,
        ),
        Column(
            "published_earliest",
            "The first day it may have been.",
            attrgetter("source.published_earliest"),
            Kind.DATE,
            _open,
        ),
        Column(
            "published_latest",
            "The last day it may have been.",
            attrgetter("source.published_latest"),
            Kind.DATE,
            _open,
        ),
        Column(
            "published_basis",
            "Where that date comes from.",
            attrgetter("source.published_basis"),
            public=_open,
        ),
        Column("language", "BCP 47.", attrgetter("source.language"), public=_open, brief=True),
        Column(
            "url",
            "Where it was published.",
            attrgetter("source.url"),
            Kind.LINK,
            always,
            brief=True,
        ),
        Column(
            "archived_url",
            "Where a copy is kept.",
            attrgetter("source.archived_url"),
            Kind.LINK,
            _open,
            brief=True,
        ),
        Column("text_sha256", "Of the text it was coded from.", attrgetter("source.text_sha256")),
        Column("read", "By us, not only cited.", attrgetter("source.read"), Kind.FLAG, brief=True),
        Column(
            "claims",
            "How many claims it carries.",
            attrgetter("claims"),
            Kind.NUMBER,
            _open,
            brief=True,
        ),
        Column("note", "Internal.", attrgetter("source.note"), Kind.PROSE),
        Column("recorded_at", "When first recorded, UTC.", attrgetter("recorded.at")),
        Column("recorded_by", "Who recorded it.", attrgetter("recorded.by")),
        Column("retracted_at", "When taken back, UTC.", attrgetter("source.retracted_at")),
        Column("retracted_by", "Who took it back.", attrgetter("source.retracted_by")),
        Column("retracted_why", "Why taken back.", attrgetter("source.retracted_why"), Kind.PROSE),
    ),
    public_order=("published", "title", "uid"),
)


def sources_table(session: Session, wanted: Request) -> Table:
    """All live sources; for the public, those that carry or relayed what may be told."""
    public = wanted.audience is Audience.PUBLIC
    query = select(Source.id).order_by(Source.id)
    if public or not wanted.everything:
        query = query.where(Source.retracted_at.is_(None))
    if public:
        query = query.where(carries_what_may_be_told())

    def load(part: Sequence[int]) -> Iterator[SourceRow]:
        session.expunge_all()
        sources = session.scalars(
            select(Source).where(Source.id.in_(part)).options(joinedload(Source.outlet))
        )
        found = {source.id: source for source in sources}
        counts = (
            claims_told(session, part)
            if public
            else _claims(session, part, everything=wanted.everything)
        )
        first = {} if public else recorded(session, [one.uid for one in found.values()])
        for number in part:
            source = found[number]
            yield SourceRow(source, counts.get(number, 0), first.get(source.uid, Recorded()))

    return table_of(SOURCES, wanted, list(session.scalars(query)), load)


def _claims(session: Session, sources: Sequence[int], *, everything: bool) -> dict[int, int]:
    query = (
        select(Appearance.source_id, func.count(Appearance.claim_id.distinct()))
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(Appearance.source_id.in_(sources))
        .group_by(Appearance.source_id)
    )
    if not everything:
        query = query.where(
            Appearance.retracted_at.is_(None), Claim.status != Status.RECORDED_IN_ERROR
        )
    return {source: count for source, count in session.execute(query)}  # noqa: C416 - typed rows


def carries_what_may_be_told() -> ColumnElement[bool]:
    """The condition under which the public learns of a source."""
    told = (
        select(Appearance.id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(may_appear(), Claim.status != Status.RECORDED_IN_ERROR)
    )
    carrying = select(Appearance.source_id).where(Appearance.id.in_(told))
    relaying = select(Relay.source_id).where(
        Relay.appearance_id.in_(told), Relay.source_id.is_not(None)
    )
    return or_(Source.id.in_(carrying), Source.id.in_(relaying))
