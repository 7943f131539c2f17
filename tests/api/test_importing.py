"""Files are imported from Python as by the command."""

from pathlib import Path

import pytest

import tracker
from conftest import SEED, Run
from tracker.errors import FileFaultError, TrackerError


def test_a_claim_file_is_imported_once_however_often(t: tracker.Tracker) -> None:
    tried = t.import_file(SEED, dry_run=True)
    assert (tried.report.dry_run, tried.report.added["claim"]) == (True, 30)
    assert t.claim.list().claims == []
    t.import_file(SEED)
    assert t.log(limit=1).changes[0].command == f"import {tried.report.id}"
    again = t.import_file(SEED).report
    assert (dict(again.added), again.counts["unchanged"] > 0) == ({}, True)
    assert len(t.claim.list().claims) == 30


def test_what_is_only_tried_among_other_writes_leaves_nothing(t: tracker.Tracker) -> None:
    with t.together("a story"):
        t.question.add("Did it rain?")
        assert t.import_file(SEED, dry_run=True).report.added["claim"] == 30
        assert t.claim.list().claims == []
    assert [one.text for one in t.question.list().questions] == ["Did it rain?"]
    assert t.check() == []


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_bundle_is_for_the_command(t: tracker.Tracker, run: Run, place: str) -> None:
    assert run("export", "bundle", "-o", "story.jsonl", "--db", place).code == 0
    with pytest.raises(FileFaultError) as refused:
        t.import_file("story.jsonl")
    assert str(refused.value) == (
        "story.jsonl: is a bundle, the whole of a database;"
        " import it with: tracker import story.jsonl"
    )


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_file_that_is_not_there_is_told(t: tracker.Tracker) -> None:
    with pytest.raises(FileFaultError) as refused:
        t.import_file("story.toml")
    assert str(refused.value) == "story.toml: No such file or directory; give a file"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_file_that_is_refused_leaves_nothing(t: tracker.Tracker) -> None:
    Path("story.toml").write_text(
        SEED.read_text(encoding="utf-8").replace('type = "weakens"', 'type = "contradicts"'),
        encoding="utf-8",
    )
    with pytest.raises(TrackerError):
        t.import_file("story.toml")
    assert (t.log().changes, t.claim.list().claims) == ([], [])
