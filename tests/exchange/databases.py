"""Databases for imports. On PostgreSQL one serves all tests: filling it again is ten times
faster than making another."""

import shutil
from pathlib import Path

import pytest

from exchange.claim_files import refill
from postgres import Server
from tracker.store.location import Location, parse_location


@pytest.fixture(scope="session")
def postgresql(server: Server, postgresql_template: str) -> Location:
    """The one database; every test that uses it fills it first."""
    return parse_location(server.url(server.create(postgresql_template)), "test")


@pytest.fixture
def location(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Location:
    """A database with the schema and nothing in it."""
    if engine == "sqlite":
        path = tmp_path / "story.db"
        shutil.copyfile(request.getfixturevalue("templates")["sqlite"], path)
        return Location(path=path)
    shared: Location = request.getfixturevalue("postgresql")
    refill(shared, {})
    return shared
