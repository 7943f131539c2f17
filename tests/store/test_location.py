"""Where the database is, and what is told about it."""

from pathlib import Path

import pytest

from conftest import SEED, Run
from tracker.errors import BadConfigurationError, BadLocationError
from tracker.store.location import Location, find_location, parse_location


def test_the_option_wins_over_everything(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_text('db = "toml.db"', encoding="utf-8")
    found = find_location("option.db", environ={"TRACKER_DB": "environment.db"})
    assert found == Location(path=Path("option.db"))


def test_the_environment_wins_over_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_text('db = "toml.db"', encoding="utf-8")
    found = find_location(None, environ={"TRACKER_DB": "environment.db"})
    assert found == Location(path=Path("environment.db"))


def test_the_process_s_own_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DB", "environment.db")
    assert find_location(None) == Location(path=Path("environment.db"))


def test_a_configuration_is_found_on_the_way_up_and_its_paths_start_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tracker.toml").write_text('db = "stories/toml.db"', encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert find_location(None, environ={}) == Location(path=tmp_path / "stories" / "toml.db")


def test_the_nearest_configuration_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tracker.toml").write_text('db = "far.db"', encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "tracker.toml").write_text('db = "near.db"', encoding="utf-8")
    monkeypatch.chdir(tmp_path / "a")
    assert find_location(None, environ={}) == Location(path=tmp_path / "a" / "near.db")


def test_a_configuration_can_name_a_server(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_text('db = "postgresql://host/story"', encoding="utf-8")
    found = find_location(None, environ={})
    assert found == Location(url="postgresql+psycopg://host/story")


@pytest.mark.parametrize("environ", [{}, {"TRACKER_DB": ""}], ids=["unset", "empty"])
def test_else_it_is_in_the_user_s_data_folder(tmp_path: Path, environ: dict[str, str]) -> None:
    found = find_location(None, environ=environ)
    assert found == Location(path=tmp_path / "data" / "claim-tracker" / "claims.db")


def test_a_configuration_without_a_database_leaves_it_in_the_data_folder(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_text("", encoding="utf-8")
    found = find_location(None, environ={})
    assert found == Location(path=tmp_path / "data" / "claim-tracker" / "claims.db")


def test_a_configuration_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_text("db = ", encoding="utf-8")
    with pytest.raises(BadConfigurationError, match=str(tmp_path / "tracker.toml")) as refused:
        find_location(None, environ={})
    assert refused.value.exit_code == 2


READ = {
    "story.db": Location(path=Path("story.db")),
    "/srv/story.db": Location(path=Path("/srv/story.db")),
    "sqlite:///story.db": Location(path=Path("story.db")),
    "sqlite:////srv/story.db": Location(path=Path("/srv/story.db")),
    "postgresql://host/story": Location(url="postgresql+psycopg://host/story"),
    "postgres://host/story": Location(url="postgresql+psycopg://host/story"),
    "postgresql+psycopg://host/story": Location(url="postgresql+psycopg://host/story"),
}


@pytest.mark.parametrize(("given", "found"), READ.items(), ids=READ)
def test_a_path_or_url_is_read(given: str, found: Location) -> None:
    assert parse_location(given, "--db") == found


def test_a_tilde_is_the_home_folder(tmp_path: Path) -> None:
    assert parse_location("~/story.db", "--db") == Location(path=tmp_path / "story.db")


UNREADABLE = [
    "mysql://host/story",
    "https://example.org/story.db",
    "sqlite://story.db",
    "sqlite:///",
    "://story",
    " ",
    "sto\0ry.db",
]


@pytest.mark.parametrize("given", UNREADABLE)
def test_what_is_neither_is_refused(given: str) -> None:
    with pytest.raises(BadLocationError) as refused:
        parse_location(given, "--db")
    assert str(refused.value) == (
        f"cannot read the database location {given!r} (from --db);"
        " give a path, sqlite:///PATH or postgresql://…"
    )


@pytest.mark.parametrize("given", ["mysql://host/story", "sqlite:///"])
def test_a_bad_location_is_told_in_one_line_with_exit_code_2(run: Run, given: str) -> None:
    outcome = run("import", SEED, "--db", given)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"tracker: cannot read the database location {given!r} (from --db);"
        " give a path, sqlite:///PATH or postgresql://…\n"
    )


def test_the_place_a_bad_location_came_from_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", "mysql://host/story")
    outcome = run("import", SEED)
    assert outcome.code == 2
    assert "(from TRACKER_DB)" in outcome.err


SHOWN = {
    "postgresql://host/story": "postgresql://host/story",
    "postgresql://eve@host/story": "postgresql://eve@host/story",
    "postgresql://eve:hunter2@host/story": "postgresql://eve@host/story",
    "postgresql://eve:hunter2@host:5433/story": "postgresql://eve@host:5433/story",
    "postgresql://:hunter2@host/story": "postgresql://host/story",
    "postgresql://host/story?password=hunter2": "postgresql://host/story",
    "postgresql:///story?host=/tmp": "postgresql:///story",
}


@pytest.mark.parametrize(("given", "shown"), SHOWN.items(), ids=SHOWN)
def test_a_server_is_shown_without_its_password(given: str, shown: str) -> None:
    assert str(parse_location(given, "--db")) == shown


SECRET = [
    "postgresql://eve:hunter2@127.0.0.1:1/story",
    "postgresql://127.0.0.1:1/story?user=eve&password=hunter2",
    "postgresql://eve:hunter2@127.0.0.1:1/story?sslmode=no",
    "mysql://eve:hunter2@host/story",
    pytest.param(
        "mysql://host/story?password=hunter2",
    ),
    pytest.param(
        "postgresql://eve:/hunter2@127.0.0.1:1/story",
    ),
    pytest.param(
        "postgresql://eve:hunter2#@127.0.0.1:1/story",
    ),
    pytest.param(
        "postgresql://eve:hunter2?@127.0.0.1:1/story",
    ),
    pytest.param(
        "postgresql://eve:@hunter2@127.0.0.1:1/story",
    ),
]


@pytest.mark.parametrize("given", SECRET)
def test_no_error_tells_a_password(run: Run, given: str) -> None:
    outcome = run("import", SEED, "--db", given)
    assert outcome.code in {1, 2}
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert "hunter2" not in outcome.err


@pytest.mark.parametrize(
    "given",
    ["postgresql://host:port/story", "postgresql://eve:[@host/story", "~nobody-of-this-name/x.db"],
)
def test_a_location_that_cannot_be_taken_apart_is_refused(run: Run, given: str) -> None:
    outcome = run("import", SEED, "--db", given)
    assert outcome.code == 2
    assert outcome.err.startswith("tracker: cannot read the database location ")


def test_an_empty_option_is_refused(run: Run) -> None:
    """A script's unset variable must not reach the user's own database."""
    outcome = run("init", "--db", "")
    assert outcome.code == 2
