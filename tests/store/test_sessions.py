"""Readers see one state and write nothing; writers wait for each other and lose nothing."""

import json
import subprocess
import sys
from contextlib import suppress
from threading import Thread

import pytest
from sqlalchemy import select, text

from store.recorded import CLAIM, EVE, changes, edit, record, revisions
from store.rows import held
from tracker.errors import DatabaseBusyError, DatabaseFaultError, TrackerError
from tracker.models import Claim, Topic
from tracker.store.engine import open_engine
from tracker.store.location import Location
from tracker.store.session import reading, writing

WRITERS, WRITES = 8, 25

ADD_TOPICS = """
import sys
from uuid import uuid4
from tracker.store.history import Author
from tracker.store.location import parse_location
from tracker.store.session import writing
from tracker.store.state import Writer

where, who, writes = sys.argv[1:]
for number in range(int(writes)):
    with writing(parse_location(where, "test"), Author(who, "topic add")) as session:
        Writer(session).add("topic", {"uid": str(uuid4()), "name": f"{who} {number}"})
"""
COUNT_UP = """
import sys
from sqlalchemy import select
from tracker.models import Claim
from tracker.store.history import Author
from tracker.store.location import parse_location
from tracker.store.session import writing

where, who, writes = sys.argv[1:]
for _ in range(int(writes)):
    with writing(parse_location(where, "test"), Author(who, "claim edit")) as session:
        claim = session.scalars(select(Claim)).one()
        claim.note = str(int(claim.note or 0) + 1)
"""


def all_at_once(script: str, location: Location) -> list[tuple[int, str]]:
    """Run a script in many processes; give each one's exit code and errors."""
    where = location.url or str(location.path)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script, where, f"writer {number}", str(WRITES)],
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    errors = [process.communicate(timeout=120)[1] for process in processes]
    return [(process.returncode, error) for process, error in zip(processes, errors, strict=True)]


def test_many_writers_at_once_lose_nothing(location: Location) -> None:
    assert all_at_once(ADD_TOPICS, location) == [(0, "")] * WRITERS
    with reading(location) as session:
        names = set(session.scalars(select(Topic.name)))
    assert names == {f"writer {who} {n}" for who in range(WRITERS) for n in range(WRITES)}
    assert len(changes(location)) == WRITERS * WRITES
    assert {one.version for one in revisions(location)} == {1}


@pytest.mark.parametrize("engine", ["sqlite"])
def test_many_writers_of_one_record_lose_no_update(location: Location) -> None:
    record(location)
    assert all_at_once(COUNT_UP, location) == [(0, "")] * WRITERS
    with reading(location) as session:
        assert session.scalars(select(Claim.note)).one() == str(WRITERS * WRITES)
    versions = [one.version for one in revisions(location, CLAIM)]
    assert versions == list(range(1, WRITERS * WRITES + 2))


def test_a_reader_writes_nothing(location: Location) -> None:
    record(location)
    before = held(open_engine(location))

    def write() -> None:
        with reading(location) as session:
            session.execute(text("UPDATE claim SET note = 'x'"))
            session.commit()

    with pytest.raises(DatabaseFaultError):
        write()
    assert held(open_engine(location)) == before


@pytest.mark.parametrize("engine", ["postgresql"])
def test_a_reader_sees_one_state_while_others_write(location: Location) -> None:
    """On SQLite a writer waits until the reader has gone."""
    record(location)
    with reading(location) as session:
        assert session.scalar(select(Claim.text)) == "It rains."
        edit(location, text="It snows.")
        assert session.scalar(select(Claim.text)) == "It rains."


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_writer_that_waited_too_long_says_so(
    location: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(location)
    before = held(open_engine(location))
    monkeypatch.setattr("tracker.store.engine.BUSY_SECONDS", 0.01)
    with writing(location, EVE), pytest.raises(DatabaseBusyError) as refused:
        edit(location, text="It snows.")
    assert str(refused.value) == (
        f"another program is writing to {location}; nothing was changed, try again"
    )
    assert held(open_engine(location)) == before


@pytest.mark.parametrize("engine", ["postgresql"])
def test_the_last_revision_is_what_the_row_says_after_edits_at_once(location: Location) -> None:
    """Whether the second writer waits for the first or is refused."""
    record(location)
    other = Thread(target=lambda: edit(location, text="It snows."))
    with suppress(TrackerError), writing(location, EVE) as session:
        claim = session.scalars(select(Claim)).one()
        other.start()
        other.join(2)
        claim.note = "x"
    other.join()
    with reading(location) as session:
        claim = session.scalars(select(Claim)).one()
    payload = json.loads(revisions(location, CLAIM)[-1].payload or "")
    assert (payload["text"], payload["note"]) == (claim.text, claim.note)
    assert claim.text == "It snows."
