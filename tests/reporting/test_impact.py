"""The impact report: what leans on a source, a speaker or a claim."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Run
from reporting.databases import both_engines
from reporting.stories import asked, tell
from tracker.store.location import Location

STORY = """
source add 'The paper' --type article-newspaper --outlet Daily --published 2022-04-16
source add 'Wire copy' --type article-newspaper --outlet Wire --not-read
source add Another --type article-newspaper --outlet Weekly --published 2022-04-17
claim add 'Work stopped.' --speaker Ann --new --source S1 --via S2
claim add 'It was cold.' --speaker Ann --source S1 --via S2?
claim add 'Work went on.' --speaker Bob --new --source S1
appearance add C1 --source S3
relate C3 disputes C1 --why 'Bob answers Ann.'
relate C3 weakens C2 --why 'He was warm.'
question add 'Has work stopped?'
position C1 Q1 yes
position C3 Q1 no
respond ask Ann --about C2 --on 2022-04-17
"""
"""S1 by P1, S2 by P2, S3 by P3. C1 by Ann, P4, through S2 and by Weekly itself; C2 by Ann, maybe
through S2; C3 by Bob, P5."""


@pytest.fixture
def story(location: Location, run: Run) -> Location:
    tell(run, STORY)
    return location


def impact(run: Run, *options: object) -> dict[str, Any]:
    """The report."""
    return asked(run, "report", "impact", *options)


def left(run: Run, *options: object) -> dict[str, str]:
    """By claim how it leans, and the origins that it has otherwise."""
    told = {}
    for one in impact(run, *options)["claims"]:
        ways = [f"{way['way']}{'?' if way['inferred'] else ''}" for way in one["leanings"]]
        told[one["claim"]] = f"{' '.join(ways)}: {', '.join(one['left']['traced_to']) or 'nothing'}"
    return told


def relations(run: Run, *options: object) -> dict[str, bool]:
    """The relations, and whether each falls."""
    return {one["relation"]: one["falls"] for one in impact(run, *options)["relations"]}


def test_six_claims_of_the_seed_come_through_tass_three_of_them_by_inference(
    seed: Location, run: Run
) -> None:
    del seed
    relayed = {f"C{number}": "relayed: nothing" for number in (6, 7, 8)}
    inferred = {f"C{number}": "relayed?: nothing" for number in (1, 2, 4)}
    assert left(run, "S2") == left(run, "P3") == {**inferred, **relayed}
    assert (
        "6 claims lean on it, 3 of them by an inferred hop; 6 with nothing else to stand on. 12"
        " relations, 0 positions and 0 requests rest on these or on it.\n"
    ) in run("report", "impact", "S2", columns=200).out


@both_engines
def test_what_leans_on_a_source_and_what_is_left_without_it(story: Location, run: Run) -> None:
    del story
    rule = "─" * 100
    assert (
        run("report", "impact", "S2").out
        == f"""\
Impact report: S2 Wire

2 claims lean on it, 1 of them by an inferred hop; 1 with nothing else to stand on. 2 relations, 1
position and 1 request rest on these or on it.

Nothing else to stand on: 1 claim
{rule}

Claim  Speaker, as published  What is claimed  Leans on it as            Left without it
-----  ---------------------  ---------------  ------------------------  ------------------------
C2     Ann                    It was cold.     relayed by it (inferred)  nothing: its only origin

Something left to stand on: 1 claim
{rule}

Claim  Speaker, as published  What is claimed  Leans on it as  Left without it
-----  ---------------------  ---------------  --------------  ------------------------
C1     Ann                    Work stopped.    relayed by it   1 origin remains: Weekly

Relations that rest on these
{rule}

Relation  What            Rests on                      Why
--------  --------------  ----------------------------  ----------------
R2        C3 weakens C2   C2                            He was warm.
R1        C3 disputes C1  C1, which has something left  Bob answers Ann.

Positions
{rule}

Question  Asks               Claim                         Answer
--------  -----------------  ----------------------------  ------
Q1        Has work stopped?  C1, which has something left  yes

Requests for a response
{rule}

Request  Party  About            How it stands  Answer
-------  -----  ---------------  -------------  ------
D1       Ann    C2 It was cold.  open

{"━" * 100}

