"""Fixtures: both engines, databases with the schema, and the program as a person calls it."""

import io
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from postgres import Server, running_server
from tracker.cli import main
from tracker.store.location import Location, parse_location
from tracker.store.schema import upgrade

settings.register_profile("tracker", deadline=None)
settings.load_profile("tracker")  # a busy machine is no fault of the code

SEED = Path(__file__).parents[1] / "seeds" / "pause-2022.toml"


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads the settings, database or terminal of whoever runs it."""
    for name in (
        *("TRACKER_DB", "NO_COLOR", "COLUMNS", "LINES", "LESS", "PAGER", "TRACKER_PAGER"),
        *("TRACKER_EDITOR", "VISUAL", "EDITOR"),
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setenv("TRACKER_USER", "tester")
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file with the schema, made once and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    upgrade(Location(path=path), create=True)
    return {"sqlite": path}


@pytest.fixture(scope="session")
def postgresql_template(server: Server) -> str:
    name = server.create()
    upgrade(parse_location(server.url(name), "test"), create=True)
    return name


@pytest.fixture
def empty(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Location]:
    """A place without a schema: no file yet on SQLite, an empty database on PostgreSQL."""
    if engine == "sqlite":
        yield Location(path=tmp_path / "empty.db")
        return
    running: Server = request.getfixturevalue("server")
    name = running.create()
    yield parse_location(running.url(name), "test")
    running.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Every test that asks for it, or for a database, runs once on each engine."""
    return str(request.param)


@pytest.fixture
def location(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Location]:
    """A database with the schema and nothing in it."""
    if engine == "sqlite":
        path = tmp_path / "story.db"
        shutil.copyfile(request.getfixturevalue("templates")["sqlite"], path)
        yield Location(path=path)
        return
    running: Server = request.getfixturevalue("server")
    with running.lent(request.getfixturevalue("postgresql_template")) as name:
        yield parse_location(running.url(name), "test")


@pytest.fixture
def run(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call the program in this process; the test's database is its default."""
    if {"location", "seeded"} & set(request.fixturenames):
        where: Location = request.getfixturevalue("location")
        monkeypatch.setenv("TRACKER_DB", where.url or str(where.path))

    return partial(called, monkeypatch)


def called(
    patch: pytest.MonkeyPatch, *arguments: object, stdin: str = "", columns: int = 100
) -> Outcome:
    """What the program does in this process, in the environment as patched."""
    out, err = io.StringIO(), io.StringIO()
    patch.setenv("COLUMNS", str(columns))
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    code = left.value.code
    return Outcome(int(code or 0), out.getvalue(), err.getvalue())


@pytest.fixture
def seeded(location: Location, run: Run) -> Location:
    """A database with the shipped seed imported."""
    outcome = run("import", SEED)
    assert outcome.code == 0, outcome.err
    return location
