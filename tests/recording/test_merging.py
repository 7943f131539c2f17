"""Two speakers on file are judged to be one; nothing is rewritten, and it can be taken back."""

from typing import Any

import pytest

from conftest import Run
from recording.paper import claim, some
from reporting.stories import PAPER, asked, load, tell
from reporting.stories import claim as told
from tracker.store.checking import findings
from tracker.store.location import Location

TWIN = """
[speaker.twin]
name = "Anne Lee"
aliases = ["Анна Ли"]
"""
SAID = told("C", "twin", "Work went on, too.")
MERGE = "speaker merge P1 P3 --why 'One woman.'"
"""P1 is Ann, of C1; P2 Bob, of C2; P3 her twin on file, of C3; P4 the clerk, unnamed."""


@pytest.fixture
def people(location: Location, run: Run, monkeypatch: pytest.MonkeyPatch) -> Location:
    monkeypatch.setenv("TRACKER_USER", "ann")
    before, clerk, rest = PAPER.partition("[speaker.clerk]")
    load(run, before, TWIN, "\n", clerk, rest, SAID)
    return location


def refused(run: Run, *typed: str) -> str:
    outcome = run(*typed)
    assert (outcome.code, outcome.out) == (1, "")
    return outcome.err.removeprefix("tracker: ").rstrip("\n")


def voices(run: Run, ref: str) -> list[tuple[Any, ...]]:
    return [some(one, "ref", "name", "recorded_as") for one in claim(run, ref)["speakers"]]


def test_a_merged_speaker_is_reported_as_the_survivor(people: Location, run: Run) -> None:
    assert tell(run, MERGE) == "P3 merged into P1: Anne Lee, Анна Ли, person\n"
    assert voices(run, "C3") == [("P1", "Ann", "P3")]
    assert voices(run, "C1") == [("P1", "Ann", None)]
    assert "Ann (named), in S1, recorded as P3" in run("claim", "show", "C3").out
    assert list(findings(people)) == []


@pytest.mark.parametrize("called", ["P1", "P3", "Ann", "Anne Lee", "Анна Ли"])
def test_either_reaches_the_claims_of_both(people: Location, run: Run, called: str) -> None:
    del people
    tell(run, MERGE)
    found = asked(run, "claim", "list", "--speaker", called)["claims"]
    assert [one["ref"] for one in found] == ["C1", "C3"]
    assert [one["ref"] for one in asked(run, "speaker", "show", called)["claims"]] == ["C1", "C3"]


def test_the_speakers_tell_the_merge(people: Location, run: Run) -> None:
    del people
    tell(run, MERGE)
    kept = asked(run, "speaker", "show", "P1")["speaker"]
    merged = asked(run, "speaker", "show", "P3")["speaker"]
    assert [some(one, "ref", "name", "by", "why") for one in kept["merged"]] == [
        ("P3", "Anne Lee", "ann", "One woman.")
    ]
    assert some(merged["merged_into"], "ref", "name", "by", "why") == (
        "P1",
        "Ann",
        "ann",
        "One woman.",
    )
    assert (kept["claims"], merged["claims"]) == (2, 2)
    listed = asked(run, "speaker", "list")["speakers"]
    assert [(one["speaker"]["ref"], one["claims"]) for one in listed] == [("P1", 2), ("P2", 1)]
    assert "Anne Lee (merged into P1)" in run("speaker", "list", "--all").out


def test_who_judged_can_be_somebody_else(people: Location, run: Run) -> None:
    del people
    tell(run, f"{MERGE} --by 'the desk'")
    assert asked(run, "speaker", "show", "P3")["speaker"]["merged_into"]["by"] == "the desk"


def test_a_merge_is_taken_back(people: Location, run: Run) -> None:
    tell(run, MERGE)
    out = tell(run, "speaker unmerge P3")
    assert out == "P3 no longer merged into P1: Anne Lee, Анна Ли, person\n"
    assert voices(run, "C3") == [("P3", "Anne Lee", None)]
    log = run("log", "P3").out
    assert "merge of P3 into P1 recorded" in log
    assert "merge of P3 into P1 retracted" in log
    tell(run, MERGE)
    assert voices(run, "C3") == [("P1", "Ann", "P3")]
    assert list(findings(people)) == []


def test_merging_and_taking_apart_are_undone(people: Location, run: Run) -> None:
    tell(run, MERGE)
    tell(run, "undo --yes")
    assert voices(run, "C3") == [("P3", "Anne Lee", None)]
    tell(run, MERGE)
    tell(run, "speaker unmerge P3")
    tell(run, "undo --yes")
    assert voices(run, "C3") == [("P1", "Ann", "P3")]
    assert list(findings(people)) == []


def test_a_chain_ends_at_the_last_survivor(people: Location, run: Run) -> None:
    del people
    tell(run, MERGE)
    tell(run, "speaker merge P2 P1 --why 'All one.'")
    assert voices(run, "C3") == [("P2", "Bob", "P3")]
    assert refused(run, "speaker", "merge", "P3", "P2", "--why", "x") == (
        "P3 and P2 are one already; name two speakers"
    )
    tell(run, "speaker unmerge P1")
    assert voices(run, "C3") == [("P1", "Ann", "P3")]


