"""Whatever is typed, a rule of ours answers it, and the database stands up to its check."""

import pytest

from cli.scribbling import Scribbler, is_told
from conftest import Run
from reporting.databases import both_engines
from tracker.store.location import Location

pytestmark = both_engines


def scribble(run: Run, seed: int, commands: int) -> None:
    scribbler = Scribbler(seed)
    for _ in range(commands):
        command = scribbler.command()
        outcome = run(*command)
        assert is_told(outcome.code, outcome.err), (command, outcome.err)
    checked = run("db", "check")
    assert (checked.code, checked.err) == (0, ""), checked.out


def test_sixty_commands_given_at_random(seeded: Location, run: Run) -> None:
    del seeded
    scribble(run, 1, 60)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_five_hundred_commands_given_at_random(seeded: Location, run: Run, seed: int) -> None:
    del seeded
    scribble(run, seed, 500)
