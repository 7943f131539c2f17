"""The options every command takes: where the database is, quiet, debug."""

from pathlib import Path

import pytest

from cli.programs import tracker
from conftest import Run
from tracker.store.location import Location


@pytest.fixture(autouse=True)
def _no_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_DB", raising=False)


@pytest.mark.parametrize(
    "typed",
    [
        "--db story.db claim list -q",
        "-q claim --db story.db list",
        "claim list --db story.db -q",
        "claim -q list --db story.db",
        "--db nowhere.db claim list --db story.db --quiet",
        "--quiet claim list --db sqlite:///story.db",
    ],
)
def test_global_options_stand_before_or_after_the_verb(copy: Path, run: Run, typed: str) -> None:
    del copy
    outcome = run(*typed.split(), columns=400)
    assert (outcome.code, outcome.err, len(outcome.out.splitlines())) == (0, "", 27)


def test_the_option_goes_before_the_environment_and_that_before_the_configuration(
    copy: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del copy
    Path("tracker.toml").write_text('db = "from-file.db"\n')
    assert "from-file.db" in run("claim", "list").err
    monkeypatch.setenv("TRACKER_DB", "from-environment.db")
    assert "from-environment.db" in run("claim", "list").err
    assert run("claim", "list", "--db", "story.db").code == 0


def test_without_any_setting_the_database_is_in_the_users_data_folder(
    run: Run, tmp_path: Path
) -> None:
    outcome = run("claim", "list")
    place = tmp_path / "data" / "claim-tracker" / "claims.db"
    assert (outcome.code, outcome.err) == (
        1,
        f"tracker: no database at {place}; create it with: tracker init\n",
    )


@pytest.mark.parametrize(
    "typed",
    [
        "claim list",
        "claim show C1",
        "speaker list",
        "speaker show P1",
        "source list",
        "source show S1",
        "relation list",
        "relation show R1",
        "report conflicts",
        "report dossier C1",
        "report origins",
        "report shifts",
        "report timeline",
        "report sourcing",
        "report anonymity -o report.xlsx",
        "report conflicts -o report.html",
        "db status",
        "db upgrade",
    ],
)
def test_without_a_database_a_command_names_the_place_and_makes_nothing(
    run: Run, tmp_path: Path, typed: str
) -> None:
    outcome = run(*typed.split(), "--db", "nowhere/story.db")
    assert (outcome.code, outcome.out, outcome.err) == (
        1,
        "",
        "tracker: no database at nowhere/story.db; create it with: tracker init\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_without_a_database_an_import_names_the_place_and_makes_nothing(
    run: Run, tmp_path: Path
) -> None:
    Path("story.toml").write_text('schema = "tracker/claim-file/1"\nid = "x"\n')
    outcome = run("import", "story.toml", "--db", "nowhere.db")
    assert (outcome.code, outcome.out, outcome.err) == (
        1,
        "",
        "tracker: no database at nowhere.db; create it with: tracker init\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["story.toml"]


def test_a_failure_shows_a_traceback_with_debug_only(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del copy
    monkeypatch.setenv("COLUMNS", "80")
    plain = tracker("claim", "show", "C99", "--db", "story.db")
    assert (plain.returncode, plain.stderr) == (
        2,
        b"tracker: no claim 'C99'. See: tracker claim list --all\n",
    )
    debugged = tracker("claim", "show", "C99", "--db", "story.db", "--debug")
    assert debugged.returncode != 0
    assert b"Traceback" in debugged.stderr


def test_init_makes_a_database_once(run: Run, tmp_path: Path) -> None:
    made = run("init", "--db", "new/story.db")
    assert (made.code, made.out) == (0, "new/story.db created (schema 0010)\n")
    again = run("init", "--db", "new/story.db")
    assert (again.code, again.out) == (0, "new/story.db is ready (schema 0010)\n")
    assert (tmp_path / "new" / "story.db").stat().st_mode & 0o777 == 0o600


def test_the_state_of_the_database_is_told_in_five_lines(copy: Path, run: Run) -> None:
    del copy
    lines = run("db", "status", "--db", "story.db").out.splitlines()
    assert lines[0] == "database  story.db"
    assert lines[1].startswith("engine    SQLite 3.")
    assert lines[2:] == [
        "schema    0010",
        "guards    all in force",
        "holds     30 claims, 19 speakers, 4 sources, 12 relations",
    ]


@pytest.mark.parametrize("engine", ["postgresql"])
def test_the_state_of_a_shared_database_is_told_too(location: Location, run: Run) -> None:
    lines = run("db", "status", "--db", location.url).out.splitlines()
    assert lines[0].startswith("database  postgresql://postgres@/t")
    assert lines[1].startswith("engine    PostgreSQL 18")
    assert lines[3:] == [
        "guards    all in force",
        "holds     0 claims, 0 speakers, 0 sources, 0 relations",
    ]


@pytest.mark.parametrize(
    "command",
    [
        "report sourcing -f json",
        "map -f dot",
        "export claims -f csv --force",
        "export bundle --force",
        "export json-ld --force",
        "export csl --force",
        "export datasette --force",
    ],
)
def test_a_result_never_takes_the_place_of_a_database(
    location: Location, run: Run, command: str
) -> None:
    del location
    run("init", "--db", "other.db")
    before = Path("other.db").read_bytes()
    outcome = run(*command.split(), "-o", "other.db")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == ("tracker: cannot write other.db: it is a database; name another file\n")
    assert Path("other.db").read_bytes() == before