def test_what_is_merged_already_is_refused(people: Location, run: Run) -> None:
    del people
    tell(run, MERGE)
    assert refused(run, "speaker", "merge", "P1", "P3", "--why", "x") == (
        "P1 and P3 are one already; name two speakers"
    )
    assert refused(run, "speaker", "merge", "P2", "P3", "--why", "x") == (
        "P3 is merged into P1; first: tracker speaker unmerge P3"
    )
    assert refused(run, "speaker", "unmerge", "P1") == (
        "P1 is merged into nobody; merged into it: P3"
    )


def test_claims_of_one_speaker_do_not_corroborate_each_other(people: Location, run: Run) -> None:
    del people
    tell(run, MERGE)
    assert refused(run, "relate", "C3", "corroborates", "C1", "--why", "x") == (
        "C3 corroborates C1 refused: both claims have one origin: the speaker Ann;"
        " use repeats where it says the same again, else no relation"
    )


def test_a_merge_that_a_relation_does_not_allow_is_refused(people: Location, run: Run) -> None:
    tell(run, "relate C3 corroborates C1 --why 'As said.'")
    told = refused(run, "speaker", "merge", "P1", "P3", "--why", "One woman.")
    assert told.startswith("R1 ")
    assert "both claims have one origin: the speaker Ann" in told
    assert voices(run, "C3") == [("P3", "Anne Lee", None)]
    tell(run, "relation retract R1 --why 'One woman.'")
    tell(run, MERGE)
    assert list(findings(people)) == []


def test_the_undoing_of_an_unmerge_is_held_to_the_rules(people: Location, run: Run) -> None:
    tell(run, MERGE)
    tell(run, "speaker unmerge P3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_USER", "bob")
        tell(run, "relate C3 corroborates C1 --why 'As said.'")
    assert refused(run, "undo", "--yes").startswith("R1 ")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_USER", "bob")
        tell(run, "undo --yes")
        tell(run, "speaker merge P3 P1 --why 'The other way round.'")
    assert refused(run, "undo", "--yes") == (
        "P1 is merged into P3; first: tracker speaker unmerge P1"
    )
    assert list(findings(people)) == []


def test_who_is_merged_keeps_type_and_naming(people: Location, run: Run) -> None:
    del people
    tell(run, "speaker add --descriptor 'an aide'")
    tell(run, "speaker merge P4 P5 --why 'One voice.'")
    assert refused(run, "speaker", "reveal", "P5", "Li Wei", "--source", "S1") == (
        "P5 is merged into P4, and only both could be revealed; first: tracker speaker unmerge P5"
    )
    assert refused(run, "speaker", "edit", "P4", "--type", "organization") == (
        "P5 is merged into P4, and both are of one type; first: tracker speaker unmerge P5"
    )


def test_who_is_merged_is_not_retracted(people: Location, run: Run) -> None:
    del people
    tell(run, "speaker add Ana")
    tell(run, "speaker merge P1 P5 --why 'One woman.'")
    told = refused(run, "speaker", "retract", "P5", "--why", "x")
    assert "merge of P5 into P1" in told


def test_answers_of_one_speaker_are_one_voice(people: Location, run: Run) -> None:
    del people
    match = ("--match", "same,same,same,same")
    for ref in ("C1", "C3"):
        outcome = run("relate", ref, "contradicts", "C2", "--why", "So it was.", *match)
        assert outcome.code == 0, outcome.err
    tell(run, MERGE)
    report = asked(run, "report", "conflicts", "--claim", "C2")
    (disputed,) = report["disputed_claims"]
    assert (disputed["voices"]["total"], disputed["voices"]["people"]) == (1, 1)
    printed = run("report", "conflicts", "--claim", "C2").out
    assert "recorded as P3" in printed
    assert "Anne Lee" not in printed
    by_either = asked(run, "report", "conflicts", "--speaker", "P3")["disputed_claims"]
    assert by_either == asked(run, "report", "conflicts", "--speaker", "P1")["disputed_claims"]


def test_two_of_one_statement_that_are_one_are_told_once(people: Location, run: Run) -> None:
    del people
    tell(run, "claim add 'We both agree.' --source S1 --speaker P1 --speaker P3")
    tell(run, MERGE)
    assert voices(run, "C4") == [("P1", "Ann", "P3")]
    assert "Ann (named), in S1, recorded as P3" in run("claim", "show", "C4").out
    rows = run("export", "claims", "--columns", "ref,speaker_ref,speaker", "-f", "csv").out
    assert rows.splitlines()[-1] == "C4,P1,Ann"
    tell(run, "relate C2 disputes C4 --why 'He says they do not.'")
    public = asked(run, "report", "conflicts", "--audience", "public")["disputed_claims"][0]
    assert [one["name"] for one in public["claim"]["speakers"]] == ["Ann"]
    tell(run, "speaker unmerge P3")
    assert voices(run, "C4") == [("P1", "Ann", None), ("P3", "Anne Lee", None)]


def test_a_name_that_two_rows_of_one_speaker_bear_is_not_ambiguous(
    people: Location, run: Run
) -> None:
    del people
    tell(run, "speaker add 'Ánn' --type person")
    tell(run, "speaker merge P1 P5 --why 'One woman.'")
    tell(run, "claim add 'It is so.' --source S1 --speaker Ann")
    assert voices(run, "C4") == [("P1", "Ann", None)]
