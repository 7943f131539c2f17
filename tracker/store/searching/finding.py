"""Finds records by words, the best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import CTE, ColumnElement, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import Session

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
    shorter ones.

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
    key = (ranked.c.record_table, ranked.c.record_id)
    seen = select(*key, ranked.c.typed, ranked.c.length).where(~ranked.c.taken_back)
    if everything:
        most, least = func.max(ranked.c.typed).label("typed"), func.min(ranked.c.length)
        seen = select(*key, most, least.label("length")).group_by(*key)
    hits = seen.where(_visible(ranked, shown)).cte("hits")
    total = select(func.count()).select_from(hits).scalar_subquery()
    query = (
        select(hits.c.record_table, hits.c.record_id, total)
        .order_by(hits.c.typed.desc(), hits.c.length, hits.c.record_table, hits.c.record_id)
        .limit(limit)
    )
    rows = session.execute(query).all()
    return Found([(name, key) for name, key, _ in rows], rows[0][2] if rows else 0, means)


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