S1: newspaper article, Daily, “The paper”, 16 Apr 2022

S2: newspaper article, Wire, “Wire copy”, not read by us

This is what leans on it by what is on file; it does not say that it is wrong.
"""
    )


def test_what_a_source_carries_may_be_traced_to_another(story: Location, run: Run) -> None:
    del story
    printed = run("report", "impact", "S1", columns=140).out.splitlines()
    assert [
        line.split("  ")[-1].strip() for line in printed if line.startswith(("C1", "C2", "C3"))
    ] == [
        "nothing: its only way into print, traced to Wire",
        "nothing: its only origin",
        "1 origin remains: Weekly",
    ]


def test_origins_that_remain_are_counted_once_an_agency(story: Location, run: Run) -> None:
    del story
    tell(
        run,
        "source add Fourth --type article-newspaper --outlet Monthly --published 2022-04-18\n"
        "source add Fifth --type article-newspaper --outlet Weekly --published 2022-04-19\n"
        "appearance add C1 --source S4\nappearance add C1 --source S5",
    )
    assert left(run, "S2")["C1"] == "relayed: Weekly, Monthly"
    assert left(run, "S3")["C1"] == "carried: Wire, Monthly, Weekly"
    assert left(run, "P3")["C1"] == "published published: Wire, Monthly"
    printed = run("report", "impact", "S2").out
    assert "2 origins remain: Weekly, Monthly" in " ".join(printed.split())


def test_an_origin_nobody_named_is_left_too(story: Location, run: Run) -> None:
    del story
    tell(run, "source add Fourth --type report\nappearance add C2 --source S4 --via ?")
    [claim] = [one for one in impact(run, "S2")["claims"] if one["claim"] == "C2"]
    assert claim["left"] == {"count": 0, "traced_to": [], "not_stated": 1}
    assert claim["stands"] is True


def test_all_that_a_speaker_said_falls_with_it_whoever_carries_it(
    story: Location, run: Run
) -> None:
    del story
    assert left(run, "P4") == {"C1": "said said: nothing", "C2": "said: nothing"}
    assert relations(run, "P4") == {"R1": True, "R2": True}
    tell(run, "claim add 'Both say so.' --source S1 --speaker Ann --speaker Bob")
    joint = impact(run, "P5")["claims"][-1]
    assert (joint["claim"], joint["also_by"], joint["stands"]) == ("C4", ["Ann"], True)


def test_a_speaker_is_told_with_all_that_are_one_with_it(story: Location, run: Run) -> None:
    del story
    tell(
        run, "affiliation add Bob Institute --role head\nspeaker merge Ann Bob --why 'One person.'"
    )
    report = impact(run, "P5")
    assert (report["subject"]["ref"], report["subject"]["recorded_as"]) == ("P4", "P5")
    assert [one["claim"] for one in report["claims"]] == ["C1", "C2", "C3"]
    assert report["affiliations"] == [
        {"ref": "P5.1", "name": "Ann", "role": "head", "organization": "Institute"}
    ]
    assert impact(run, "P6")["affiliations"] == report["affiliations"]
    assert run("report", "impact", "P5").out.startswith("Impact report: P4 Ann (asked for as P5)\n")


def test_of_a_claim_all_that_stands_around_it_is_told(story: Location, run: Run) -> None:
    del story
    tell(
        run,
        "claim add 'Work has stopped.' --speaker Ann --source S3\n"
        "relate C4 repeats C1 --why Again.",
    )
    report = impact(run, "C1")
    told = [f"{one['answering']} {one['type']} {one['answered']}" for one in report["relations"]]
    assert (told, report["claims"]) == (["C3 disputes C1", "C4 repeats C1"], [])
    assert [one["rests_on"] for one in report["relations"]] == [["C1"], ["C1"]]
    assert [one["answer"] for one in report["positions"]] == ["yes"]
    assert relations(run, "C3") == {"R1": True, "R2": True}


def test_a_claim_that_was_taken_back_may_be_asked_for(story: Location, run: Run) -> None:
    del story
    tell(run, "claim retract C1 --because withdrawn --why 'She was wrong.'")
    assert relations(run, "C1") == {"R1": True}
    assert run("report", "impact", "C1").out.splitlines()[2] == (
        "Withdrawn by its speaker (recorded by tester): She was wrong."
    )
    assert [one["status"] for one in impact(run, "P4")["claims"]] == ["withdrawn", "current"]
    tell(run, "undo\nclaim retract C1 --because error --why Slip")
    assert relations(run, "C1") == {"R1": True}
    assert [one["claim"] for one in impact(run, "P4")["claims"]] == ["C2"]
    assert relations(run, "C3") == {"R2": True}


def test_what_leaned_on_a_retracted_source_is_told(story: Location, run: Run) -> None:
    del story
    tell(
        run,
        "appearance retract C1.2 --why 'Not there.'\nsource retract S3 --why 'A forgery.'",
    )
    assert left(run, "S3") == {"C1": "carried: Wire"}
    assert run("report", "impact", "S3").out.splitlines()[2] == "Retracted by tester: A forgery."
    assert left(run, "S2")["C1"] == "relayed: nothing"


def test_names_that_came_out_in_a_source_and_requests_it_reports_lean_on_it(
    story: Location, run: Run
) -> None:
    del story
    tell(
        run,
        "claim add 'Nobody knows.' --source S1 --unnamed 'an official'\n"
        "speaker reveal P6 'Ada Lund' --source S3\n"
        "respond ask Bob --about C3 --source S3",
    )
    report = impact(run, "S3")
    assert (report["revealed"], [one["ref"] for one in report["requests"]]) == (
        ["P6 Ada Lund"],
        ["D2"],
    )


@both_engines
def test_the_public_is_not_told_what_a_speaker_said_before_it_was_named(
    story: Location, run: Run
) -> None:
    del story
    tell(
        run,
        "claim add 'Nobody knows.' --source S1 --unnamed 'an official'\n"
        "speaker reveal P6 'Ada Lund' --source S3",
    )
    outcome = run(*["report", "impact", "P6", "--audience", "public"])
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "tracker: there is nothing to tell the public of P6 or of what leans on it;"
        " leave out --audience public\n"
    )
    tell(run, "claim add 'It was me.' --source S3 --speaker P6")
    report = impact(run, "P6", "--audience", "public")
    assert report["subject"]["name"] == "Ada Lund"
    assert [one["text"] for one in report["claims"]] == ["It was me."]
    assert [one["text"] for one in impact(run, "P6")["claims"]] == ["Nobody knows.", "It was me."]


def test_the_public_is_told_by_numbers_of_its_own_and_nothing_internal(
    story: Location, run: Run
) -> None:
    del story
    tell(run, "claim edit C2 --ground-rule off_record\nrespond answer D1 declined --on 2022-04-18")
    report = impact(run, "S2", "--audience", "public")
    [claim] = report["claims"]
    assert (claim["claim"], claim["text"], claim["left"]["traced_to"]) == (
        "#1",
        "Work stopped.",
        ["Weekly"],
    )
    assert report["subject"]["ref"] == "source 2"
    assert (report["requests"], report["affiliations"], report["revealed"]) == ([], None, None)
    assert [one["question"] for one in report["positions"]] == ["question 1"]
    assert run(*["report", "impact", "C2", "--audience", "public"]).code == 1


def test_the_report_is_written_in_every_format(seed: Location, run: Run, tmp_path: Path) -> None:
    del seed
    for format_ in ("md", "html", "xlsx"):
        outcome = run("report", "impact", "S2", "-o", tmp_path / f"made.{format_}")
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    made = {name: (tmp_path / f"made.{name}").read_bytes() for name in ("md", "html", "xlsx")}
    assert b"| R1 | C1 repeats C6 | C1 and C6 |" in made["md"]
    assert b"relayed by it (inferred)" in made["html"]
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    assert [row[1].value for row in book["Claims"].iter_rows()] == [
        "Claim",
        *(f"C{number}" for number in (1, 2, 4, 6, 7, 8)),
    ]


def test_only_a_source_a_speaker_or_a_claim_has_an_impact(seed: Location, run: Run) -> None:
    del seed
    outcome = run("report", "impact", "R1")
    assert (outcome.code, outcome.err) == (
        2,
        "tracker: 'R1' is no reference to a source, speaker or claim; write it like S1, P1 or C6\n",
    )
