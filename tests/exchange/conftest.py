import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import SEED
from exchange.claim_files import Rows, load, read_rows, refill
from exchange.databases import location, postgresql
from postgres import Server
from tracker.store.location import Location, parse_location
from tracker.store.schema import upgrade

__all__ = ["location", "postgresql"]


@pytest.fixture
def blank_file(templates: dict[str, Path], tmp_path: Path) -> Location:
    """A SQLite database, for files that are refused before any database is asked."""
    shutil.copyfile(templates["sqlite"], tmp_path / "blank.db")
    return Location(path=tmp_path / "blank.db")


@pytest.fixture(scope="session")
def seed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with the seed, to copy."""
    path = tmp_path_factory.mktemp("seed") / "seed.db"
    upgrade(Location(path=path), create=True)
    load(Location(path=path), SEED.read_text(encoding="utf-8"))
    return path


@pytest.fixture(scope="session")
def seed_rows(postgresql: Location) -> Rows:
    """What PostgreSQL holds after the seed was imported, to fill the database with."""
    refill(postgresql, {})
    load(postgresql, SEED.read_text(encoding="utf-8"))
    return read_rows(postgresql)


@pytest.fixture
def story(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Location:
    """A database with the seed in it; the program's default."""
    if engine == "sqlite":
        location = Location(path=tmp_path / "story.db")
        shutil.copyfile(request.getfixturevalue("seed_file"), tmp_path / "story.db")
    else:
        location = request.getfixturevalue("postgresql")
        refill(location, request.getfixturevalue("seed_rows"))
    monkeypatch.setenv("TRACKER_DB", location.url or str(location.path))
    return location


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def seed(request: pytest.FixtureRequest, seed_file: Path) -> Iterator[Location]:
    """A database with the seed in it, to read only."""
    if request.param == "sqlite":
        yield Location(path=seed_file)
        return
    running: Server = request.getfixturevalue("server")
    name = running.create(request.getfixturevalue("postgresql_template"))
    location = parse_location(running.url(name), "test")
    load(location, SEED.read_text(encoding="utf-8"))
    yield location
    running.drop(name)
