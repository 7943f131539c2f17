"""The password of a shared database is printed nowhere."""

import pytest

from cli.programs import tracker
from conftest import Run

SECRET = "hunter2"  # noqa: S105 - the canary

PLACES = [
    f"postgresql://ann:{SECRET}@127.0.0.1:1/story",
    f"postgres://ann:{SECRET}@127.0.0.1:1/story",
    f"postgresql+psycopg://ann:{SECRET}@127.0.0.1:1/story?connect_timeout=1",
    f"postgresql://127.0.0.1:1/story?user=ann&password={SECRET}",
    f"postgresql://ann:{SECRET}@127.0.0.1:1/story?sslmode=nonsense",
    f"postgresql://ann:{SECRET}@127.0.0.1:99999999/story",
    f"postgresql://ann:{SECRET}@/story?host=/nowhere",
    f"mysql://ann:{SECRET}@127.0.0.1/story",
    f"sqlite://ann:{SECRET}@127.0.0.1/story",
]
UNENCODED = [
    f"postgresql://ann:{SECRET}/2@127.0.0.1:1/story",
    f"postgresql://ann:x/{SECRET}@127.0.0.1:1/story",
    f"postgresql://ann:{SECRET}#2@127.0.0.1:1/story",
    f"postgresql://ann:{SECRET}?2@127.0.0.1:1/story",
    f"postgresql:/ann:{SECRET}@127.0.0.1:1/story",
]
COMMANDS = [["claim", "list"], ["db", "status"], ["init"], ["db", "upgrade"]]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_error_names_the_place_without_its_password(
    run: Run, command: list[str], place: str
) -> None:
    outcome = run(*command, "--db", place)
    assert outcome.code in {1, 2}
    assert "127.0.0.1" in outcome.err or "/story" in outcome.err
    assert outcome.err.count("\n") == 1
    assert SECRET not in outcome.out + outcome.err


@pytest.mark.parametrize("place", UNENCODED)
def test_a_password_that_was_not_percent_encoded_is_not_printed_either(
    run: Run, place: str
) -> None:
    outcome = run("claim", "list", "--db", place)
    assert outcome.code in {1, 2}
    assert SECRET not in outcome.out + outcome.err


@pytest.mark.parametrize(
    "place", ["postgresql://ann:pw@host:port/story", "postgresql://ann:pw@[::1/story"]
)
def test_an_address_that_cannot_be_read_is_told_as_such(run: Run, place: str) -> None:
    outcome = run("claim", "list", "--db", place)
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert outcome.err.startswith("tracker: cannot read the database location 'postgresql://")


def test_the_environments_password_is_not_printed_either(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    monkeypatch.setenv("TRACKER_DB", f"postgresql://ann:{SECRET}@127.0.0.1:1/story")
    outcome = run("claim", "list")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("tracker: postgresql://ann@127.0.0.1:1/story: connection ")
    assert SECRET not in outcome.err


def test_a_traceback_does_not_hold_it_either() -> None:
    place = f"postgresql://ann:{SECRET}@127.0.0.1:1/story"
    done = tracker("claim", "list", "--debug", "--db", place)
    assert b"Traceback" in done.stderr
    assert SECRET.encode() not in done.stdout + done.stderr
