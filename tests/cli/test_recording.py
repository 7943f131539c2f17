"""What the writing commands print: a line, the reference alone, or the whole record."""

import json
from typing import Any

import jsonschema
import pytest

from conftest import Run
from recording.paper import PAPER
from reporting.stories import tell
from tracker.store.location import Location

WRITES = [
    ("claim", "C3", "claim add 'It rains.' --source S1 --speaker Ann"),
    ("claim", "C1", "claim edit C1 --venue Paris"),
    ("claim", "C1.2", "appearance add C1 --source S2"),
    ("claim", "C1.1", "appearance edit C1.1 --locator 'page 3'"),
    ("speaker", "P5", "speaker add 'Li Wei'"),
    ("speaker", "P2", "speaker edit Ann --note x"),
    ("speaker", "P2", "speaker alias Ann Anna"),
    ("speaker", "P4", "speaker reveal P4 'Li Wei' --source S2"),
    ("speaker", "P2.2", "affiliation add Ann Party"),
    ("speaker", "P2.1", "affiliation edit P2.1 --country RU"),
    ("speaker", "P2.1", "affiliation end P2.1 --on 2022"),
    ("source", "S3", "source add Talk --type speech"),
    ("source", "S1", "source edit S1 --byline Bo"),
    ("relation", "R2", "relate C2 weakens C1 --why Because."),
    ("relation", "R1", "relation confirm R1"),
    ("relation", "R1", "relation reject R1"),
]
STORY = (
    PAPER
    + """
source add Report --type report
relate C2 supersedes C1 --why Because. --proposed
"""
)


@pytest.fixture
def paper(location: Location, run: Run) -> Location:
    tell(run, STORY)
    return location


@pytest.mark.parametrize(("schema", "ref", "typed"), WRITES, ids=[row[2] for row in WRITES])
def test_quietly_it_is_the_reference_alone(
    paper: Location, run: Run, schema: str, ref: str, typed: str
) -> None:
    del paper, schema
    assert tell(run, f"{typed} -q") == f"{ref}\n"


@pytest.mark.parametrize(("schema", "ref", "typed"), WRITES, ids=[row[2] for row in WRITES])
def test_as_json_it_is_the_whole_record_of_its_schema(
    paper: Location, run: Run, schema: str, ref: str, typed: str
) -> None:
    del paper
    record: dict[str, Any] = json.loads(tell(run, f"{typed} -f json"))
    assert record["schema"] == f"tracker/{schema}/1"
    jsonschema.validate(record, json.loads(tell(run, f"schema {schema}")))
    told = record[schema].get("speaker", record[schema]) if schema == "speaker" else record[schema]
    assert told["ref"] == ref.partition(".")[0]


def test_a_claim_that_answers_is_followed_by_the_relation(paper: Location, run: Run) -> None:
    del paper
    typed = "claim add 'It goes on.' --source S1 --unnamed 'a clerk' --answers C1:disputes --why x"
    assert tell(run, typed) == (
        "C3 recorded: assertion, a clerk (unnamed person), in S1\nR2 recorded: C3 disputes C1\n"
    )
    assert tell(run, f"{typed} -q") == "C4\n"


def test_what_was_made_on_the_way_is_told_beside_the_result(paper: Location, run: Run) -> None:
    del paper
    typed = ("claim", "add", "It rains.", "--source", "S1", "--speaker", "Bo", "--new")
    outcome = run(*typed)
    assert (outcome.out, outcome.err) == (
        "C3 recorded: assertion, Bo (named), in S1\n",
        "P5 recorded: Bo, person (another type? tracker speaker edit P5 --type …)\n",
    )


def test_what_a_database_gives_is_cleaned_before_a_terminal_sees_it(
    paper: Location, run: Run
) -> None:
    del paper
    assert tell(run, "speaker add 'Li\x1b[31m Wei'") == "P5 recorded: Li\\x1b[31m Wei, person\n"
