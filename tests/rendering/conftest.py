from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from rendering import hostile, scripts
from reporting.databases import filled_database, make_default
from tracker.reporting.conflicts import ConflictsReport, conflicts_report
from tracker.store.location import Location
from tracker.store.session import reading

NOW = datetime(2022, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def engine() -> str:
    """Renderers see reports, so the engine does not matter."""
    return "sqlite"


@pytest.fixture(scope="session")
def seed_database(request: pytest.FixtureRequest) -> Iterator[Location]:
    with filled_database(request, "sqlite") as location:
        yield location


@pytest.fixture
def seed(seed_database: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """The seed, to read only; the program's default."""
    return make_default(monkeypatch, seed_database)


@pytest.fixture(scope="session")
def seed_report(seed_database: Location) -> ConflictsReport:
    return _report(seed_database)


@pytest.fixture(scope="session")
def scripts_report(request: pytest.FixtureRequest) -> Iterator[ConflictsReport]:
    """A story in many scripts."""
    with filled_database(request, "sqlite", scripts.story()) as location:
        yield _report(location)


@pytest.fixture(scope="session")
def hostile_database(request: pytest.FixtureRequest) -> Iterator[Location]:
    """Hostile texts wherever a person can write."""
    with filled_database(request, "sqlite", hostile.story(hostile.PAYLOADS)) as location:
        yield location


@pytest.fixture(scope="session")
def hostile_report(hostile_database: Location) -> ConflictsReport:
    return _report(hostile_database)


@pytest.fixture(scope="session")
def harmless_report(request: pytest.FixtureRequest) -> Iterator[ConflictsReport]:
    """The same story with texts that nothing has to be done about."""
    with filled_database(request, "sqlite", hostile.story(hostile.HARMLESS)) as location:
        yield _report(location)


def _report(location: Location) -> ConflictsReport:
    with reading(location) as session:
        return conflicts_report(session, now=NOW)
