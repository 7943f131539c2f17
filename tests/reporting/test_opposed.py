"""Opposite positions on a question, beside the relations between the claims."""

import time
from typing import Any

import pytest

from conftest import Run
from reporting.databases import both_engines
from reporting.stories import (
    PAPER,
    SAME,
    answers,
    claim,
    conflicts,
    contradicts,
    counted,
    listed,
    load,
    tell,
)
from tracker.models import Claim, Question
from tracker.recording.questions import take_position
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing
from tracker.store.state import Writer
from tracker.vocabulary.questions import Stand

ASKED = "question add 'Has work stopped?'\nposition C1 Q1 yes\n"
BOTH = ASKED + "position C2 Q1 no\n"


def opposition(report: dict[str, Any]) -> dict[str, Any]:
    (found,) = report["oppositions"]
    return {name: found[name] for name in ("yes", "no", "opposed", "apart", "listed")}


@both_engines
def test_opposite_positions_stand_against_each_other_and_count_once(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER)
    tell(run, BOTH)
    report = conflicts(run)
    assert listed(report) == {"C1": ["C2 opposed"], "C2": ["C1 opposed"]}
    assert counted(report) == {"opposed": 1}
    first, second = report["disputed_claims"]
    assert first["reading"] == (
        "No answer contradicts this as worded; 1 takes the opposite position. 1 voice answers,"
        " named; the claim is traced to The paper alone."
    )
    response = first["responses"][0]
    told = {name: response[name] for name in ("relation", "class", "review", "why", "question")}
    assert told == {
        "relation": None,
        "class": "opposed",
        "review": None,
        "why": "Has work stopped? C2: no. C1: yes.",
        "question": "Has work stopped?",
    }
    assert second["responses"][0]["why"] == "Has work stopped? C1: yes. C2: no."


@pytest.mark.parametrize("answer", ["partly", "no_position", "yes"])
def test_whatever_is_not_the_opposite_opposes_nothing(
    location: Location, run: Run, answer: str
) -> None:
    del location
    load(run, PAPER)
    tell(run, f"{ASKED}position C2 Q1 {answer}")
    report = conflicts(run)
    assert (listed(report), counted(report), report["oppositions"]) == ({}, {}, [])


@pytest.mark.parametrize("type_", ["contradicts", "disputes", "qualifies", "supersedes"])
def test_an_agreed_relation_wins_over_positions(location: Location, run: Run, type_: str) -> None:
    del location
    load(run, PAPER, answers("B", type_, "A", SAME))
    tell(run, BOTH)
    assert "opposed" not in counted(conflicts(run, "--all"))


def test_a_relation_that_is_only_proposed_does_not(location: Location, run: Run) -> None:
    del location
    load(run, PAPER)
    tell(run, BOTH + "relate C2 qualifies C1 --why Because. --proposed")
    assert counted(conflicts(run)) == {"opposed": 1}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("scope.when = '2022-03'", "scope.when = '2022-05'"),
        ("scope.where = 'CN'", "scope.where = 'RU'"),
    ],
    ids=["periods", "places"],
)
def test_what_is_known_to_be_apart_is_told_and_not_opposed(
    location: Location, run: Run, first: str, second: str
) -> None:
    del location
    load(run, PAPER, claim("C", "ann", "It stopped.", first), claim("D", "bob", "It went.", second))
    tell(run, "question add 'Has work stopped?'\nposition C3 Q1 yes\nposition C4 Q1 no")
    report = conflicts(run)
    assert listed(report) == {}
    assert opposition(report) == {"yes": 1, "no": 1, "opposed": 0, "apart": 1, "listed": True}
    assert (
        "Has work stopped? 1 pair of yes and no is about periods or places apart, and not opposed."
    ) in " ".join(run("report", "conflicts").out.split())


