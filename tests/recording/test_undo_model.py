"""Whatever was done, undoing it brings the earlier state back exactly, and leaves the rest."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from recording.machine import Work


def run(templates: dict[str, Path], examples: int, steps: int) -> None:
    class Story(Work):
        template = templates["sqlite"]

    run_state_machine_as_test(
        Story,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_an_undo_restores_the_earlier_state_exactly(templates: dict[str, Path]) -> None:
    run(templates, 6, 15)


@pytest.mark.slow
def test_300_stories_of_30_steps_are_undone_exactly(templates: dict[str, Path]) -> None:
    run(templates, 300, 30)
