"""Whether the index is what the records are."""

import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, and_, exists, inspect, or_, select, text
from sqlalchemy.exc import DBAPIError

from tracker.store.engine import is_sqlite
from tracker.store.references import LETTERS
from tracker.store.searching.entries import ENTRIES, has_fts5, has_index
from tracker.store.searching.passages import SEARCHED
from tracker.store.searching.upkeep import AT_ONCE, words_by_entry

_MEND = "make it anew with: tracker db check --repair"
_NAMED = 3


def altered_index(connection: Connection) -> Iterator[str]:
    """What of the index does not fit the records, in one sentence."""
    if not inspect(connection).has_table(ENTRIES.name):
        yield f"the search index is gone; {_MEND}"
        return
    wrong = list(_first(_wrong_entries(connection)))
    if wrong:
        more = ", …" if len(wrong) > _NAMED else ""
        yield f"the search index does not fit {', '.join(wrong[:_NAMED])}{more}; {_MEND}"
    elif not _engine_agrees(connection):
        yield f"the search index of the engine does not fit its entries; {_MEND}"


def _first(names: Iterator[str]) -> Iterator[str]:
    """As many as are named, and one more."""
    for number, name in enumerate(names):
        yield name
        if number == _NAMED:
            return


def _wrong_entries(connection: Connection) -> Iterator[str]:
    """References of records whose entries are not what they should be."""
    for table, model in SEARCHED.items():
        last = 0
        query = select(model.id).order_by(model.id).limit(AT_ONCE)
        while numbers := connection.execute(query.where(model.id > last)).scalars().all():
            last = numbers[-1]
            wanted = words_by_entry(connection, table, numbers)
            held = select(ENTRIES).where(
                ENTRIES.c.record_table == table, ENTRIES.c.record_id.in_(numbers)
            )
            found = {(one.record_id, one.taken_back): one.words for one in connection.execute(held)}
            for number in numbers:
                if any(
                    wanted.get((number, back)) != found.get((number, back))
                    for back in (False, True)
                ):
                    yield f"{LETTERS[table]}{number}"
    known = [
        and_(ENTRIES.c.record_table == table, exists().where(model.id == ENTRIES.c.record_id))
        for table, model in SEARCHED.items()
    ]
    strays = select(ENTRIES.c.record_table, ENTRIES.c.record_id).where(~or_(*known))
    for table, number in connection.execute(strays):
        yield f"{table} {number}, which is not there"


def _engine_agrees(connection: Connection) -> bool:
    """Whether the engine's own index is there and, in SQLite, holds exactly the entries."""
    if not is_sqlite(connection):
        found = connection.execute(text("SELECT to_regclass('ix_search_entry_words')"))
        return found.scalar() is not None
    if not has_fts5(connection):
        return True
    try:
        return has_index(connection) and _sum_of_index(connection) == _sum_of_entries(connection)
    except DBAPIError:
        return False


def _sum_of_entries(connection: Connection) -> int:
    """A sum over every word and its place, in any order."""
    rows = connection.execute(
        select(ENTRIES.c.id, ENTRIES.c.words).execution_options(yield_per=500)
    )
    return sum(
        _checksum(number, place, word)
        for number, words in rows
        for place, word in enumerate(words.split())
    )


def _sum_of_index(connection: Connection) -> int:
    """The same over what FTS5 holds, as a temporary table shows it; the file stays as it is."""
    was = connection.exec_driver_sql("PRAGMA query_only").scalar()
    connection.exec_driver_sql("PRAGMA query_only=OFF")
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search_index, instance)"
    )
    connection.exec_driver_sql(f"PRAGMA query_only={was}")
    rows = connection.exec_driver_sql("SELECT doc, offset, term FROM search_words")
    return sum(_checksum(number, place, word) for number, place, word in rows)


def _checksum(number: int, place: int, word: str) -> int:
    return zlib.crc32(f"{number} {place} {word}".encode())
