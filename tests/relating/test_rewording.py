"""The reason and the note of a relation in other words."""

import pytest

from conftest import Run
from reporting.databases import both_engines
from reporting.stories import PAPER, load, tell
from tracker.errors import RefusedError
from tracker.models import Relation
from tracker.relating.rewording import reword
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing

AUTHOR = Author("tester", "review")


@pytest.fixture
def engine() -> str:
    """No rule here depends on the engine."""
    return "sqlite"


def reworded(location: Location, words: dict[str, str | None]) -> tuple[str, str | None]:
    with writing(location, AUTHOR) as session:
        reword(session, session.get_one(Relation, 1), words)
    with reading(location) as session:
        relation = session.get_one(Relation, 1)
        return relation.why, relation.note


@both_engines
def test_words_are_put_otherwise_and_a_note_taken_away(location: Location, run: Run) -> None:
    load(run, PAPER)
    tell(run, "relate C2 disputes C1 --why Because. --note Ask.")
    assert reworded(location, {"why": "He says so."}) == ("He says so.", "Ask.")
    assert reworded(location, {"note": None}) == ("He says so.", None)


def test_a_reason_stays_and_what_was_retracted_is_not_reworded(
    location: Location, run: Run
) -> None:
    load(run, PAPER)
    tell(run, "relate C2 disputes C1 --why Because.")
    with pytest.raises(RefusedError, match=r"^R1 needs a reason; say why, in a sentence$"):
        reworded(location, {"why": None})
    tell(run, "relation retract R1 --why Misread.")
    with pytest.raises(RefusedError, match=r"^R1 was retracted on .*; relate the two claims anew$"):
        reworded(location, {"note": "Ask."})
