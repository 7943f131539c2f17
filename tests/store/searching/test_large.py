"""Among a hundred thousand claims a search takes no longer than reading their texts a few times."""

import statistics
import time
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import text

from cli.large import fill
from reporting.databases import empty_database
from store.searching.searched import search
from tracker.store.engine import open_engine
from tracker.store.location import Location
from tracker.store.searching.checking import altered_index
from tracker.store.searching.upkeep import rebuild

CLAIMS = 100_000
TYPED = {
    "54321": 1,
    "543": 112,
    '"day 77"': 1,
    "parties 99": 1111,
    "12345 satisfaction": 1,
    "example org 499": 1,
    "speaker 77": 11,
    "zebra": 0,
    "matter": CLAIMS,
}
"""What is typed, and how many records hold it."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def large(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Location]:
    path = tmp_path_factory.mktemp("large") / "story.db"
    with empty_database(request, request.param, path) as location:
        fill(location, CLAIMS)
        with open_engine(location).begin() as connection:
            rebuild(connection)
        yield location


def _seconds(call: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def test_a_search_is_as_quick_as_reading_all_claims_a_few_times(large: Location) -> None:
    engine = open_engine(large)

    def read() -> None:
        with engine.connect() as connection:
            connection.execute(text("SELECT count(*) FROM claim WHERE text LIKE '%zzz%'"))

    once = _seconds(read)
    taken = {}
    for typed, count in TYPED.items():
        assert search(large, typed, limit=25).total == count
        taken[typed] = _seconds(lambda typed=typed: search(large, typed, limit=25))  # type: ignore[misc]
    assert statistics.median(taken.values()) < 10 * once, taken
    assert max(taken.values()) < 40 * once, taken


def test_the_index_of_so_many_is_whole(large: Location) -> None:
    with open_engine(large).connect() as connection:
        assert list(altered_index(connection)) == []
