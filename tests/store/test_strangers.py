"""Files and databases of somebody else are refused in one clear line and left as they are."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import SEED, Run
from tracker.store.schema import HEAD

COMMANDS = {
    "init": ("init",),
    "import": ("import", SEED),
    "import --init": ("import", SEED, "--init"),
    "db upgrade": ("db", "upgrade"),
}
every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
Command = tuple[object, ...]


def foreign(path: Path, *statements: str) -> Path:
    """An SQLite database of another program."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    return path


@every_command
def test_a_text_file_is_refused(tmp_path: Path, run: Run, command: Command) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Dear diary\n" * 500, encoding="utf-8")
    outcome = run(*command, "--db", "notes.txt")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err in {
        f"tracker: notes.txt is not a tracker database ({found}); give another place with --db\n"
        for found in ("not an SQLite file", "file is not a database")
    }
    assert file.read_text(encoding="utf-8") == "Dear diary\n" * 500
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("command", [("init",), ("import", SEED, "--init"), ("db", "upgrade")])
def test_a_foreign_database_is_not_built_into(tmp_path: Path, run: Run, command: Command) -> None:
    file = foreign(tmp_path / "app.db", "CREATE TABLE invoice (id INTEGER)")
    before = file.read_bytes()
    outcome = run(*command, "--db", "app.db")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "tracker: app.db is not a tracker database (it has a table 'invoice');"
        " give another place with --db\n"
    )
    assert file.read_bytes() == before


def test_a_foreign_database_is_not_imported_into(tmp_path: Path, run: Run) -> None:
    file = foreign(tmp_path / "app.db", "CREATE TABLE invoice (id INTEGER)")
    before = file.read_bytes()
    outcome = run("import", SEED, "--db", "app.db")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1
    assert file.read_bytes() == before


@every_command
@pytest.mark.parametrize("version", ["0002", HEAD, "ae1027a6acf"])
def test_a_foreign_database_under_alembic_is_refused_as_foreign(
    tmp_path: Path, run: Run, command: Command, version: str
) -> None:
    file = foreign(
        tmp_path / "app.db",
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
        f"INSERT INTO alembic_version VALUES ('{version}')",
        "CREATE TABLE invoice (id INTEGER)",
    )
    before = file.read_bytes()
    outcome = run(*command, "--db", "app.db")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("tracker: app.db is not a tracker database (")
    assert file.read_bytes() == before


@every_command
def test_a_folder_is_refused(tmp_path: Path, run: Run, command: Command) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    outcome = run(*command, "--db", "stories")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("tracker: ")
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.rglob("*")) == [folder]


def test_init_tells_that_a_folder_is_no_file(tmp_path: Path, run: Run) -> None:
    (tmp_path / "stories").mkdir()
    assert "tracker init" not in run("init", "--db", "stories").err


def test_reading_tells_that_a_database_is_foreign(tmp_path: Path, run: Run) -> None:
    foreign(tmp_path / "app.db", "CREATE TABLE invoice (id INTEGER)")
    told = run("import", SEED, "--db", "app.db").err
    assert told.startswith("tracker: app.db is not a tracker database (")
