"""Speakers that look like one are listed with the reason and the command that merges them."""

from typing import Any

from conftest import Run
from reporting.stories import asked, tell
from tracker.store.location import Location

STORY = """
source add Paper --type article-newspaper --published 2022-04-16
speaker add 'Владимир Щербаков'
claim add 'Work stopped.' --source S1 --speaker 'Vladimir Shcherbakov' --new
speaker add 'Ann Lee' --identifier wikidata=Q1
speaker add 'Anna Ray' --identifier wikidata=Q1
speaker add 'Bob Smith'
speaker add 'Bob Smyth'
affiliation add P5 Institute --role head
affiliation add P6 P7 --role member
speaker add 'Bob Smith' --type group
speaker add --descriptor 'Bob Smith'
"""


def pairs(run: Run) -> list[tuple[Any, ...]]:
    return [
        (one["ref"], one["other"], one["reasons"])
        for one in asked(run, "speaker", "duplicates")["duplicates"]
    ]


def test_the_likeliest_come_first_with_their_reasons(location: Location, run: Run) -> None:
    del location
    tell(run, STORY)
    assert pairs(run) == [
        ("P3", "P4", ["same wikidata Q1"]),
        ("P2", "P1", ["same name in other letters"]),
        ("P5", "P6", ["names alike", "both at Institute"]),
    ]


def test_the_command_told_merges_them(location: Location, run: Run) -> None:
    del location
    tell(run, STORY)
    for one in asked(run, "speaker", "duplicates")["duplicates"]:
        tell(run, one["command"].removeprefix("tracker ").replace("TEXT", "One."))
    outcome = run("speaker", "duplicates")
    assert (outcome.code, outcome.out) == (0, "no speakers look like one\n")


def test_the_list_fits_and_tells_how_much_it_leaves_out(location: Location, run: Run) -> None:
    del location
    tell(run, STORY)
    outcome = run("speaker", "duplicates", "-n", "1")
    assert outcome.err == "showing 1 of 3 pairs; -n 0 shows all\n"
    assert "tracker speaker merge P3 P4" in " ".join(outcome.out.split())
