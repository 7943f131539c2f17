"""Right of reply: who was asked for a response, by when, and what came of it."""

import json

import pytest

from conftest import Run
from recording.paper import PAPER
from reporting.stories import asked, tell
from tracker.store.location import Location

MORE = """
question add 'Has work been paused?'
speaker add Bob
claim add 'Work went on.' --source S1 --speaker Ann --said 2022-04-20
claim add 'Bob knows nothing.' --source S1 --speaker Bob --said 2022-04-20
"""
"""Q1; P5, Bob, of whom nothing else is known; C3 by Ann, C4 by Bob."""


@pytest.fixture
def paper(location: Location, run: Run) -> Location:
    tell(run, PAPER + MORE)
    return location


def request(run: Run, ref: str = "D1") -> dict[str, object]:
    """A request as it is on file, without what tells it apart."""
    found = asked(run, "respond", "show", ref)["request"]
    return {name: value for name, value in found.items() if name != "uid" and value is not None}


def test_a_request_is_recorded_listed_and_shown(paper: Location, run: Run) -> None:
    del paper
    told = tell(
        run,
        "respond ask Ann --about C2 --on 2022-04-17 --deadline 2022-04-18 --channel e-mail"
        " --asked 'Was nobody told?' --note 'Called twice.'",
    )
    assert told == "D1 recorded: Ann on C2, asked 17 Apr 2022, overdue since 18 Apr 2022\n"
    tell(run, "respond ask P4 --about Q1 --on 2022-04-19 --deadline 2999-12-31")
    assert tell(run, "respond list") == (
        "ref  party    about                     asked        state                      answer\n"
        "---  -------  ------------------------  -----------  -------------------------  ------\n"
        "D1   Ann      C2 Nobody was told.       17 Apr 2022  overdue since 18 Apr 2022\n"
        "D2   a clerk  Q1 Has work been paused?  19 Apr 2022  open until 31 Dec 2999\n"
    )
    assert tell(run, "respond show D1") == (
        "D1        overdue since 18 Apr 2022\n"
        "party     P2 Ann\n"
        "about     C2 Nobody was told.\n"
        "asked     Was nobody told?\n"
        "on        17 Apr 2022\n"
        "channel   e-mail\n"
        "deadline  18 Apr 2022\n"
        "note      Called twice.\n"
    )


def test_our_own_request_is_of_today(paper: Location, run: Run) -> None:
    del paper
    told = tell(run, "respond ask Ann --about C2")
    assert told == tell(run, "respond ask Ann --about C2 --on today").replace("D2", "D1")


def test_a_request_that_a_source_reports_was_made_by_the_day_that_came_out(
    paper: Location, run: Run
) -> None:
    del paper
    outcome = run("respond", "ask", "Ann", "--about", "C2", "--source", "S1")
    assert outcome.out == "D1 recorded: Ann on C2, asked by 16 Apr 2022, open\n"
    assert outcome.err == "asked ../2022-04-16: by the day S1 was published; --on gives another\n"
    outcome = run(*["respond", "ask", "Ann", "--about", "Q1", "--source", "S1", "--on", "Thursday"])
    assert outcome.out == "D2 recorded: Ann on Q1, asked 14 Apr 2022, open\n"
    assert outcome.err == "2022-04-14: “Thursday”, read against publication on Saturday\n"
    told = tell(run, "respond answer D1 no_response")
    assert told == "D1 Ann on C2: no response, by 16 Apr 2022\n"


def test_a_party_that_is_not_on_file_is_made_if_it_is_said_to_be_new(
    paper: Location, run: Run
) -> None:
    del paper
    outcome = run(*["respond", "ask", "Zoe", "--about", "C1"])
    assert outcome.code == 2
    assert outcome.err == (
        "tracker: no speaker 'Zoe'. If it is not on file yet, give --new as well; see:"
        " tracker speaker list --all\n"
    )
    outcome = run(*["respond", "ask", "Zoe", "--about", "C1", "--new", "--on", "2022-04-17"])
    assert outcome.out == "D1 recorded: Zoe on C1, asked 17 Apr 2022, open\n"
    assert outcome.err == (
        "P6 recorded: Zoe, person (another type? tracker speaker edit P6 --type …)\n"
    )