@pytest.mark.parametrize(
    "after",
    [
        "claim retract C2 --because error --why Slip",
        "position C2 Q1 --retract --why Slip",
        "position C2 Q1 partly",
    ],
)
def test_a_position_that_no_longer_holds_opposes_nothing(
    location: Location, run: Run, after: str
) -> None:
    del location
    load(run, PAPER)
    tell(run, BOTH + after)
    assert counted(conflicts(run)) == {}


def test_positions_on_another_question_do_not_meet(location: Location, run: Run) -> None:
    del location
    load(run, PAPER)
    tell(run, ASKED + "question add 'Is it so?'\nposition C2 Q2 no")
    assert counted(conflicts(run)) == {}


def test_the_public_gets_the_question_and_no_numbers_of_ours(location: Location, run: Run) -> None:
    del location
    load(run, PAPER)
    tell(run, BOTH)
    report = conflicts(run, "--audience", "public")
    assert counted(report) == {"opposed": 1}
    response = report["disputed_claims"][0]["responses"][0]
    assert response["why"] == "Has work stopped? #2: no. #1: yes."
    assert report["oppositions"][0]["question"] not in {"Q1", "1"}


def test_what_is_off_the_record_opposes_nothing_in_public(location: Location, run: Run) -> None:
    del location
    load(run, PAPER)
    tell(run, BOTH + "appearance edit C2.1 --ground-rule off_record")
    assert counted(conflicts(run)) == {"opposed": 1}
    report = conflicts(run, "--audience", "public", "--question", "Q1")
    assert (counted(report), report["oppositions"]) == ({}, [])
    assert [side["total"] for side in report["question"]["sides"]] == [1, 0, 0, 0]


def test_a_report_on_certain_claims_or_speakers_holds_their_pairs_alone(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, claim("C", "bob", "It never stopped.", ""))
    tell(run, BOTH + "position C3 Q1 no")
    assert counted(conflicts(run)) == {"opposed": 2}
    assert listed(conflicts(run, "--claim", "C2")) == {"C2": ["C1 opposed"]}
    assert counted(conflicts(run, "--claim", "C2")) == {"opposed": 1}
    assert counted(conflicts(run, "--speaker", "Ann")) == {"opposed": 2}


def test_a_question_shows_who_stands_where_side_by_side(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, contradicts("B", "A"))
    tell(run, BOTH)
    out = run("report", "conflicts", "--question", "Q1", columns=100).out
    assert out.split("━" * 100)[1].strip() == (
        "Q1. Has work stopped?\n"
        "\n"
        "yes: 1 claim, 1 voice  no: 1 claim, 1 voice  partly: nobody  no position: nobody\n"
        "---------------------  --------------------  --------------  -------------------\n"
        "C1 · assertion         C2 · assertion\n"
        "Work stopped.          Work went on.\n"
        "Ann (named), in S1     Bob (named), in S1"
    )


def test_in_a_narrow_place_one_side_stands_under_the_other(location: Location, run: Run) -> None:
    del location
    load(run, PAPER)
    tell(run, ASKED + "position C2 Q1 partly --why 'In part.'")
    out = run("report", "conflicts", "--question", "Q1", columns=60).out
    assert out.split("━" * 60)[1].strip() == (
        "Q1. Has work stopped?\n"
        "\n"
        f"yes: 1 claim, 1 voice\n{'─' * 60}\n"
        "\n"
        "  C1 · assertion\n"
        "  Work stopped.\n"
        "  Ann (named), in S1\n"
        "\n"
        f"no: nobody\n{'─' * 60}\n"
        "\n"
        f"partly: 1 claim, 1 voice\n{'─' * 60}\n"
        "\n"
        "  C2 · assertion\n"
        "  Work went on.\n"
        "  Bob (named), in S1\n"
        "  why: In part.\n"
        "\n"
        f"no position: nobody\n{'─' * 60}\n"
        "\n"
        "No claim asked for is contradicted, contested, opposed or\n"
        "replaced by an answer."
    )


