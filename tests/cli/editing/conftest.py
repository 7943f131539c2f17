import pytest

from conftest import Run
from recording.paper import PAPER
from reporting.stories import tell
from tracker.store.location import Location


@pytest.fixture
def paper(run: Run, location: Location) -> Run:
    """The program, with the paper recorded: C1 by Ann, C2 by a clerk."""
    del location
    tell(run, PAPER)
    return run
