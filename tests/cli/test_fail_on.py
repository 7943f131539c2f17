"""`--fail-on`: the report is printed as ever, and the exit code tells a script what is in it."""

from pathlib import Path

import pytest

from conftest import Run
from tracker.store.location import Location


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("", 0),
        ("--fail-on conflict", 0),
        ("--fail-on contested", 3),
        ("--fail-on finding", 3),
        ("--fail-on conflict --fail-on contested", 3),
        ("--claim C3 --fail-on conflict --fail-on contested --fail-on finding", 0),
        ("--fail-on contested --open", 3),
    ],
)
def test_the_exit_code_is_3_when_the_report_holds_what_was_asked_for(
    seed: Location, run: Run, asked: str, code: int
) -> None:
    del seed
    plain = run("report", "conflicts", *(["--claim", "C3"] if "C3" in asked else []))
    outcome = run("report", "conflicts", *asked.split())
    assert (outcome.code, outcome.out, outcome.err) == (code, plain.out, "")


def test_a_file_is_written_before_the_exit_code_tells(seed: Location, run: Run) -> None:
    del seed
    outcome = run("report", "conflicts", "--fail-on", "contested", "-o", "x.html")
    assert (outcome.code, outcome.out, outcome.err) == (3, "", "")
    assert Path("x.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_an_agreed_contradiction_is_a_conflict(location: Location, run: Run) -> None:
    del location
    story = """
        schema = "tracker/claim-file/1"
        id = "bridge"
        source.s = {type = "article-newspaper", title = "Bridge"}
        speaker.a = {name = "Ada"}
        speaker.b = {name = "Bob"}
        [claim.c1]
        source = "s"
        speaker = "a"
        text = "The bridge is open."
        scope = {who = "the bridge", what = "open", where = "X", when = "2022-04-16"}
        [claim.c2]
        source = "s"
        speaker = "b"
        text = "The bridge is not open."
        polarity = "negate"
        scope = {who = "the bridge", what = "open", where = "X", when = "2022-04-16"}
        [[claim.c2.answers]]
        claim = "c1"
        type = "contradicts"
        why = "Flatly."
        match = {who = "same", what = "same", where = "same", when = "same"}
    """
    imported = run("import", "-", stdin=story)
    assert imported.code == 0, imported.err
    assert run("report", "conflicts", "--fail-on", "conflict").code == 3
    assert run("report", "conflicts", "--fail-on", "contested").code == 0


def test_a_word_that_is_none_of_them_is_a_usage_error(seed: Location, run: Run) -> None:
    del seed
    outcome = run("report", "conflicts", "--fail-on", "everything")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert "'conflict', 'contested', 'finding'" in outcome.err
