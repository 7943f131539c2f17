"""What a fact-check found of a claim: given by somebody, never inferred."""

import pytest

from conftest import Run
from recording.paper import PAPER
from reporting.stories import asked, tell
from tracker.store.location import Location


@pytest.fixture
def paper(location: Location, run: Run) -> Location:
    tell(run, PAPER)
    return location


def standing(run: Run) -> list[tuple[str, str, str | None]]:
    """Who found what of C1, and where it was published."""
    found = asked(run, "claim", "show", "C1")["verdicts"]
    return [(one["reviewer"], one["rating"], one["url"]) for one in found]


def test_a_verdict_is_recorded_and_shown_with_the_claim(paper: Location, run: Run) -> None:
    del paper
    given = "verdict C1 'Half true' --why 'Some work goes on.' --by 'The desk' --decided 2022-04-20"
    assert tell(run, given) == "C1 by The desk: Half true\n"
    assert tell(run, "claim show C1").endswith(
        "\n\nverdict    Half true (The desk, 20 Apr 2022)\n"
        "because    Some work goes on.\n"
        "published  not published\n"
    )


def test_a_reviewers_new_verdict_takes_the_place_of_the_last(paper: Location, run: Run) -> None:
    del paper
    tell(run, "verdict C1 False --why 'It never stopped.' --url https://desk.example/1")
    tell(run, "verdict C1 True --why 'It stopped.' --by 'Another desk'")
    assert tell(run, "verdict C1 Unproven --why 'Nobody can tell.' --by TESTER") == (
        "C1 by TESTER: False → Unproven\n"
    )
    assert standing(run) == [
        ("TESTER", "Unproven", "https://desk.example/1"),
        ("Another desk", "True", None),
    ]
    assert tell(run, "undo").startswith("verdict of tester on C1 rating: Unproven → False;")
    assert standing(run)[0] == ("tester", "False", "https://desk.example/1")


def test_a_verdict_is_taken_back(paper: Location, run: Run) -> None:
    del paper
    tell(run, "verdict C1 False --why 'It never stopped.'")
    told = tell(run, "verdict C1 --retract --why 'Of another claim.'")
    assert told == "C1 by tester: no longer False\n"
    assert standing(run) == []
    again = run("verdict", "C1", "--retract", "--why", "Twice.")
    assert (again.code, again.err) == (
        1,
        "tracker: C1 has no verdict of tester; see: tracker claim show C1\n",
    )


def test_a_verdict_changes_no_count_of_the_contradiction_report(paper: Location, run: Run) -> None:
    del paper
    before = asked(run, "report", "conflicts", "--all")["counts"]
    tell(run, "verdict C1 False --why 'It never stopped.'")
    assert asked(run, "report", "conflicts", "--all")["counts"] == before
