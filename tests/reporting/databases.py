"""Databases that many tests only read, made once a session."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import SEED
from postgres import Server
from tracker.exchange.claim_file.importing import import_claim_file
from tracker.exchange.claim_file.reading import parse
from tracker.store.history import Author
from tracker.store.location import Location, parse_location
from tracker.store.session import writing

both_engines = pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
"""For tests in folders whose tests run on SQLite alone where nothing depends on the engine."""


@contextmanager
def filled_database(
    request: pytest.FixtureRequest, engine: str, raw: bytes = SEED.read_bytes()
) -> Iterator[Location]:
    """A database with a claim file in it, by default the shipped seed."""
    factory: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
    with empty_database(request, engine, factory.mktemp("filled") / "filled.db") as location:
        file, text = parse(raw, "story")
        with writing(location, Author("tester", "import")) as session:
            import_claim_file(session, file, text)
        yield location


@contextmanager
def empty_database(request: pytest.FixtureRequest, engine: str, path: Path) -> Iterator[Location]:
    """A database with the schema and nothing in it."""
    if engine == "sqlite":
        shutil.copyfile(request.getfixturevalue("templates")["sqlite"], path)
        yield Location(path=path)
        return
    server: Server = request.getfixturevalue("server")
    with server.lent(request.getfixturevalue("postgresql_template")) as name:
        yield parse_location(server.url(name), "test")


def make_default(monkeypatch: pytest.MonkeyPatch, location: Location) -> Location:
    """What the program works on where nothing else is said."""
    monkeypatch.setenv("TRACKER_DB", location.url or str(location.path))
    return location
