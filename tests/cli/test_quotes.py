"""A text is attached to a source, its quotations are looked up, and it is shown with them."""

import json
from pathlib import Path

import pytest

from conftest import Run
from reporting.stories import asked, tell
from tracker.store.location import Location

PAPER = """
source add 'The paper' --type article-newspaper --published 2022-04-16
claim add 'It goes on.' --source S1 --speaker Ann --new --quote 'Work has not stopped'
claim add 'It goes on.' --source S1 --speaker Ann --quote "It's going - on"
claim add 'It goes on.' --source S1 --speaker Ann --quote 'Work has now stopped'
"""
TEXT = "“Work has not stopped,” said Ann.\n\n“It’s going – on,” said Ann; “It’s going – on.”\n"


@pytest.fixture
def paper(location: Location, run: Run) -> Location:
    tell(run, PAPER)
    Path("paper.txt").write_text(TEXT, encoding="utf-8")
    return location


def attach(run: Run, *more: str) -> str:
    outcome = run("source", "attach", "S1", "paper.txt", "--captured", "2022-04-16", *more)
    assert outcome.code == 0, outcome.err
    return outcome.out


def test_attaching_tells_what_was_found(paper: Location, run: Run) -> None:
    del paper
    assert attach(run) == (
        "S1.1 attached: 83 characters, text/plain, captured 16 Apr 2022, sha256 559f1db0cc53…\n"
        "found: C1.1\n"
        "found, folded match: C2.1\n"
        "not found: C3.1\n"
        "C2.1 dashes; quotation marks; stands in 2 places\n"
        "C3.1 nearest: “Work has not stopped” (“now” for “not”)\n"
    )


def test_attaching_the_same_again_says_so(paper: Location, run: Run) -> None:
    del paper
    attach(run)
    assert attach(run).startswith("S1.1 is on file already; nothing was changed: 83 characters")
    assert attach(run, "-q") == "S1.1\n"


def test_a_text_comes_from_standard_input_too(paper: Location, run: Run) -> None:
    del paper
    page = "<p>“Work has not stopped,” said Ann."
    outcome = run("source", "attach", "S1", "-", "--media-type", "text/html", stdin=page)
    assert outcome.code == 0, outcome.err
    assert outcome.out.splitlines()[1] == "found: C1.1"


def test_quotations_are_checked_as_a_table(paper: Location, run: Run) -> None:
    del paper
    assert run("check", "quotes").out == "no quotations to check; 3 of sources without a text\n"
    attach(run)
    assert run("check", "quotes", columns=80).out == (
        "ref   text  outcome              at     quotation\n"
        "----  ----  -------------------  -----  --------------------------------------\n"
        "C1.1  S1.1  found                1–21   “Work has not stopped”\n"
        "C2.1  S1.1  found, folded match  36–51  “It's going - on”; dashes; quotation\n"
        "                                        marks; stands in 2 places\n"
        "C3.1  S1.1  not found                   “Work has now stopped”; nearest: “Work\n"
        "                                        has not stopped” (“now” for “not”)\n"
        "\n"
        "1 found, 1 found, folded match, 1 not found\n"
    )


def test_a_text_is_shown_with_the_claims_marked_in_it(paper: Location, run: Run) -> None:
    del paper
    assert run("source", "show", "S1", "--text").err == (
        "tracker: no text of S1 is on file; attach one: tracker source attach S1 FILE\n"
    )
    attach(run)
    assert run("source", "show", "S1", "--text", columns=60).out == (
        "S1.1 The paper\n"
        "83 characters, text/plain, captured 16 Apr 2022, sha256\n"
        "559f1db0cc53…\n"
        "\n"
        "“⟦C1.1 Work has not stopped⟧,” said Ann.\n"
        "\n"
        "“⟦C2.1 It’s going – on⟧,” said Ann; “It’s going – on.”\n"
        "\n"
        "not in this text: C3.1\n"
    )
    shown = asked(run, "source", "show", "S1", "--text")
    assert shown["content"] == TEXT
    assert [(one["ref"], one["start"], one["end"]) for one in shown["marks"]] == [
        ("C1.1", 1, 21),
        ("C2.1", 36, 51),
    ]


def test_a_claim_tells_where_its_quotation_stands(paper: Location, run: Run) -> None:
    del paper
    attach(run)
    told = {
        ref: next(line for line in run("claim", "show", ref).out.splitlines() if "found " in line)
        for ref in ("C1", "C2", "C3")
    }
    assert [" ".join(line.split()[1:]) for line in told.values()] == [
        "in the source's text, at 1–21",
        "in the source's text, folded match, at 36–51",
        "not in the source's text (unverified)",
    ]


def test_the_log_tells_of_texts_and_not_of_every_code_point(paper: Location, run: Run) -> None:
    del paper
    attach(run)
    records = asked(run, "log", "S1")["changes"][0]["records"]
    assert [(one["ref"], one["action"]) for one in records] == [("S1.1", "recorded")]
    changed = asked(run, "log", "C1")["changes"][0]["records"][0]
    assert [(one["field"], one["new"]) for one in changed["fields"]] == [
        ("anchor_text", "S1.1"),
        ("verification", "exact"),
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.txt"], "none.txt: cannot be read: No such file or directory; give the path of a"),
        (["paper.txt", "--captured", "now"], "Invalid value for '--captured': 'now' is no day"),
        (["paper.txt", "--media-type", "pdf"], "Invalid value for '--media-type': 'pdf' is none"),
        (["paper.txt", "--media-type", "application/pdf"], "paper.txt: cannot be read as applic"),
    ],
)
def test_what_cannot_be_attached_is_told(
    paper: Location, run: Run, arguments: list[str], told: str
) -> None:
    del paper
    outcome = run("source", "attach", "S1", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"tracker: {told}")
    assert json.loads(run("log", "-f", "json").out)["total"] == 4
