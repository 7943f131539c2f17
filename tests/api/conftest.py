"""A database opened from Python, as a script does."""

from collections.abc import Callable

import pytest

import tracker
from tracker.store.location import Location

Open = Callable[..., tracker.Tracker]


@pytest.fixture
def place(location: Location) -> str:
    return location.url or str(location.path)


@pytest.fixture
def t(place: str) -> tracker.Tracker:
    """An empty database, opened by Ann."""
    return tracker.open(place, user="ann")
