"""What a map shows: around claims, around a question, and what it folds."""

from typing import Any

import pytest

from conftest import Run
from reporting.stories import PAPER, answers, asked, claim, contradicts, load, tell
from tracker.store.location import Location

LETTERS = "CDEFGHIJKLMNOPQ"


def _shown(report: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The claims, and the relations as `C2 contradicts C1`."""
    claims = [one["claim"]["ref"] for one in report["claims"]]
    told = [f"{one['answering']} {one['type']} {one['answered']}" for one in report["relations"]]
    return claims, told


@pytest.fixture
def chain(location: Location, run: Run) -> Location:
    """C5 qualifies C4, which weakens C3, which disputes C2, which contradicts C1."""
    more = [claim(key, "clerk", f"Claim {key}.") for key in "CDE"]
    links = [
        contradicts("B", "A"),
        answers("C", "disputes", "B"),
        answers("D", "weakens", "C"),
        answers("E", "qualifies", "D"),
    ]
    load(run, PAPER, *more, *links)
    return location


def test_a_map_around_a_claim_goes_two_steps_of_answers_far(chain: Location, run: Run) -> None:
    del chain
    report = asked(run, "map", "--claim", "C1")
    assert _shown(report) == (["C1", "C2", "C3"], ["C2 contradicts C1", "C3 disputes C2"])
    assert [one["asked"] for one in report["claims"]] == [True, False, False]
    assert report["folded"] == [
        {"at": "C3", "answer": None, "side": "answers", "claims": 1, "types": {"weakens": 1}}
    ]


def test_a_map_around_an_answer_shows_what_it_answers_too(chain: Location, run: Run) -> None:
    del chain
    claims, told = _shown(asked(run, "map", "--claim", "C4"))
    assert (claims, told) == (["C4", "C3", "C5"], ["C5 qualifies C4", "C4 weakens C3"])


def test_without_a_claim_the_disputed_ones_are_shown_with_their_answers(
    chain: Location, run: Run
) -> None:
    del chain
    claims, told = _shown(asked(run, "map"))
    assert claims == ["C1", "C2", "C3"]
    assert told == ["C2 contradicts C1", "C3 disputes C2"]
    everything, _ = _shown(asked(run, "map", "--all"))
    assert sorted(everything) == ["C1", "C2", "C3", "C4", "C5"]


def test_a_claim_in_error_and_what_was_rejected_leave_the_map(chain: Location, run: Run) -> None:
    del chain
    tell(run, "relation retract R2 --why No.\nrelation retract R1 --why No.")
    assert _shown(asked(run, "map")) == ([], [])
    assert _shown(asked(run, "map", "--claim", "C3")) == (
        ["C3", "C4", "C5"],
        ["C5 qualifies C4", "C4 weakens C3"],
    )


def test_a_map_around_a_question_shows_positions_by_answer(chain: Location, run: Run) -> None:
    del chain
    tell(
        run,
        "question add 'Did work stop?'\nposition C2 Q1 no\nposition C1 Q1 yes\nposition C4 Q1 no",
    )
    report = asked(run, "map", "--question", "Q1")
    assert report["question"] == {"ref": "Q1", "text": "Did work stop?"}
    assert [(one["claim"]["ref"], one["answer"]) for one in report["claims"]] == [
        ("C1", "yes"),
        ("C2", "no"),
        ("C4", "no"),
    ]
    assert _shown(report)[1] == ["C2 contradicts C1"]
    public = asked(run, "map", "--question", "Q1", "--audience", "public")
    assert public["question"] == {"ref": "The question", "text": "Did work stop?"}


def test_of_many_answers_the_strongest_are_drawn_and_the_rest_is_counted(
    location: Location, run: Run
) -> None:
    del location
    more = [claim(key, "clerk", f"Claim {key}.") for key in LETTERS]
    links = [answers(key, "weakens", "A") for key in LETTERS]
    load(run, PAPER, *more, *links, answers("B", "disputes", "A"))
    report = asked(run, "map", "--claim", "C1")
    claims, _ = _shown(report)
    assert claims == ["C1", "C2", *(f"C{number}" for number in range(3, 14))]
    assert report["folded"] == [
        {"at": "C1", "answer": None, "side": "answers", "claims": 4, "types": {"weakens": 4}}
    ]
    whole = asked(run, "map", "--claim", "C1", "--all")
    assert (len(whole["claims"]), whole["folded"]) == (17, [])


def test_of_many_disputed_claims_twelve_are_drawn(location: Location, run: Run) -> None:
    del location
    load(
        run,
        PAPER,
        *(claim(key, "ann", f"Claim {key}.") for key in LETTERS),
        *(claim(f"{key}{key}", "bob", f"No {key}.") for key in LETTERS),
        *(answers(f"{key}{key}", "disputes", key) for key in LETTERS),
    )
    report = asked(run, "map")
    assert len(report["claims"]) == 24
    assert report["folded"] == [
        {"at": None, "answer": None, "side": "disputed", "claims": 3, "types": {}}
    ]


def test_the_public_gets_numbers_of_its_own_and_nothing_off_the_record(
    location: Location, run: Run
) -> None:
    del location
    secret = claim("C", "clerk", "Secret.", 'published.ground_rule = "off_record"')
    load(run, PAPER, secret, answers("C", "disputes", "A"), answers("B", "disputes", "A"))
    outcome = run("map", "--claim", "C1", "--audience", "public")
    assert outcome.err == "left out for the public: 1 claim off the record\n"
    assert "Secret" not in outcome.out
    assert _shown(asked(run, "map", "--claim", "C1", "--audience", "public")) == (
        ["#1", "#2"],
        ["#2 disputes #1"],
    )
