"""The engines' own ways to the entries that hold what is sought, behind one function."""

from collections.abc import Sequence
from enum import Enum

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from tracker.store.engine import is_sqlite
from tracker.store.searching.entries import ENTRIES, INDEX, VECTOR, has_fts5, has_index, is_behind
from tracker.vocabulary.searching import Phrase


class Means(Enum):
    """By what the entries are found."""

    FTS5 = "FTS5"
    POSTGRESQL = "PostgreSQL"
    READING = "reading every entry"


def means_of(connection: Connection) -> Means:
    """The fastest way that is right at the moment."""
    if not is_sqlite(connection):
        return Means.POSTGRESQL
    usable = has_index(connection) and has_fts5(connection) and not is_behind(connection)
    return Means.FTS5 if usable else Means.READING


def matching(means: Means, phrases: Sequence[Phrase]) -> ColumnElement[bool]:
    """The condition that an entry holds every phrase."""
    if means is Means.FTS5:
        asked = " AND ".join(f'"{one.text}"{"" if one.whole else " *"}' for one in phrases)
        hits = select(INDEX.c.rowid).where(column("search_index").op("MATCH")(asked))
        return ENTRIES.c.id.in_(hits)
    exactly = [place_of(means, one, whole=one.whole) > 0 for one in phrases]
    if means is Means.READING:
        return and_(true(), *exactly)
    asked = " & ".join(f"'{word}'{suffix}" for one in phrases for word, suffix in _suffixed(one))
    narrow = literal_column(VECTOR).op("@@")(cast(asked, TSQUERY))
    return and_(narrow, *exactly)


def place_of(means: Means, phrase: Phrase, *, whole: bool) -> ColumnElement[int]:
    """Where in an entry's words a phrase begins; 0 where it does not occur."""
    sought = literal(f" {phrase.text}{' ' if whole else ''}")
    finder = func.strpos if means is Means.POSTGRESQL else func.instr
    return finder(ENTRIES.c.words, sought)


def _suffixed(phrase: Phrase) -> list[tuple[str, str]]:
    last = len(phrase.words) - 1
    return [
        (word, ":*" if number == last and not phrase.whole else "")
        for number, word in enumerate(phrase.words)
    ]
