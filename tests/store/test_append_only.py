"""History can be added to and purged, and nothing else."""

import sqlite3
from contextlib import closing, suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from store.rows import ADA, BY_ADA, IMPORT, REPORT, World, filled, held, put, unnamed
from tracker.store.location import Location

APPEND_ONLY = "history is append-only"

CASES = {
    "another payload": "UPDATE revision SET payload = '[]'",
    "another salt": "UPDATE revision SET salt = '01'",
    "another digest": "UPDATE revision SET digest = '1'",
    "another link": "UPDATE revision SET link = '1'",
    "another version": "UPDATE revision SET version = 2",
    "another record": f"UPDATE revision SET record_uid = '{2:032x}'",
    "another table": "UPDATE revision SET record_table = 'speaker'",
    "another uid of a revision": f"UPDATE revision SET uid = '{2:032x}'",
    "another number of a revision": "UPDATE revision SET id = 99",
    "an update that changes nothing": "UPDATE revision SET link = link",
    "a purge of the payload alone": "UPDATE revision SET payload = NULL",
    "a purge of the salt alone": "UPDATE revision SET salt = NULL",
    "a purge that forges the digest": (
        "UPDATE revision SET payload = NULL, salt = NULL, digest = '1'"
    ),
    "a deleted revision": "DELETE FROM revision",
    "another author of a change": "UPDATE change SET who = 'eve'",
    "another time of a change": "UPDATE change SET at = '2020-01-01 00:00:00'",
    "a reason given later": "UPDATE change SET why = 'x'",
    "a deleted change": "DELETE FROM change",
}
PURGE = "UPDATE revision SET payload = NULL, salt = NULL"


@pytest.mark.parametrize("statement", CASES.values(), ids=CASES)
def test_the_database_refuses(world: World, statement: str) -> None:
    world.refuses(statement, APPEND_ONLY)


def test_a_version_is_written_once(world: World) -> None:
    world.refuses(put("revision", change_id=IMPORT), "uq_revision_record_uid_version", APPEND_ONLY)


def test_a_payload_is_purged_with_its_salt(world: World) -> None:
    world.refuses(
        put("revision", change_id=IMPORT, version=2, payload=None), "ck_revision_purged_whole"
    )


def test_a_claim_file_has_one_base_per_record(world: World) -> None:
    world.refuses(put("file_record"), "uq_file_record_file_id_record_uid")


def test_versions_start_at_1(world: World) -> None:
    world.refuses(
        put("revision", change_id=IMPORT, record_uid=f"{2:032x}", version=0), "ck_revision_version"
    )


def test_a_purge_takes_the_text_and_leaves_the_chain(location: Location) -> None:
    engine = filled(location)
    with engine.begin() as connection:
        connection.execute(text(PURGE))
    with engine.connect() as connection:
        query = text("SELECT payload, salt, version, digest, link FROM revision")
        assert connection.execute(query).all() == [(None, None, 1, "0", "0")]


def test_what_is_purged_is_never_written_again(location: Location) -> None:
    engine = filled(location)
    with engine.begin() as connection:
        connection.execute(text(PURGE))
    World(engine).refuses("UPDATE revision SET payload = '{}', salt = '00'", APPEND_ONLY)


KNOWN = f"{IMPORT:032x}"
NEW = f"{2:032x}"
REPLACEMENTS = {
    "a revision with this number": put("revision", id=1, change_id=IMPORT, record_uid=NEW),
    "a revision with this uid": put("revision", uid=KNOWN, change_id=IMPORT, record_uid=NEW),
    "a revision of this record and version": put("revision", change_id=IMPORT, payload="[]"),
    "a change with this number": put("change", id=IMPORT, who="eve"),
    "a change with this uid": put("change", uid=KNOWN, who="eve"),
}


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("insert", REPLACEMENTS.values(), ids=REPLACEMENTS)
def test_sqlite_does_not_replace(location: Location, insert: str) -> None:
    World(filled(location)).refuses(insert.replace("INSERT", "INSERT OR REPLACE"), APPEND_ONLY)


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("insert", REPLACEMENTS.values(), ids=REPLACEMENTS)
def test_a_program_that_is_not_ours_does_not_replace_either(
    location: Location, insert: str
) -> None:
    """Without recursive_triggers, SQLite replaces rows past the triggers against deletion."""
    engine = filled(location)
    before = held(engine)
    with closing(sqlite3.connect(str(location.path))) as plain:
        assert plain.execute("PRAGMA recursive_triggers").fetchone() == (0,)
        with pytest.raises(sqlite3.IntegrityError, match=APPEND_ONLY), plain:
            plain.execute(insert.replace("INSERT", "INSERT OR REPLACE"))
    assert held(engine) == before


RECORDS = {
    "a named speaker by an unnamed one": put("speaker", id=ADA, **unnamed()),
    "a claim": put("claim", id=BY_ADA, text="It snows."),
    "a source": put("source", id=REPORT, title="Another"),
}


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("insert", RECORDS.values(), ids=RECORDS)
def test_sqlite_does_not_replace_a_record(location: Location, insert: str) -> None:
    replacing = insert.replace("INSERT", "INSERT OR REPLACE")
    World(filled(location)).refuses(replacing, "rows are retracted, never deleted")


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("insert", RECORDS.values(), ids=RECORDS)
def test_a_program_that_is_not_ours_does_not_replace_a_record_either(
    location: Location, insert: str
) -> None:
    engine = filled(location)
    before = held(engine)
    with (
        closing(sqlite3.connect(str(location.path))) as plain,
        suppress(sqlite3.IntegrityError),
        plain,
    ):
        plain.execute(insert.replace("INSERT", "INSERT OR REPLACE"))
    assert held(engine) == before


def test_a_record_keeps_its_uid(location: Location) -> None:
    engine = filled(location)
    before = held(engine)
    with suppress(IntegrityError), engine.begin() as connection:
        connection.execute(text(f"UPDATE claim SET uid = '{99:032x}' WHERE id = {BY_ADA}"))
    assert held(engine) == before
