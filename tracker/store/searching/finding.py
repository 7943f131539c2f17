"""Finds records by words, the best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import CTE, ColumnElement, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import Session

from tracker.models import SpeakerMerge
from tracker.store.searching.entries import ENTRIES
from tracker.store.searching.matching import Means, matching, means_of, place_of
from tracker.store.searching.passages import SEARCHED
from tracker.vocabulary.searching import Phrase


@dataclass(frozen=True)
class Found:
    """Records by table and number, out of `total`, and by what means they were found."""

    records: list[tuple[str, int]]
    total: int
    means: Means


def find_records(
    session: Session,
    sought: Sequence[Phrase],
    shown: Mapping[str, Sequence[ColumnElement[bool]]],
    *,
    everything: bool,
    limit: int | None,
) -> Found:
    """The records that hold all phrases.

    First those in which more of the words stand as they were typed, not only begin so; then the
    shorter ones. A speaker that was merged into another is found as that one.

    Args:
        session: reads the database.
        sought: at least one.
        shown: the tables to search, each with what a record must fulfil.
        everything: with the words of retracted appearances.
        limit: how many records at most.
    """
    connection = session.connection()
    means = means_of(connection)
    if not sought:
        return Found([], 0, means)
    typed = sum(
        (case((place_of(means, one, whole=True) > 0, 1), else_=0) for one in sought),
        start=literal(0),
    )
    # The entries that match come first, whatever else a planner would begin with.
    ranked = (
        select(
            ENTRIES.c.record_table,
            ENTRIES.c.record_id,
            ENTRIES.c.taken_back,
            typed.label("typed"),
            func.length(ENTRIES.c.words).label("length"),
        )
        .where(matching(means, sought))
        .cte("ranked")
        .prefix_with("MATERIALIZED")
    )
    survivors = _survivors()
    place = func.coalesce(survivors.c.kept_id, ranked.c.record_id).label("record_id")
    merged = and_(ranked.c.record_table == "speaker", survivors.c.merged_id == ranked.c.record_id)
    seen = (
        select(
            ranked.c.record_table,
            place,
            func.max(ranked.c.typed).label("typed"),
            func.min(ranked.c.length).label("length"),
        )
        .select_from(ranked.outerjoin(survivors, merged))
        .where(_visible(ranked, shown))
        .group_by(ranked.c.record_table, place)
    )
    if not everything:
        seen = seen.where(~ranked.c.taken_back)
    hits = seen.cte("hits")
    total = select(func.count()).select_from(hits).scalar_subquery()
    query = (
        select(hits.c.record_table, hits.c.record_id, total)
        .order_by(hits.c.typed.desc(), hits.c.length, hits.c.record_table, hits.c.record_id)
        .limit(limit)
    )
    rows = session.execute(query).all()
    return Found([(name, key) for name, key, _ in rows], rows[0][2] if rows else 0, means)


def _survivors() -> CTE:
    """Each merged speaker, with the one it was merged into in the end."""
    live = SpeakerMerge.retracted_at.is_(None)
    merges = select(SpeakerMerge.merged_id, SpeakerMerge.kept_id).where(live)
    onward = merges.cte("onward", recursive=True)
    onward = onward.union_all(
        select(onward.c.merged_id, SpeakerMerge.kept_id)
        .join(SpeakerMerge, SpeakerMerge.merged_id == onward.c.kept_id)
        .where(live)
    )
    last = ~exists().where(SpeakerMerge.merged_id == onward.c.kept_id, live)
    return select(onward).where(last).cte("survivors")


def _visible(
    ranked: CTE, shown: Mapping[str, Sequence[ColumnElement[bool]]]
) -> ColumnElement[bool]:
    """Whether the record of an entry is among those to be shown."""
    return or_(
        *(
            and_(
                ranked.c.record_table == name,
                exists().where(SEARCHED[name].id == ranked.c.record_id, *conditions),
            )
            for name, conditions in shown.items()
        )
    )
