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
    assert _shown(report)[1] == ["C2 contradicts C1", "C4 opposed C1"]
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


TAKEN = "question add 'Did work stop?'\nposition C1 Q1 yes\nposition C2 Q1 no"


def _taking(answer: str, count: int) -> str:
    """Lines of a claim file: so many claims by the clerk that answer the question."""
    position = f'positions = [{{ question = "stopped", answer = "{answer}" }}]'
    told = [claim(f"{answer}{n}", "clerk", f"{answer} {n}.", position) for n in range(count)]
    return "".join(told)


QUESTION = '\n[question.stopped]\ntext = "Did work stop?"\n'


@pytest.mark.parametrize("options", [(), ("--claim", "C1"), ("--question", "Q1"), ("--all",)])
def test_opposite_answers_without_a_relation_are_a_pair_of_every_map(
    location: Location, run: Run, options: tuple[str, ...]
) -> None:
    del location
    load(run, PAPER)
    tell(run, TAKEN)
    report = asked(run, "map", *options)
    assert report["relations"] == [
        {
            "relation": None,
            "answering": "C2",
            "answered": "C1",
            "class": "opposed",
            "type": "opposed",
            "answered_by": None,
            "resolved": False,
        }
    ]


def test_an_agreed_relation_takes_the_place_of_opposite_answers(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, answers("B", "weakens", "A"))
    tell(run, TAKEN)
    assert _shown(asked(run, "map", "--claim", "C1"))[1] == ["C2 weakens C1"]


def test_a_pair_opposed_on_two_questions_is_drawn_once(location: Location, run: Run) -> None:
    del location
    load(run, PAPER)
    tell(run, TAKEN)
    tell(run, "question add 'Did it go on?'\nposition C1 Q2 no\nposition C2 Q2 yes")
    assert _shown(asked(run, "map")) == (["C1", "C2"], ["C2 opposed C1"])


def test_of_many_opposed_pairs_a_few_are_drawn_at_a_claim_and_the_rest_is_counted(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, QUESTION, _taking("yes", 13), _taking("no", 15))
    around = asked(run, "map", "--claim", "C3")
    assert [one["type"] for one in around["relations"]] == ["opposed"] * 12
    assert around["folded"][0] == {
        "at": "C3",
        "answer": None,
        "side": "answers",
        "claims": 3,
        "types": {"opposed": 3},
    }
    counted = {
        "at": None,
        "answer": None,
        "side": "opposed",
        "claims": 28,
        "types": {"opposed": 195},
    }
    for options in ([], ["--all"], ["--question", "Q1"]):
        report = asked(run, "map", *options)
        assert report["relations"] == []
        assert report["folded"][-1] == counted
    assert "195 opposed pairs of 28 claims not drawn." in run("map", "-f", "svg").out


def test_the_public_sees_opposed_pairs_of_what_may_leave_alone(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER)
    tell(run, TAKEN)
    report = asked(run, "map", "--audience", "public")
    assert [(one["relation"], one["type"]) for one in report["relations"]] == [(None, "opposed")]
    tell(run, "appearance edit C1.1 --ground-rule off_record")
    assert asked(run, "map", "--audience", "public")["relations"] == []
