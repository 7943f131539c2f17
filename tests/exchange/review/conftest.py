import pytest


@pytest.fixture
def engine() -> str:
    """How a sheet is read does not depend on the engine."""
    return "sqlite"
