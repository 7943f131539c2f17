"""First commands given at the same time, and first commands that are killed."""

import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from conftest import Run
from postgres import Server
from store.catalogue import Catalogue, catalogue
from store.processes import ended, start
from tracker.store.engine import open_engine
from tracker.store.location import Location, parse_location
from tracker.store.schema import HEAD

Places = Callable[[], Location]

pytestmark = pytest.mark.slow

ROUNDS = 20
KILLS = {"sqlite": 20, "postgresql": 5}


@pytest.fixture
def places(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Places]:
    """Places without a schema, as many as are asked for."""
    if engine == "sqlite":
        numbers = count()
        yield lambda: Location(path=tmp_path / f"place{next(numbers)}.db")
        return
    server: Server = request.getfixturevalue("server")
    made: list[str] = []

    def place() -> Location:
        made.append(server.create())
        return parse_location(server.url(made[-1]), "test")

    yield place
    for name in made:
        server.drop(name)


@pytest.fixture
def schema(location: Location) -> Catalogue:
    """The schema that every one of them has to end with."""
    return catalogue(open_engine(location))


def where(place: Location) -> str:
    return place.url or str(place.path)


def test_two_first_inits_at_once_make_one_schema(places: Places, schema: Catalogue) -> None:
    for _ in range(ROUNDS // 2):
        two = [places(), places()]
        races = [[start("init", "--db", where(place)) for _ in range(2)] for place in two]
        for place, race in zip(two, races, strict=True):
            assert sorted(ended(process) for process in race) == [
                (0, f"{place} created (schema {HEAD})\n", ""),
                (0, f"{place} is ready (schema {HEAD})\n", ""),
            ]
            assert catalogue(open_engine(place)) == schema
            assert mode(place) in {0o600, None}


def test_an_init_that_is_killed_leaves_all_or_nothing(
    places: Places, schema: Catalogue, engine: str, run: Run
) -> None:
    """Killed at moments swept over its run and, where the engine shows it, its transaction.

    Then the next init makes the schema whole.
    """
    began = time.monotonic()
    assert ended(start("init", "--db", where(places())))[0] == 0
    whole_run = time.monotonic() - began
    interrupted = 0
    for moment in range(KILLS[engine]):
        place = places()
        process = start("init", "--db", where(place))
        if engine == "sqlite" and moment % 2:
            while process.poll() is None and not writing(place):
                time.sleep(0.001)
            time.sleep(whole_run / 2 * moment / KILLS[engine])
        else:
            time.sleep(whole_run * (moment + 0.5) / KILLS[engine])
        process.kill()
        ended(process)
        interrupted += writing(place)
        assert tables(place) in (set(), tables_of(schema))
        again = run("init", "--db", where(place))
        assert (again.code, again.err) == (0, "")
        assert catalogue(open_engine(place)) == schema
    if engine == "sqlite":
        assert interrupted > 0, "no kill met a transaction"


def mode(place: Location) -> int | None:
    """Who may read the file; a PostgreSQL database is none."""
    return None if place.path is None else stat.S_IMODE(place.path.stat().st_mode)


def writing(place: Location) -> bool:
    """Whether a transaction has its journal there, or left it; PostgreSQL does not tell."""
    return place.path is not None and Path(f"{place.path}-journal").exists()


def tables(place: Location) -> set[str]:
    """The tables that another program finds, which rolls a left-over journal back."""
    if place.path is not None and not place.path.exists():
        return set()
    if place.path is not None:
        with closing(sqlite3.connect(place.path)) as plain:
            assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return tables_of(catalogue(open_engine(place)))


def tables_of(found: Catalogue) -> set[str]:
    return {name for name in found if name.startswith("table ")}
