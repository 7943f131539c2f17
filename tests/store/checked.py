"""A database with something in every table, and what is altered in it behind the program's back."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import select, text

from exchange.claim_files import load
from tracker.models import Claim, Relation, Speaker
from tracker.recording.merging import merge
from tracker.recording.questions import record_question, take_position
from tracker.recording.retracting import retract
from tracker.recording.undoing import undo
from tracker.recording.verdicts import VerdictDraft, give_verdict
from tracker.store.engine import is_sqlite, open_engine
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing
from tracker.store.state import Writer
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.responses import Outcome

STORY = """\
schema = "tracker/claim-file/1"
id = "story"

[defaults]
source = "paper"

[source.paper]
type = "article-newspaper"
title = "The paper"
published = 2022-04-16
url = "https://example.org/paper"

[source.agency]
type = "article-newspaper"
outlet = "wire"

[speaker.wire]
type = "publication"
name = "The Wire"

[speaker.ann]
name = "Ann"
aliases = ["Анна"]
identifiers = { wikidata = "Q1" }

[[speaker.ann.affiliation]]
organization = "wire"
role = "head"
valid = "2020/2022-04"

[speaker.clerk]
descriptor = "a clerk"

[speaker.anna]
name = "Anna"

[claim.A]
speaker = "ann"
text = "Work stopped."
said = "2022-04-14"
topics = ["work"]
scope.when = "2022-03/2022-04"
via = ["clerk", "agency?"]

[claim.B]
speaker = "clerk"
text = "Work went on."
quote = "It went on."

[[claim.B.answers]]
claim = "A"
type = "disputes"
why = "Because."

[claim.C]
source = "agency"
text = "Nobody knows."

[[claim.C.answers]]
claim = "A"
type = "qualifies"
why = "A limit."
"""

ANN = Author("ann", "edit", "A slip.")


def make(location: Location) -> None:
    """Record the story, edit, retract and undo in it."""
    load(location, STORY)
    for number, values in ((1, {"venue": "Rome"}), (3, {"note": "Look again."})):
        with writing(location, ANN) as session:
            Writer(session).change(session.get_one(Claim, number), values)
    with writing(location, ANN) as session:
        undo(session, ANN)
    with writing(location, ANN) as session:
        retract(session, session.get_one(Relation, 2), ANN)
    with writing(location, ANN) as session:
        ann, anna = (
            session.scalars(select(Speaker).filter_by(name=name)).one() for name in ("Ann", "Anna")
        )
        merge(session, ann, anna, ANN)
    with writing(location, ANN) as session:
        claim = session.get_one(Claim, 1)
        question = record_question(session, "Has work stopped?")
        take_position(session, claim, question, Stand.YES, author=ANN, why="It says so.")
        request = {
            "uid": str(uuid4()),
            "party": str(ann.uid),
            "claim": str(claim.uid),
            "asked_on": "2022-04-15",
            "deadline": "2022-04-16",
            "outcome": Outcome.ANSWERED,
            "outcome_on": "2022-04-15",
            "answer": str(session.get_one(Claim, 2).uid),
        }
        Writer(session).add("response_request", request)
        draft = VerdictDraft(rating="Unproven", why="Nobody has shown it.", reviewer="The desk")
        give_verdict(session, claim, draft, ANN)


@dataclass(frozen=True)
class Flip:
    """One character of one value, changed past every rule of the database."""

    table: str
    column: str
    number: int
    old: object
    new: object

    def statement(self, mark: str) -> str:
        """The UPDATE, for parameters that the driver writes so."""
        return f"UPDATE {self.table} SET {self.column} = {mark} WHERE id = {mark}"

    def turned(self) -> "Flip":
        """The flip that takes this one back."""
        number = int(str(self.new)) if self.column == "id" else self.number
        return replace(self, number=number, old=self.new, new=self.old)


def flips(location: Location, tables: list[str], seed: int) -> Iterator[Flip]:
    """Flips that the engine would store, without end."""
    dice = random.Random(seed)  # noqa: S311 - chance that can be repeated
    engine = open_engine(location)
    with engine.connect() as connection:
        rows = {
            table: connection.execute(text(f"SELECT * FROM {table} ORDER BY id")).mappings().all()
            for table in tables
        }
    while True:
        table = dice.choice(tables)
        row = dice.choice(rows[table])
        column = dice.choice([name for name, value in row.items() if value is not None])
        old = row[column]
        new = _flipped(old, dice, whole=not is_sqlite(engine))
        if new != old:
            yield Flip(table, column, row["id"], old, new)


def _flipped(value: object, dice: random.Random, *, whole: bool) -> object:
    """A value with one bit of one character changed; `whole` keeps truth values such."""
    if whole and isinstance(value, bool):
        return not value
    written = str(value)
    place = dice.randrange(len(written))
    char = (
        chr(ord(written[place]) ^ 1 << dice.randrange(7)) if ord(written[place]) < 0xD000 else "x"
    )
    return f"{written[:place]}{char}{written[place + 1 :]}" if char != "\0" else value


def forge(location: Location, statement: str) -> None:
    """Do what no guard would allow."""
    with open_engine(location).begin() as connection:
        if location.path is None:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text(statement))
            return
        found = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        )
        triggers = found.all()
        for name, _ in triggers:
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text(statement))
        for _, sql in triggers:
            connection.exec_driver_sql(sql)


@contextmanager
def applied(location: Location, flip: Flip) -> Iterator[bool]:
    """Store a flip, and whether the database holds something else now; then take it back."""
    if location.path is None:
        changed = _on_postgresql(location, flip)
        yield changed
        if changed:
            _on_postgresql(location, flip.turned())
        return
    whole = location.path.read_bytes()
    yield _on_sqlite(location.path, flip)
    location.path.write_bytes(whole)


def _on_sqlite(path: Path, flip: Flip) -> bool:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        before = _held(connection, flip.table)
        connection.execute("BEGIN")
        found = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        triggers = connection.execute(found).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        with suppress(sqlite3.IntegrityError):
            connection.execute(flip.statement("?"), (flip.new, flip.number))
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
        return _held(connection, flip.table) != before


def _on_postgresql(location: Location, flip: Flip) -> bool:
    raw = open_engine(location).raw_connection()
    with closing(raw) as connection:
        cursor = connection.cursor()
        cursor.execute("SET session_replication_role = replica")
        before = _held(cursor, flip.table)
        cursor.execute("SAVEPOINT flip")
        try:
            cursor.execute(flip.statement("%s"), (str(flip.new), flip.number))
        except psycopg.Error:
            cursor.execute("ROLLBACK TO flip")
        changed = _held(cursor, flip.table) != before
        connection.commit()
        return changed


def _held(connection: Any, table: str) -> list[str]:  # noqa: ANN401 - of either driver
    return [
        repr(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
    ]
