"""Two people change one record they have both read: one does, the other is told."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy.orm import Session

from conftest import Run
from reporting.stories import PAPER, load
from tracker.errors import ChangedUnderneathError
from tracker.models import Appearance, Claim, Source, Speaker
from tracker.recording.edit_bodies import edit_source, edit_speaker
from tracker.recording.edit_claim import edit_appearance, edit_claim
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing
from tracker.store.versions import check_version, version_of

Edit = Callable[[Session, str, int], object]


def _claim(session: Session, words: str, read: int) -> object:
    claim = session.get_one(Claim, 1)
    check_version(session, claim, "C1", read)
    return edit_claim(session, claim, {"note": words})


def _appearance(session: Session, words: str, read: int) -> object:
    appearance = session.get_one(Appearance, 1)
    check_version(session, appearance.claim, "C1", read)
    return edit_appearance(session, appearance, {"note": words})


def _speaker(session: Session, words: str, read: int) -> object:
    speaker = session.get_one(Speaker, 1)
    check_version(session, speaker, "P1", read)
    return edit_speaker(session, speaker, {"note": words})


def _source(session: Session, words: str, read: int) -> object:
    source = session.get_one(Source, 1)
    check_version(session, source, "S1", read)
    return edit_source(session, source, {"note": words})


def race(location: Location, edits: dict[str, Edit], read: int) -> dict[str, str | None]:
    """What each writer is told, who all read that version and go off together; None: done."""
    start = Barrier(len(edits))

    def attempt(who: str) -> str | None:
        start.wait(30)
        try:
            with writing(location, Author(who, "edit")) as session:
                edits[who](session, f"by {who} at {read}", read)
        except ChangedUnderneathError as error:
            return str(error)
        return None

    with ThreadPoolExecutor(len(edits)) as pool:
        return dict(zip(edits, pool.map(attempt, edits), strict=True))


def check_trials(location: Location, trials: int) -> None:
    """In every trial one of two writers changes the claim, and the other hears of that one."""
    for read in range(1, trials + 1):
        told = race(location, {"ann": _claim, "bob": _claim}, read)
        (winner,) = [who for who, refusal in told.items() if refusal is None]
        (refusal,) = [one for one in told.values() if one is not None]
        assert re.fullmatch(
            rf"C1 was changed underneath: it is at version {read + 1}, not {read} as when you read"
            rf" it; last changed by {winner} on \d{{4}}-\d\d-\d\d at \d\d:\d\d UTC \(edit\)\."
            " Nothing was changed; see: tracker log C1",
            refusal,
        )
        with reading(location) as session:
            claim = session.get_one(Claim, 1)
            assert (claim.note, version_of(session, claim)) == (f"by {winner} at {read}", read + 1)


def test_of_two_writers_who_read_one_version_one_wins(location: Location, run: Run) -> None:
    load(run, PAPER)
    check_trials(location, 5)


@pytest.mark.slow
def test_of_two_writers_who_read_one_version_one_wins_a_hundred_times(
    location: Location, run: Run
) -> None:
    load(run, PAPER)
    check_trials(location, 100)


@pytest.mark.parametrize("edit", [_speaker, _source, _appearance])
def test_every_record_with_a_version_has_one_winner(
    location: Location, run: Run, edit: Edit
) -> None:
    load(run, PAPER)
    told = race(location, {"ann": edit, "bob": edit}, 1)
    assert sorted(map(bool, told.values())) == [False, True]


def test_who_changes_the_claim_and_who_changes_its_appearance_meet(
    location: Location, run: Run
) -> None:
    load(run, PAPER)
    told = race(location, {"ann": _claim, "bob": _appearance}, 1)
    assert sorted(map(bool, told.values())) == [False, True]


def test_without_a_version_the_last_writer_wins(location: Location, run: Run) -> None:
    load(run, PAPER)
    for venue in ("Paris", "Rome"):
        assert run("claim", "edit", "C1", "--venue", venue).code == 0
    with reading(location) as session:
        assert session.get_one(Claim, 1).venue == "Rome"


def test_an_edit_that_changes_nothing_leaves_the_version_as_it_was(
    location: Location, run: Run
) -> None:
    load(run, PAPER)
    for version in (1, 1, 1):
        outcome = run("claim", "edit", "C1", "--text", "Work stopped.", "--version", version)
        assert (outcome.code, outcome.out) == (
            0,
            "C1 is so already: assertion, Ann (named), in S1\n",
        )
    with reading(location) as session:
        assert version_of(session, session.get_one(Claim, 1)) == 1
