"""`log` tells who changed what; `undo` takes the last of one's own back."""

import re
from pathlib import Path

import pytest

from cli.terminals import on_terminal
from conftest import Run
from reporting.stories import PAPER, answers, asked, load
from tracker.store.location import Location

LOG = """\
when (UTC)        who     command              what
----------------  ------  -------------------  ---------------------------------------------------
0000-00-00 00:00  tester  undo                 C1 text: It stopped. → Work stopped.; venue: Rome →
                                               none
0000-00-00 00:00  tester  claim retract        why: Misread.
                                               C2 retracted; status: current → withdrawn
0000-00-00 00:00  tester  claim edit (undone)  C1 text: Work stopped. → It stopped.; venue: none →
                                               Rome
0000-00-00 00:00  tester  import story         3 speakers, 1 source, 2 claims, 2 appearances, 1
                                               relation recorded
"""
EDIT = ("claim", "edit", "C1", "--text", "It stopped.", "--venue", "Rome")
RETRACT = ("claim", "retract", "C2", "--because", "withdrawn", "--why", "Misread.")


def timeless(text: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "0000-00-00 00:00", text)


@pytest.fixture
def story(location: Location, run: Run) -> Location:
    load(run, PAPER, answers("B", "disputes", "A"))
    return location


def test_the_log_tells_who_changed_what(
    story: Location, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del story
    assert run(*EDIT).code == 0
    monkeypatch.setenv("TRACKER_USER", "other")
    assert run(*RETRACT).code == 0
    monkeypatch.setenv("TRACKER_USER", "tester")
    assert run("undo").code == 0
    assert timeless(run("log").out).replace("other ", "tester") == LOG


@pytest.mark.parametrize(
    ("ref", "what"),
    [
        ("C1", ["C1 recorded", "C1.1 recorded"]),
        ("c1.1", ["C1.1 recorded"]),
        ("P3", ["P3 recorded"]),
        ("S1", ["S1 recorded"]),
        ("R1", ["R1 recorded"]),
    ],
)
def test_the_log_of_a_record_tells_of_it_and_its_parts(
    story: Location, run: Run, ref: str, what: list[str]
) -> None:
    del story
    (change,) = asked(run, "log", ref)["changes"]
    assert [f"{one['ref']} {one['action']}" for one in change["records"]] == what


def test_the_log_is_cut_at_its_limit_and_says_so(story: Location, run: Run) -> None:
    del story
    assert run(*EDIT).code == 0
    outcome = run("log", "-n", "1")
    assert (outcome.code, outcome.err) == (0, "showing 1 of 2 changes; -n 0 shows all\n")


@pytest.mark.parametrize("ref", ["C9", "R7", "P1.1", "C1.2"])
def test_the_log_of_what_is_not_there_is_refused(story: Location, run: Run, ref: str) -> None:
    del story
    outcome = run("log", ref)
    assert (outcome.code, outcome.out) == (2, "")
    assert ref in outcome.err


def test_values_are_told_by_reference_and_shortened(story: Location, run: Run) -> None:
    del story
    long = "It stopped, " * 20
    assert run("claim", "edit", "C1", "--text", long, "--speaker", "bob", "--via", "S1").code == 0
    told = run("log", columns=500).out.splitlines()
    assert told[2].split("C1 ")[1] == (
        f"speakers: P1 Ann → P2 Bob; text: Work stopped. → {long[:59]}…"
    )
    assert told[3].split("C1.1 ")[1] == "relays: none → S1 The paper"
    (fields,) = (
        one["fields"]
        for one in asked(run, "log", "-n", "1")["changes"][0]["records"]
        if one["ref"] == "C1"
    )
    assert fields[1] == {"field": "text", "old": "Work stopped.", "new": long}


def test_dates_and_moments_are_told_in_words(story: Location, run: Run) -> None:
    del story
    assert run("claim", "edit", "C1", "--said", "../2022-04-16").code == 0
    assert run("relation", "resolve", "R1", "Both were right.").code == 0
    told = timeless(run("log", columns=500).out)
    assert "C1 said: none → by 16 Apr 2022" in told
    assert "resolved at: none → 0000-00-00 00:00 UTC" in told
    assert run(*RETRACT).code == 0
    shown = timeless(run("claim", "show", "C2").out)
    assert "retracted  0000-00-00 00:00 UTC by tester: Misread." in shown


def test_off_a_terminal_undo_does_what_it_was_asked(story: Location, run: Run) -> None:
    del story
    assert run(*RETRACT).code == 0
    outcome = run("undo")
    assert (outcome.code, outcome.out) == (0, "C2 restored; status: withdrawn → current\n")
    assert re.fullmatch(r"undone: claim retract, [-\d]+ [:\d]+ UTC\n", outcome.err)


def test_undo_tells_references_alone_or_json(story: Location, run: Run) -> None:
    del story
    assert run(*RETRACT).code == 0
    assert run("undo", "-q").out == "C2\n"
    found = asked(run, "undo")
    assert (found["schema"], found["undone"]["command"]) == ("tracker/undo/1", "import story")
    assert [one["ref"] for one in found["undone"]["records"]] == [
        "P1", "P2", "P3", "S1", "C1", "C2", "C1.1", "C2.1", "R1"
    ]  # fmt: skip


def test_one_does_not_undo_what_somebody_else_did(
    story: Location, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del story
    monkeypatch.setenv("TRACKER_USER", "eve")
    outcome = run("undo")
    assert (outcome.code, outcome.out, outcome.err) == (
        1,
        "",
        "tracker: nothing to undo: no change by eve stands that is not undone\n",
    )


@pytest.mark.parametrize(
    ("replies", "code", "status"),
    [
        (["y\n"], 0, "current"),
        (["\n"], 1, "withdrawn"),
        (["n\n"], 1, "withdrawn"),
        (["maybe\n", "Yes\n"], 0, "current"),
    ],
)
def test_on_a_terminal_undo_shows_the_difference_and_asks(
    copy: Path, run: Run, replies: list[str], code: int, status: str
) -> None:
    place = ("--db", str(copy))
    assert run(*RETRACT, *place).code == 0
    ended = on_terminal("undo", replies=[("[y/N]: ", one) for one in replies], columns=100)
    shown, asked_, rest = ended.printed.partition("Undo this (claim retract, ")
    assert (ended.code, shown) == (code, "C2 restored; status: withdrawn → current\n")
    assert asked_
    assert ("undone: claim retract" in rest) == (code == 0)
    assert rest.endswith("nothing was undone\n") == (code == 1)
    unread = "tracker: cannot read 'maybe'; answer y or n\n"
    assert (unread in rest) == (len(replies) > 1)
    assert asked(run, "claim", "show", "C2", *place)["claim"]["status"] == status


def test_on_a_terminal_undo_does_not_ask_with_yes(copy: Path, run: Run) -> None:
    assert run(*RETRACT, "--db", str(copy)).code == 0
    ended = on_terminal("undo", "--yes", columns=100)
    assert (ended.code, ended.printed.splitlines()[0]) == (
        0,
        "C2 restored; status: withdrawn → current",
    )