def test_the_same_party_asked_twice_is_told(paper: Location, run: Run) -> None:
    del paper
    tell(run, "respond ask Ann --about C2 --on 2022-04-17")
    outcome = run(*["respond", "ask", "Ann", "--about", "C2", "--on", "2022-04-18"])
    assert outcome.err == (
        "D1 asked the same party on 2022-04-17: open; its outcome:"
        " tracker respond answer D1 OUTCOME\n"
    )


def test_a_new_outcome_replaces_the_last(paper: Location, run: Run) -> None:
    del paper
    tell(run, "respond ask Ann --about C2 --on 2022-04-17")
    told = tell(run, "respond answer D1 declined --on 2022-04-18 --note 'By telephone.'")
    assert told == "D1 Ann on C2: declined, 18 Apr 2022\n"
    assert tell(run, "respond answer D1 declined") == (
        "D1 Ann on C2: declined, 18 Apr 2022 already\n"
    )
    told = tell(run, "respond answer D1 answered --claim C3")
    assert told == "D1 Ann on C2: declined → answered, 20 Apr 2022, C3\n"
    assert tell(run, "respond show D1") == (
        "D1      answered, 20 Apr 2022\n"
        "party   P2 Ann\n"
        "about   C2 Nobody was told.\n"
        "on      17 Apr 2022\n"
        "answer  C3 Work went on.\n"
        "note    By telephone.\n"
    )
    told = tell(run, "respond answer D1 no_response --on 2022-04-21")
    assert told == "D1 Ann on C2: answered → no response, 21 Apr 2022\n"
    assert "answer" not in request(run)


def test_a_request_is_edited_and_opened_again(paper: Location, run: Run) -> None:
    del paper
    tell(
        run,
        "respond ask Ann --about C2 --on 2022-04-17 --channel e-mail\n"
        "respond answer D1 answered --claim C3",
    )
    told = tell(
        run, "respond edit D1 --about Q1 --on 2022-04-18 --unset channel --version 2 --why Slip"
    )
    assert told == "D1 changed: Ann on Q1, asked 18 Apr 2022, answered, 20 Apr 2022\n"
    told = tell(run, "respond edit D1 --unset outcome --party Bob")
    assert told == "D1 changed: Bob on Q1, asked 18 Apr 2022, open\n"
    assert tell(run, "respond edit D1 --party P5") == (
        "D1 is so already: Bob on Q1, asked 18 Apr 2022, open\n"
    )
    assert set(request(run)) == {"ref", "party", "about", "asked_on", "state"}


def test_requests_are_listed_by_what_is_asked_of_them(paper: Location, run: Run) -> None:
    del paper
    tell(
        run,
        "respond ask Ann --about C2 --on 2022-04-17\n"
        "respond ask Bob --about C2 --on 2022-04-17\n"
        "respond ask Bob --about Q1 --on 2022-04-17\n"
        "respond ask Bob --about C1 --on 2022-04-17\n"
        "respond answer D2 declined --on 2022-04-18\n"
        "respond retract D4 --why Twice.",
    )
    listed = {
        typed: [one["ref"] for one in asked(run, "respond", "list", *typed.split())["requests"]]
        for typed in (
            "",
            "--open",
            "--party Bob",
            "--about C2",
            "--about C2 --about Q1",
            "--all",
            "--limit 1",
        )
    }
    assert listed == {
        "": ["D1", "D2", "D3"],
        "--open": ["D1", "D3"],
        "--party Bob": ["D2", "D3"],
        "--about C2": ["D1", "D2"],
        "--about C2 --about Q1": ["D1", "D2", "D3"],
        "--all": ["D1", "D2", "D3", "D4"],
        "--limit 1": ["D1"],
    }
    assert run("respond", "list", "-n", "1").err == "showing 1 of 3 requests; -n 0 shows all\n"


def test_a_request_is_logged_undone_and_checked(paper: Location, run: Run) -> None:
    del paper
    tell(run, "respond ask Ann --about C2 --on 2022-04-17\nrespond answer D1 declined --on 2022-04")
    assert tell(run, "undo") == "D1 outcome: declined → none; outcome on: Apr 2022 → none\n"
    assert request(run)["state"] == "open"
    commands = [one["command"] for one in asked(run, "log", "D1")["changes"]]
    assert commands == ["undo", "respond answer", "respond ask"]
    tell(run, "undo")
    assert [one["ref"] for one in asked(run, "respond", "list")["requests"]] == []
    assert run("db", "check").code == 0