def dispute(location: Location, yes: int, no: int) -> None:
    """A question with so many claims on either side, each by a speaker of its own."""
    author = Author("tester", "dispute")
    with writing(location, author) as session:
        writer = Writer(session)
        source = {"uid": uid(1), "type": "report", "title": "Survey", "read": True}
        writer.add("source", source)
        writer.add("question", {"uid": uid(2), "text": "Has work stopped?"})
        session.flush()
        for number in range(3, 3 + yes + no):
            who = {"type": "person", "naming": "named", "name": f"Voice {number}"}
            writer.add("speaker", {"uid": uid(number), **who})
        session.flush()
        for number in range(3, 3 + yes + no):
            writer.add(
                "claim",
                STATE
                | {
                    "uid": uid(10_000 + number),
                    "text": f"Say {number}.",
                    "speakers": [{"speaker": uid(number), "affiliation": None}],
                },
            )
        session.flush()
        for number in range(3, 3 + yes + no):
            carried = {"claim": uid(10_000 + number), "source": uid(1)}
            writer.add("appearance", CARRIED | carried | {"uid": uid(20_000 + number)})
        session.flush()
    with writing(location, author) as session:
        question = session.get_one(Question, 1)
        for number in range(1, 1 + yes + no):
            stand = Stand.YES if number <= yes else Stand.NO
            take_position(session, session.get_one(Claim, number), question, stand, author=author)


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


STATE: dict[str, Any] = {
    "kind": "assertion",
    "polarity": "affirm",
    "certainty": "certain",
    "denied_inferred": False,
    "said_basis": "unknown",
    "status": "current",
}
CARRIED: dict[str, Any] = {
    "place": 1,
    "form": "paraphrase",
    "original_language": "und",
    "translation": "unknown",
    "basis": "not_stated",
    "attribution_ambiguous": False,
    "identification": "named",
    "ground_rule": "on_record",
}


def test_a_dispute_of_400_is_counted_and_folded(location: Location, run: Run) -> None:
    dispute(location, 200, 200)
    before = time.perf_counter()
    report = conflicts(run, "--question", "Q1")
    assert time.perf_counter() - before < 10
    assert counted(report) == {"opposed": 40_000}
    assert listed(report) == {}
    assert opposition(report) == {
        "yes": 200,
        "no": 200,
        "opposed": 40_000,
        "apart": 0,
        "listed": False,
    }
    out = " ".join(run("report", "conflicts", "--question", "Q1", columns=100).out.split())
    assert "yes: 200 claims, 200 voices" in out
    assert "… and 160 more claims, not shown" in out
    assert (
        "Has work stopped? 40,000 opposed pairs of 200 yes and 200 no, counted and not listed;"
        " who stands where: --question Q1"
    ) in out
    one = run("report", "conflicts", "--claim", "C1", columns=100)
    assert "… and 160 more answers, not shown: 160 opposed." in one.out
    assert len(conflicts(run, "--claim", "C1")["disputed_claims"][0]["responses"]) == 200


def test_the_strongest_answers_are_shown_and_the_rest_is_told(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, contradicts("B", "A"))
    tell(
        run,
        "claim add 'Some went on.' --source S1 --speaker Bob --answers C1:qualifies --why Part.\n"
        "claim add 'Who knows.' --source S1 --speaker Bob --answers C1:weakens --why Part.",
    )
    report = conflicts(run, "--claim", "C1", "--limit", "1")
    assert listed(report) == {"C1": ["C2 contradicts"]}
    assert report["disputed_claims"][0]["folded"] == [
        {"class": "context", "type": "qualifies", "count": 1},
        {"class": "context", "type": "weakens", "count": 1},
    ]
    assert counted(report) == {"conflict": 1, "context": 2}
    for shape in ("table", "md", "html"):
        out = run("report", "conflicts", "--claim", "C1", "-n", "1", "-f", shape, columns=90).out
        told = "… and 2 more answers, not shown: 1 context (qualifies), 1 context (weakens)."
        assert told in out.replace("\\", "").replace("\n", " ").replace("  ", " ")
