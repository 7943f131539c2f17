"""An import that was undone can be made again; what a person retracted stays retracted."""

from conftest import Run
from exchange.claim_files import STOPPED, TINY, change, dump, edited, state, texts, write
from tracker.models import Claim
from tracker.store.location import Location
from tracker.store.session import reading

NEXT = edited((STOPPED, 'text = "Work had stopped."'))


def imported(run: Run, text: str) -> str:
    outcome = run("import", write(text))
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def live(location: Location) -> list[int]:
    with reading(location) as session:
        return [number for number in (1, 2) if session.get_one(Claim, number).retracted_at is None]


def test_what_an_undone_import_had_made_is_back(location: Location, run: Run) -> None:
    imported(run, TINY)
    before = dump(location)
    assert run("undo").code == 0
    assert live(location) == []
    assert imported(run, TINY) == ("brought back: 2 speakers, 1 source, 2 claims, 2 appearances\n")
    after = dump(location)
    for table in ("speaker", "source", "claim", "claim_speaker", "appearance", "relay"):
        assert after[table] == before[table], table
    assert imported(run, TINY) == "nothing to change: 7 records as they were\n"


def test_what_an_undone_import_had_taken_over_is_taken_over_again(
    location: Location, run: Run
) -> None:
    imported(run, TINY)
    imported(run, NEXT)
    assert run("undo").code == 0
    assert texts(location) == ["Work stopped.", "Work went on."]
    assert imported(run, NEXT) == "updated from the file: claim.A (text)\n"
    assert texts(location) == ["Work had stopped.", "Work went on."]


def test_the_older_file_after_an_undone_import_of_the_newer_changes_nothing(
    location: Location, run: Run
) -> None:
    imported(run, TINY)
    imported(run, NEXT)
    assert run("undo").code == 0
    assert imported(run, TINY) == "nothing to change: 7 records as they were\n"
    assert texts(location) == ["Work stopped.", "Work went on."]


def test_what_a_person_changed_stays_although_another_import_was_undone(
    location: Location, run: Run
) -> None:
    imported(run, TINY)
    change(location, Claim, 1, venue="Rome")
    imported(run, NEXT)
    assert run("undo").code == 0
    imported(run, NEXT)
    found = state(location, Claim, 1)
    assert (found["text"], found["venue"]) == ("Work had stopped.", "Rome")


def test_what_a_person_retracted_stays_retracted(location: Location, run: Run) -> None:
    imported(run, TINY)
    assert run("claim", "retract", "C1", "--because", "error", "--why", "undone").code == 0
    assert imported(run, TINY) == "nothing to change: 7 records as they were\n"
    assert live(location) == [2]


def test_a_file_cannot_lean_on_what_a_person_retracted(location: Location, run: Run) -> None:
    imported(run, TINY)
    for claim in ("C1", "C2"):
        assert run("claim", "retract", claim, "--because", "error", "--why", "x").code == 0
    assert run("source", "retract", "S1", "--why", "x").code == 0
    before = dump(location)
    more = '\n[claim.C]\nspeaker = "ann"\nsource = "paper"\ntext = "No."\n'
    outcome = run("import", write(TINY + more))
    assert (outcome.code, outcome.out, outcome.err) == (
        1,
        "",
        "tracker: C3.1 needs S1, which is or would be retracted; change C3.1 first\n",
    )
    assert dump(location) == before


def test_a_relation_that_comes_back_is_held_to_its_rules(location: Location, run: Run) -> None:
    del location
    related = TINY + 'answers = [{ claim = "A", type = "qualifies", why = "x" }]\n'
    imported(run, TINY)
    imported(run, related)
    assert run("undo").code == 0
    assert run("relate", "C2", "disputes", "C1", "--why", "y").code == 0
    outcome = run("import", write(related))
    assert outcome.code == 1
    assert "B disputes A stands already" in outcome.err