def test_what_a_request_needs_is_not_retracted_before_it(paper: Location, run: Run) -> None:
    del paper
    tell(run, "respond ask Zoe --new --about Q1 --on 2022-04-17")
    outcomes = [run(*typed.split(), "--why", "x").err for typed in ("speaker retract P6",)]
    outcomes.append(run("question", "retract", "Q1", "--why", "x").err)
    assert outcomes == [
        "tracker: P6 is used by D1; retract or change it first\n",
        "tracker: Q1 is used by D1; retract or change it first\n",
    ]


def test_a_request_is_told_quietly_and_as_json(paper: Location, run: Run) -> None:
    del paper
    assert tell(run, "respond ask Ann --about C2 --on 2022-04-17 -q") == "D1\n"
    record = json.loads(tell(run, "respond answer D1 declined --on 2022-04-18 -f json"))
    del record["request"]["uid"], record["request"]["about"]["uid"]
    assert record == {
        "schema": "tracker/request/1",
        "version": 2,
        "request": {
            "ref": "D1",
            "party": {"ref": "P2", "name": "Ann", "recorded_as": None},
            "about": {"ref": "C2", "text": "Nobody was told."},
            "source": None,
            "asked": None,
            "asked_on": "2022-04-17",
            "channel": None,
            "deadline": None,
            "state": "declined",
            "outcome": "declined",
            "outcome_on": "2022-04-18",
            "answer": None,
            "note": None,
            "retracted": None,
        },
    }


def test_a_merged_party_is_told_as_whom_it_is_one_with(paper: Location, run: Run) -> None:
    del paper
    tell(
        run,
        "respond ask Bob --about C1 --on 2022-04-17\n"
        "speaker merge P2 P5 --why 'One person.'\n"
        "respond answer D1 answered --claim C3",
    )
    assert request(run)["party"] == {"ref": "P2", "name": "Ann", "recorded_as": "P5"}
    assert tell(run, "respond show D1").splitlines()[1] == "party   P2 Ann (recorded as P5)"


@pytest.mark.parametrize(
    ("party", "claim", "told"),
    [
        pytest.param("Institute", "C3", "", id="a body by its own people"),
        pytest.param(
            "P5",
            "C2",
            "C2 is by P4 a clerk: check that they answer for P5 Bob\n",
            id="somebody unnamed",
        ),
        pytest.param(
            "P4",
            "C3",
            "tracker: C3 is by P2 Ann, and D1 asked P4 a clerk; give a claim by that party, or"
            " leave --claim out; of somebody who speaks for it, record the affiliation first:"
            " tracker affiliation add\n",
            id="somebody else",
        ),
        pytest.param(
            "Ann",
            "C1",
            "C1 was said 2022-04-14, before D1 was asked, 2022-04-17; that day is inferred\n",
            id="words that may be older",
        ),
    ],
)
def test_whose_words_answer_for_a_party(
    paper: Location, run: Run, party: str, claim: str, told: str
) -> None:
    del paper
    tell(run, f"respond ask {party} --about Q1 --on 2022-04-17")
    outcome = run("respond", "answer", "D1", "answered", "--claim", claim)
    assert (outcome.err, outcome.code) == (told, int("tracker:" in told))


def test_two_of_one_body_may_speak_for_each_other_and_that_is_told(
    paper: Location, run: Run
) -> None:
    del paper
    tell(run, "affiliation add P5 Institute\nrespond ask Bob --about C1 --on 2022-04-17")
    outcome = run(*["respond", "answer", "D1", "answered", "--claim", "C3"])
    assert (outcome.code, outcome.err) == (
        0,
        "C3 is by P2 Ann: check that they answer for P5 Bob\n",
    )


def test_what_does_not_fit_an_outcome_is_told(paper: Location, run: Run) -> None:
    del paper
    tell(
        run,
        "respond ask Ann --about C1 --on 2022-04-17 --deadline 2022-04-25\n"
        "claim edit C3 --kind no_comment",
    )
    assert run("respond", "answer", "D1", "no_response", "--on", "2022-04-20").err == (
        "D1 can be answered until 2022-04-25\n"
    )
    assert run("respond", "answer", "D1", "answered", "--claim", "C3").err == (
        "C3 is no_comment; a party that would not answer:"
        " tracker respond answer D1 declined --claim C3\n"
    )
