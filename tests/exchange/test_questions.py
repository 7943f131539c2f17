"""Questions and positions in a claim file."""

from pathlib import Path

import pytest

from conftest import Run
from exchange.claim_files import filled
from reporting.stories import asked, tell
from tracker.store.location import Location

FILE = """\
schema = "tracker/claim-file/1"
id = "story"
[defaults]
source = "paper"
[source.paper]
type = "report"
title = "The paper"
[question.stopped]
text = "Has work stopped?"
note = "The desk asks."
[speaker.ann]
name = "Ann"
[claim.A]
speaker = "ann"
text = "Work stopped."
positions = [{ question = "stopped", answer = "yes", why = "It says so." }]
[claim.B]
speaker = "ann"
text = "No comment."
kind = "no_comment"
positions = [{ question = "stopped", answer = "no_position" }]
"""


def positions(run: Run) -> list[tuple[str, str, str | None]]:
    found = asked(run, "question", "show", "Q1")["positions"]
    return [(one["claim"], one["answer"], one["why"]) for one in found]


def imported(run: Run, text: str) -> str:
    Path("story.toml").write_text(text, "utf-8")
    outcome = run("import", "story.toml")
    assert outcome.code == 0, outcome.err
    return outcome.out


def test_questions_and_positions_are_imported_and_twice_is_once(
    location: Location, run: Run
) -> None:
    del location
    assert imported(run, FILE) == (
        "added: 1 speaker, 1 source, 2 claims, 2 appearances, 1 question, 2 positions\n"
    )
    assert positions(run) == [("C1", "yes", "It says so."), ("C2", "no_position", None)]
    assert imported(run, FILE) == "nothing to change: 9 records as they were\n"


def test_what_the_file_changes_is_changed(location: Location, run: Run) -> None:
    del location
    imported(run, FILE)
    changed = FILE.replace('answer = "yes"', 'answer = "partly"').replace(
        "Has work", "Has all work"
    )
    assert imported(run, changed) == (
        "updated from the file: question.stopped (text)\n"
        "updated from the file: claim.A.positions[1] (answer)\n"
    )
    assert positions(run) == [("C1", "partly", "It says so."), ("C2", "no_position", None)]


def test_what_both_change_is_refused(location: Location, run: Run) -> None:
    del location
    imported(run, FILE)
    tell(run, "position C1 Q1 no")
    Path("story.toml").write_text(FILE.replace('answer = "yes"', 'answer = "partly"'), "utf-8")
    outcome = run("import", "story.toml")
    assert (outcome.code, "claim.A.positions[1] (answer" in outcome.err) == (1, True)
    assert positions(run)[0][:2] == ("C1", "no")


def test_an_import_that_was_undone_is_done_again(location: Location, run: Run) -> None:
    del location
    imported(run, FILE)
    run("undo", "--yes")
    assert asked(run, "question", "list")["questions"] == []
    imported(run, FILE)
    assert positions(run) == [("C1", "yes", "It says so."), ("C2", "no_position", None)]


SIDELESS = (
    "says neither yes nor no; give no_position; if the claim is something else, correct its kind"
    " first"
)
NOT_THERE = "00000000-0000-4000-8000-000000000001"
FAULTS = {
    "an unknown question": (
        ('question = "stopped", answer = "yes"', 'question = "stoped", answer = "yes"'),
        (
            "16: claim.A.positions[1].question: no question 'stoped' in this file; did you mean"
            " 'stopped'?"
        ),
    ),
    "no answer": (
        ('answer = "yes"', 'answer = "maybe"'),
        (
            "16: claim.A.positions[1].answer: 'maybe' is none of its words; it takes yes, no,"
            " partly, no_position"
        ),
    ),
    "the same question": (
        ("[question.stopped]", '[question.twin]\ntext = "HAS WORK stopped?"\n[question.stopped]'),
        "11: question.stopped.text: asks the same as 'twin'; use [question.twin]",
    ),
    "two answers": (
        (', why = "It says so." }]', ' }, { question = "stopped", answer = "no" }]'),
        "16: claim.A.positions[2]: answers 'stopped' twice; remove one",
    ),
    "a uid of nothing": (
        ('question = "stopped", answer = "yes"', f'question = "uid:{NOT_THERE}", answer = "yes"'),
        (
            f"16: claim.A.positions[1].question: no question uid:{NOT_THERE} in this database;"
            " mend the uid"
        ),
    ),
}


@pytest.mark.parametrize(("change", "told"), FAULTS.values(), ids=FAULTS)
def test_what_does_not_hold_together_is_told_at_its_place(
    location: Location, run: Run, change: tuple[str, str], told: str
) -> None:
    assert change[0] in FILE
    Path("story.toml").write_text(FILE.replace(*change, 1), "utf-8")
    outcome = run("import", "story.toml")
    assert (outcome.code, outcome.err) == (2, f"tracker: story.toml:{told}\n")
    assert filled(location) == []


def test_a_no_comment_that_takes_a_side_is_refused(location: Location, run: Run) -> None:
    Path("story.toml").write_text(FILE.replace("no_position", "no"), "utf-8")
    outcome = run("import", "story.toml")
    told = f"story.toml:21: claim.B.positions[1]: B is no_comment, which {SIDELESS}"
    assert (outcome.code, outcome.err) == (1, f"tracker: {told}\n")
    assert filled(location) == []


def test_a_question_on_file_is_not_asked_again(location: Location, run: Run) -> None:
    del location
    tell(run, "question add 'has WORK stopped?'")
    uid = asked(run, "question", "show", "Q1")["question"]["uid"]
    Path("story.toml").write_text(FILE, "utf-8")
    outcome = run("import", "story.toml")
    assert (outcome.code, outcome.err) == (
        1,
        f"tracker: story.toml:9: question.stopped.text: Q1 asks this already; write uid:{uid}\n",
    )


def test_a_claim_that_becomes_a_no_comment_keeps_no_side(location: Location, run: Run) -> None:
    del location
    imported(run, FILE)
    outcome = run("claim", "edit", "C1", "--kind", "no_comment")
    told = f"C1 on Q1 (yes) forbids this change: C1 is no_comment, which {SIDELESS}"
    assert (outcome.code, outcome.err) == (1, f"tracker: {told}\n")
