import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import SEED, Run
from reporting.databases import filled_database, make_default
from reporting.stories import conflicts
from tracker.store.location import Location


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def seed_database(request: pytest.FixtureRequest) -> Iterator[Location]:
    with filled_database(request, str(request.param)) as location:
        yield location


@pytest.fixture
def engine() -> str:
    """What the report makes of its rows is the same on both engines; reading them is not."""
    return "sqlite"


@pytest.fixture
def seed(seed_database: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """The seed, to read only; the program's default."""
    return make_default(monkeypatch, seed_database)


@pytest.fixture
def report(seed: Location, run: Run) -> dict[str, Any]:
    """The contradiction report of the seed."""
    del seed
    return conflicts(run)


@pytest.fixture
def seed_as_json() -> object:
    """The seed as its JSON form has it: dates are strings."""
    text = SEED.read_text(encoding="utf-8")
    return json.loads(json.dumps(tomllib.loads(text), default=str))
