"""Finds records by words, the best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, or_, select
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
    conditions = [matching(means, sought), or_(*_visible(shown))]
    if not everything:
        conditions.append(~ENTRIES.c.taken_back)
    whole = sum(
        (case((place_of(means, one, whole=True) > 0, 1), else_=0) for one in sought),
        start=literal(0),
    )
    table, number = ENTRIES.c.record_table, ENTRIES.c.record_id
    query = (
        select(table, number, func.count().over())
        .where(*conditions)
        .group_by(table, number)
        .order_by(func.max(whole).desc(), func.min(func.length(ENTRIES.c.words)), table, number)
        .limit(limit)
    )
    rows = session.execute(query).all()
    return Found([(name, key) for name, key, _ in rows], rows[0][2] if rows else 0, means)


def _visible(shown: Mapping[str, Sequence[ColumnElement[bool]]]) -> list[ColumnElement[bool]]:
    return [
        and_(
            ENTRIES.c.record_table == name,
            exists().where(SEARCHED[name].id == ENTRIES.c.record_id, *conditions),
        )
        for name, conditions in shown.items()
    ]
