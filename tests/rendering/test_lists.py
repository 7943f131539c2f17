"""Lists and single records, as whole texts: lists.txt is a transcript over lists.toml."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from reporting.databases import filled_database, make_default
from tracker.store.location import Location

HERE = Path(__file__).parent


def _transcript() -> list[tuple[str, str]]:
    """Commands and what they print."""
    written = (HERE / "lists.txt").read_text(encoding="utf-8")
    parts = written.removeprefix("$ tracker ").split("\n$ tracker ")
    return [(command, printed) for command, _, printed in (part.partition("\n") for part in parts)]


@pytest.fixture(scope="session")
def small_database(request: pytest.FixtureRequest) -> Iterator[Location]:
    with filled_database(request, "sqlite", (HERE / "lists.toml").read_bytes()) as location:
        yield location


@pytest.fixture
def small(small_database: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """A few records with every field filled in, to read only; the program's default."""
    return make_default(monkeypatch, small_database)


@pytest.mark.parametrize(
    ("command", "printed"), _transcript(), ids=lambda text: text.split("\n")[0]
)
def test_a_command_prints_what_the_transcript_says(
    small: Location, run: Run, command: str, printed: str
) -> None:
    del small
    outcome = run(*command.split(), columns=80)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == printed.splitlines()
