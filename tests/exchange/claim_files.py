"""Small claim files to edit, and what a database holds after them."""

from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from tracker.exchange.claim_file.importing import import_claim_file
from tracker.exchange.claim_file.reading import parse
from tracker.exchange.merging.merge import ImportResult
from tracker.models import Base, Change, Claim, Revision, Row
from tracker.store.engine import open_engine
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.searching.upkeep import rebuild
from tracker.store.session import reading, writing
from tracker.store.state import State, Writer, state_of

TINY = """\
schema = "tracker/claim-file/1"
id = "tiny"

[source.paper]
type = "article-newspaper"
title = "A paper"
published = 2022-04-16

[speaker.ann]
name = "Ann"

[speaker.clerk]
descriptor = "a clerk"

[claim.A]
speaker = "ann"
source = "paper"
text = "Work stopped."

[claim.B]
speaker = "clerk"
source = "paper"
text = "Work went on."
"""
"""Two claims in one source: A by a named person, B by an unnamed one. B comes last."""


JSON = """\
{
  "schema": "tracker/claim-file/1",
  "id": "tiny",
  "source": {"paper": {"type": "article-newspaper", "title": "A paper"}},
  "speaker": {"ann": {"name": "Ann"}},
  "claim": {
    "A": {
      "speaker": "ann",
      "source": "paper",
      "text": "Work stopped."
    },
    "B": {
      "speaker": "ann",
      "source": "paper",
      "kind": "denial",
      "denied_proposition": "work stopped",
      "text": "Work went on."
    }
  }
}
"""
"""The like in JSON; here both claims are by the named person."""

STOPPED = 'text = "Work stopped."'
"""The last line of claim A, line 18."""


Rows = dict[str, list[dict[str, Any]]]


def edited(*changes: tuple[str, str], of: str = TINY) -> str:
    """A claim file with each text, which stands in it once, replaced by another."""
    for old, new in changes:
        assert of.count(old) == 1, f"{old!r} stands {of.count(old)} times"
        of = of.replace(old, new)
    return of


def a(line: str) -> str:
    """The tiny file with a line more in claim A; it is line 19."""
    return edited((STOPPED, f"{STOPPED}\n{line}"))


def answer(kind: str, more: str = "", *, end: str = "A") -> str:
    """The tiny file where B answers A; the answer is line 24."""
    return f'{TINY}answers = [{{ claim = "{end}", type = "{kind}", why = "x"{more} }}]\n'


def match(who: str = "same", what: str = "same", where: str = "same", when: str = "same") -> str:
    """The match of an answer."""
    return f', match = {{ who = "{who}", what = "{what}", where = "{where}", when = "{when}" }}'


def load(location: Location, text: str, *, confirmed: bool = False) -> ImportResult:
    """Import a claim file below the command line."""
    file, lines = parse(text.encode(), "story.toml")
    with writing(location, Author("tester", "import")) as session:
        return import_claim_file(session, file, lines, confirmed=confirmed)


def dump(location: Location) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, as a second session reads them."""
    with reading(location) as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in Base.metadata.sorted_tables
        }


def read_rows(location: Location) -> Rows:
    """The same by column, to fill a database with."""
    with reading(location) as session:
        return {
            table.name: [
                dict(row) for row in session.execute(select(table).order_by(table.c.id)).mappings()
            ]
            for table in Base.metadata.sorted_tables
        }


def refill(postgresql: Location, rows: Rows) -> None:
    """Make a PostgreSQL database hold these rows alone, and count on from them."""
    with open_engine(postgresql).begin() as connection:
        # For a replica no trigger fires: rows are never deleted otherwise.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for table in Base.metadata.sorted_tables:
            connection.execute(table.delete())
            if rows.get(table.name):
                connection.execute(table.insert(), rows[table.name])
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'),"
                    f" (SELECT coalesce(max(id), 0) + 1 FROM {table.name}), false)"
                )
            )
        rebuild(connection)


def filled(location: Location) -> list[str]:
    """The tables that hold anything."""
    return [table for table, rows in dump(location).items() if rows]


def state(location: Location, model: type[Row], number: int) -> State:
    """The state of a record, as a second session reads it."""
    with reading(location) as session:
        return state_of(session, session.get_one(model, number))


def change(location: Location, model: type[Row], number: int, **values: object) -> None:
    """Change a record in the database, as an editor would behind the file's back."""
    with writing(location, Author("editor", "edit")) as session:
        Writer(session).change(session.get_one(model, number), values)


def relations(location: Location) -> list[str]:
    """Every relation in the order of recording, claims by number."""
    with reading(location) as session:
        dumped = session.execute(
            select(Base.metadata.tables["relation"]).order_by(Base.metadata.tables["relation"].c.id)
        )
        return [f"R{row.id} C{row.from_id} {row.type} C{row.to_id}" for row in dumped]


def history(location: Location) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """Every change: who, the command, and the table and version of each revision."""
    with reading(location) as session:
        return [
            (
                change.who,
                change.command,
                [
                    (revision.record_table, revision.version)
                    for revision in session.scalars(
                        select(Revision)
                        .where(Revision.change_id == change.id)
                        .order_by(Revision.record_table, Revision.id)
                    )
                ],
            )
            for change in session.scalars(select(Change).order_by(Change.id))
        ]


def texts(location: Location) -> list[str]:
    """The text of every claim in the order of recording."""
    with reading(location) as session:
        return list(session.scalars(select(Claim.text).order_by(Claim.id)))


def write(text: str, name: str = "story.toml") -> str:
    """Write a claim file into the working folder; give its name."""
    Path(name).write_text(text, encoding="utf-8")
    return name
