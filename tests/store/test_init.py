"""The first command, and what no command does."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from conftest import SEED, Run
from store.catalogue import catalogue
from store.revisions import migrate_to
from store.rows import filled, held
from tracker.errors import NewerSchemaError, NoDatabaseError, OlderSchemaError
from tracker.store.engine import open_engine
from tracker.store.location import Location
from tracker.store.schema import HEAD, upgrade
from tracker.store.session import reading


def where(location: Location) -> str:
    return location.url or str(location.path)


def stored(location: Location) -> object:
    """The file's bytes; of a PostgreSQL database, what it holds."""
    if location.path is not None:
        return location.path.read_bytes()
    with open_engine(location).connect() as connection:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found, catalogue(open_engine(location)), held(open_engine(location))


@pytest.fixture
def no_umask() -> Iterator[None]:
    """Files get the permissions they are made with."""
    mask = os.umask(0)
    yield
    os.umask(mask)


def test_init_makes_a_database_and_says_where(empty: Location, run: Run) -> None:
    outcome = run("init", "--db", where(empty))
    assert (outcome.code, outcome.out, outcome.err) == (0, f"{empty} created (schema {HEAD})\n", "")


def test_a_second_init_changes_nothing(location: Location, run: Run) -> None:
    filled(location)
    before = stored(location)
    outcome = run("init")
    assert (outcome.code, outcome.out) == (0, f"{location} is ready (schema {HEAD})\n")
    assert stored(location) == before


def test_init_brings_an_older_database_up(empty: Location, location: Location, run: Run) -> None:
    migrate_to("0003", empty)
    outcome = run("init", "--db", where(empty))
    assert (outcome.code, outcome.out) == (0, f"{empty} upgraded (schema {HEAD})\n")
    assert catalogue(open_engine(empty)) == catalogue(open_engine(location))


@pytest.mark.usefixtures("no_umask")
def test_a_new_file_and_its_folder_are_their_owner_s_alone(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "folder" / "story.db"
    assert run("init", "--db", file).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.usefixtures("no_umask")
def test_the_journal_of_a_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    location = Location(path=tmp_path / "story.db")
    upgrade(location, create=True)
    with open_engine(location).begin() as connection:
        connection.execute(text("INSERT INTO topic (uid, name, name_key) VALUES ('1', 'x', 'x')"))
        journal = tmp_path / "story.db-journal"
        assert stat.S_IMODE(journal.stat().st_mode) == 0o600


def test_init_marks_a_file_as_ours(tmp_path: Path, run: Run) -> None:
    run("init", "--db", tmp_path / "story.db")
    with closing(sqlite3.connect(tmp_path / "story.db")) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"CLMT"),)


OTHERS = {
    "import": ("import", SEED),
    "import --dry-run": ("import", SEED, "--dry-run"),
    "db upgrade": ("db", "upgrade"),
}


@pytest.mark.parametrize("command", OTHERS.values(), ids=OTHERS)
def test_only_init_makes_a_file(tmp_path: Path, run: Run, command: tuple[object, ...]) -> None:
    outcome = run(*command, "--db", "story.db")
    assert (outcome.code, outcome.out, outcome.err) == (
        1,
        "",
        "tracker: no database at story.db; create it with: tracker init\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(NoDatabaseError), reading(Location(path=tmp_path / "story.db")):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_place_without_a_schema_is_not_read(empty: Location) -> None:
    if empty.path is not None:
        empty.path.touch()
    with pytest.raises(NoDatabaseError) as refused, reading(empty):
        pass
    assert str(refused.value) == (
        f"no database at {empty} (it holds no tracker schema); create it with: tracker init"
    )


@pytest.fixture
def newer(location: Location) -> Location:
    """A database of a program that is not written yet."""
    with filled(location).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    return location


ON_A_NEWER = {
    "init": ("init",),
    "import": ("import", SEED),
    "import --init": ("import", SEED, "--init"),
    "db upgrade": ("db", "upgrade"),
}


@pytest.mark.parametrize("command", ON_A_NEWER.values(), ids=ON_A_NEWER)
def test_a_newer_database_is_left_alone_by(
    newer: Location, run: Run, command: tuple[object, ...]
) -> None:
    before = stored(newer)
    outcome = run(*command)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(f"tracker: {newer} has schema 9999, newer than {HEAD},")
    assert outcome.err.count("\n") == 1
    assert stored(newer) == before


def test_a_newer_database_is_not_read(newer: Location) -> None:
    before = stored(newer)
    with (
        pytest.raises(NewerSchemaError, match=f"has schema 9999, newer than {HEAD}"),
        reading(newer),
    ):
        pass
    assert stored(newer) == before


def test_an_older_database_is_not_read_before_its_upgrade(empty: Location) -> None:
    migrate_to("0003", empty)
    with pytest.raises(OlderSchemaError) as refused, reading(empty):
        pass
    assert str(refused.value) == (
        f"{empty} has schema 0003, this program needs {HEAD}; bring it up with: tracker db upgrade"
    )


def test_an_older_database_is_not_written_before_its_upgrade(empty: Location, run: Run) -> None:
    migrate_to("0003", empty)
    outcome = run("import", SEED, "--db", where(empty))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"tracker: {empty} has schema 0003, this program needs {HEAD};"
        " bring it up with: tracker db upgrade\n"
    )
    with open_engine(empty).connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM claim")) == 0


def test_db_upgrade_leaves_making_databases_to_init(empty: Location, run: Run) -> None:
    if empty.path is not None:
        empty.path.touch()
    outcome = run("db", "upgrade", "--db", where(empty))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(f"tracker: no database at {empty}")
    assert catalogue(open_engine(empty)) == {}


def test_db_upgrade_brings_an_older_database_up(
    empty: Location, location: Location, run: Run
) -> None:
    migrate_to("0003", empty)
    outcome = run("db", "upgrade", "--db", where(empty))
    assert (outcome.code, outcome.out) == (0, f"{empty} upgraded from schema 0003 to {HEAD}\n")
    copy = f"the database as it was: {empty}.schema-0003\n"
    assert outcome.err == (copy if empty.path is not None else "")
    assert catalogue(open_engine(empty)) == catalogue(open_engine(location))
