"""Keeps the index as the records are, in the transaction that writes them."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, text

from tracker.models import Appearance, Claim, ClaimTopic, Row, Source, Speaker, Topic
from tracker.store.engine import is_sqlite
from tracker.store.searching.entries import (
    ENTRIES,
    drop_index,
    has_fts5,
    has_index,
    is_behind,
    make_index,
)
from tracker.store.searching.passages import SEARCHED, Passage, passages_of
from tracker.vocabulary.searching import words_of

AT_ONCE = 500

_BETWEEN = " ¶ "
"""Stands between two texts of a record; nobody can type it, so no phrase reaches over it."""

Entries = dict[tuple[int, bool], str]


def words_by_entry(connection: Connection, table: str, numbers: Collection[int]) -> Entries:
    """What the index should hold of records: words by number and whether they were taken back."""
    found = {}
    for number, passages in passages_of(connection, table, numbers).items():
        for taken_back in (False, True):
            words = _joined(one for one in passages if one.taken_back is taken_back)
            if words:
                found[number, taken_back] = words
    return found


def renew(connection: Connection, records: Iterable[Row]) -> None:
    """Bring the index to what these records are now, and those that show their names."""
    fts5 = _maintained(connection)
    for table, numbers in _affected(connection, list(records)).items():
        for part in _parts(sorted(numbers)):
            _replace(connection, table, part, fts5=fts5)


def rebuild(connection: Connection) -> int:
    """Make the index anew, of all records; how many entries it has."""
    drop_index(connection)
    ENTRIES.create(connection, checkfirst=True)
    connection.execute(delete(ENTRIES))
    count = 0
    for table, model in SEARCHED.items():
        last = 0
        query = select(model.id).order_by(model.id).limit(AT_ONCE)
        while numbers := connection.execute(query.where(model.id > last)).scalars().all():
            last = numbers[-1]
            wanted = words_by_entry(connection, table, numbers)
            _insert(connection, table, wanted)
            count += len(wanted)
    make_index(connection)
    _maintained(connection)
    return count


def _maintained(connection: Connection) -> bool:
    """Whether there is an FTS5 index that this program can keep; it is caught up if need be."""
    if not (is_sqlite(connection) and has_index(connection) and has_fts5(connection)):
        return False
    if is_behind(connection):
        _refill(connection)
    return True


def _refill(connection: Connection) -> None:
    connection.execute(text("INSERT INTO search_index (search_index) VALUES ('rebuild')"))


def _affected(connection: Connection, records: list[Row]) -> dict[str, set[int]]:
    numbers: dict[type[Row], set[int]] = {}
    for record in records:
        numbers.setdefault(type(record), set()).add(record.id)
    claims = numbers.get(Claim, set()) | {
        record.claim_id for record in records if isinstance(record, Appearance)
    }
    speakers = numbers.get(Speaker, set())
    sources = numbers.get(Source, set())
    tagged = select(ClaimTopic.claim_id)
    claims |= _where(connection, tagged, ClaimTopic.topic_id, numbers.get(Topic, set()))
    sources |= _where(connection, select(Source.id), Source.outlet_id, speakers)
    return {"claim": claims, "speaker": speakers, "source": sources}


def _where(
    connection: Connection,
    query: Select[int],
    column: Any,  # noqa: ANN401 - a column of any table
    numbers: set[int],
) -> set[int]:
    found: set[int] = set()
    for part in _parts(sorted(numbers)):
        found.update(connection.execute(query.where(column.in_(part))).scalars())
    return found


def _replace(connection: Connection, table: str, numbers: list[int], *, fts5: bool) -> None:
    wanted = words_by_entry(connection, table, numbers)
    query = select(ENTRIES).where(ENTRIES.c.record_table == table, ENTRIES.c.record_id.in_(numbers))
    gone = []
    for entry in connection.execute(query).all():
        key = (entry.record_id, entry.taken_back)
        if wanted.get(key) == entry.words:
            del wanted[key]
        else:
            gone.append({"id": entry.id, "words": entry.words})
    if gone:
        if fts5:
            forget = (
                "INSERT INTO search_index (search_index, rowid, words)"
                " VALUES ('delete', :id, :words)"
            )
            connection.execute(text(forget), gone)
        connection.execute(delete(ENTRIES).where(ENTRIES.c.id.in_([one["id"] for one in gone])))
    _insert(connection, table, wanted)
    if fts5 and wanted:
        learn = (
            "INSERT INTO search_index (rowid, words) SELECT id, words FROM search_entry"
            " WHERE id > coalesce((SELECT max(id) FROM search_index_docsize), 0)"
        )
        connection.execute(text(learn))


def _insert(connection: Connection, table: str, entries: Entries) -> None:
    if entries:
        rows = [
            {"record_table": table, "record_id": number, "taken_back": back, "words": words}
            for (number, back), words in entries.items()
        ]
        connection.execute(insert(ENTRIES), rows)


def _joined(passages: Iterable[Passage]) -> str:
    texts = [words for one in passages if (words := " ".join(words_of(one.text)))]
    return f" {_BETWEEN.join(texts)} " if texts else ""


def _parts(numbers: list[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while part := list(islice(rest, AT_ONCE)):
        yield part
