import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome, Run
from tracker.store.location import Location

STORY = """
source add 'A paper' --type article-newspaper --published 2022-04-16 --outlet 'The Paper'
claim add 'Work stopped.' --source S1 --speaker Ann --new --topic work
claim add 'Work went on.' --source S1 --unnamed 'a clerk'
relate C2 disputes C1 --why 'The opposite.'
"""

There = Callable[[str], Outcome]


def tell(run: Run, story: str, *more: object) -> list[Outcome]:
    outcomes = [run(*shlex.split(line), *more) for line in story.strip().splitlines()]
    assert [one.err for one in outcomes if one.code] == []
    return outcomes


@pytest.fixture
def here(
    location: Location,  # noqa: ARG001 - it is the default of `run`
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> There:
    """Commands on a database with a story, on either engine."""
    monkeypatch.setenv("TRACKER_USER", "ann")
    tell(run, STORY)

    def called(line: str) -> Outcome:
        monkeypatch.setenv("TRACKER_USER", "ann")
        return run(*shlex.split(line))

    return called


@pytest.fixture
def there(
    here: There, run: Run, templates: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> There:
    """Commands on a SQLite file with the same story, by way of a bundle."""
    shutil.copyfile(templates["sqlite"], "there.db")

    def called(line: str) -> Outcome:
        monkeypatch.setenv("TRACKER_USER", "bob")
        return run(*shlex.split(line), "--db", "there.db")

    assert here("export bundle -o story.jsonl").code == 0
    assert called("import story.jsonl").code == 0
    return called


def carrying(giver: There, taker: There, file: str) -> Callable[[str], Outcome]:
    """Imports into one what the other holds by then."""

    def bring(options: str = "") -> Outcome:
        assert giver(f"export bundle --force -o {file}").code == 0
        return taker(f"import {file} {options}")

    return bring


@pytest.fixture
def exchange(here: There, there: There) -> Callable[[str], Outcome]:
    """Import what is there by now."""
    return carrying(there, here, "there.jsonl")


@pytest.fixture
def give_back(here: There, there: There) -> Callable[[str], Outcome]:
    """Import there what is here by now."""
    return carrying(here, there, "here.jsonl")
