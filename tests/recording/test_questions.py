"""Contested questions, and what claims answer to them."""

import json

import pytest

from conftest import Run
from recording.paper import PAPER
from reporting.stories import asked, tell
from tracker.store.location import Location

ASKED = "question add 'Has work been paused?'\n"


@pytest.fixture
def paper(location: Location, run: Run) -> Location:
    tell(run, PAPER + ASKED)
    return location


def answers(run: Run) -> list[tuple[str, str]]:
    """Which claim answers Q1 with what, as `question show` tells it."""
    found = asked(run, "question", "show", "Q1")["positions"]
    return [(one["claim"], one["answer"]) for one in found]


def test_a_question_is_recorded_and_listed(paper: Location, run: Run) -> None:
    del paper
    assert tell(run, "question add 'Is it so?' --note 'The desk asks.'") == (
        "Q2 recorded: Is it so?\n"
    )
    tell(run, "position C1 Q1 yes\nposition C2 Q1 no")
    assert tell(run, "question list") == (
        "ref  question               yes  no  partly  no position\n"
        "---  ---------------------  ---  --  ------  -----------\n"
        "Q1   Has work been paused?  1    1   0       0\n"
        "Q2   Is it so?              0    0   0       0\n"
    )


def test_a_question_is_shown_with_what_each_claim_answers(paper: Location, run: Run) -> None:
    del paper
    tell(run, "position C2 Q1 no --why 'Nobody was told, so nobody stopped.'\nposition C1 Q1 yes")
    assert tell(run, "question show Q1") == (
        "Q1       Has work been paused?\n"
        "answers  1 yes, 1 no\n"
        "\n"
        "answer  ref  speaker  kind       claim\n"
        "------  ---  -------  ---------  ----------------------------------------\n"
        "yes     C1   Ann      assertion  Work stopped.\n"
        "no      C2   a clerk  assertion  Nobody was told.\n"
        "                                 why: Nobody was told, so nobody stopped.\n"
    )


def test_a_question_put_in_other_words_keeps_its_positions(paper: Location, run: Run) -> None:
    del paper
    tell(run, "position C1 Q1 yes")
    told = tell(run, "question edit Q1 --text 'Has all work been paused?'")
    assert told == "Q1 changed: Has all work been paused?\n"
    assert answers(run) == [("C1", "yes")]


def test_a_new_answer_replaces_the_last(paper: Location, run: Run) -> None:
    del paper
    assert tell(run, "position C1 Q1 yes") == "C1 on Q1: yes\n"
    assert tell(run, "position C1 Q1 yes") == "C1 on Q1: yes already\n"
    assert tell(run, "position C1 Q1 partly") == "C1 on Q1: yes → partly\n"
    assert answers(run) == [("C1", "partly")]


def test_a_position_is_taken_back_and_taken_again(paper: Location, run: Run) -> None:
    del paper
    tell(run, "position C1 Q1 yes")
    told = tell(run, "position C1 Q1 --retract --why 'It says another thing.'")
    assert told == "C1 on Q1: no longer yes\n"
    assert answers(run) == []
    tell(run, "position C1 Q1 no")
    assert answers(run) == [("C1", "no")]


def test_what_was_done_to_positions_is_logged_and_undone(paper: Location, run: Run) -> None:
    del paper
    tell(run, "position C1 Q1 yes\nposition C1 Q1 no --why Because.")
    assert tell(run, "undo") == "C1 on Q1 answer: no → yes; why: Because. → none\n"
    assert answers(run) == [("C1", "yes")]
    tell(run, "undo")
    assert answers(run) == []
    commands = [one["command"] for one in asked(run, "log", "Q1")["changes"]]
    assert commands == ["undo", "undo", "position", "position", "question add"]
    assert "position" in [one["command"] for one in asked(run, "log", "C1")["changes"]]


def test_positions_of_claims_in_error_are_shown_marked_and_not_counted(
    paper: Location, run: Run
) -> None:
    del paper
    tell(run, "position C1 Q1 yes\nclaim retract C1 --because error --why Slip")
    found = asked(run, "question", "show", "Q1")
    assert found["question"]["answers"] == {"yes": 0, "no": 0, "partly": 0, "no_position": 0}
    assert [(one["claim"], one["status"]) for one in found["positions"]] == [
        ("C1", "recorded_in_error")
    ]


def test_a_position_is_told_quietly_and_as_json(paper: Location, run: Run) -> None:
    del paper
    assert tell(run, "position C1 Q1 yes -q") == "C1\n"
    record = json.loads(tell(run, "position C2 Q1 no -f json"))
    assert record["schema"] == "tracker/question/1"


@pytest.mark.parametrize("kind", ["no_comment", "no_knowledge"])
def test_a_claim_that_takes_no_side_takes_no_position(paper: Location, run: Run, kind: str) -> None:
    del paper
    tell(run, f"claim edit C1 --kind {kind}\nposition C1 Q1 no_position")
    outcome = run("position", "C1", "Q1", "no")
    assert outcome.code == 1
    assert outcome.err.startswith(f"tracker: C1 is {kind}, which says neither yes nor no;")
    assert answers(run) == [("C1", "no_position")]
