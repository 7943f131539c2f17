"""A record is taken back with who, when and why; what others live by stays."""

from datetime import UTC, datetime

import pytest

from conftest import Run
from reporting.stories import PAPER, answers, asked, claim, conflicts, counted, listed, load
from tracker.models import Claim
from tracker.recording.retracting import retract
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing

NOON = datetime(2022, 5, 1, 12, tzinfo=UTC)

CARRIED_TWICE = """
[source.agency]
type = "article-newspaper"
outlet = "wire"

[source.telex]
type = "report"
title = "Telex"
outlet = "wire"

[speaker.wire]
type = "publication"
name = "The Wire"

[speaker.institute]
type = "organization"
name = "Institute"

[[speaker.ann.affiliation]]
organization = "institute"
role = "head"

[[claim.A.appearance]]
source = "agency"

[claim.C]
speaker = "clerk"
text = "Nothing was known."
via = ["telex"]
"""


def why(words: str) -> tuple[str, str]:
    return ("--why", words)


def test_a_retraction_keeps_who_when_and_why(location: Location, run: Run) -> None:
    load(run, PAPER)
    author = Author("eve", "claim retract", "Misread.", clock=lambda: NOON)
    with writing(location, author) as session:
        retract(session, session.get_one(Claim, 1), author)
    with reading(location) as session:
        found = session.get_one(Claim, 1)
        assert (found.retracted_by, found.retracted_at, found.retracted_why, found.status) == (
            "eve",
            NOON,
            "Misread.",
            "recorded_in_error",
        )


def test_what_is_retracted_stays_so(location: Location, run: Run) -> None:
    load(run, PAPER)
    author = Author("eve", "claim retract", "Misread.", clock=lambda: NOON)
    with writing(location, author) as session:
        retract(session, session.get_one(Claim, 1), author)
    again = run("claim", "retract", "C1", "--because", "withdrawn", *why("x"))
    assert (again.code, again.out, again.err) == (
        1,
        "",
        "tracker: C1 was retracted already, by eve on 2022-05-01 12:00 UTC; nothing was changed\n",
    )


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_withdrawn_claim_is_counted_one_recorded_in_error_is_not(
    location: Location, run: Run
) -> None:
    del location
    third = claim("C", "clerk", "Some work stopped.")
    load(run, PAPER, answers("B", "disputes", "A"), third, answers("C", "qualifies", "A"))
    assert run("claim", "retract", "C2", "--because", "withdrawn", *why("x")).code == 0
    assert run("claim", "retract", "C3", "--because", "error", *why("x")).code == 0
    assert listed(conflicts(run)) == {"C1": ["C2 disputes"]}
    assert counted(conflicts(run)) == {"contested": 1}
    assert listed(conflicts(run, "--all")) == {"C1": ["C2 disputes", "C3 qualifies"]}
    assert [one["ref"] for one in asked(run, "relation", "list")["relations"]] == ["R1", "R2"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("speaker retract Ann", "P1 is used by C1; retract or change it first"),
        ("speaker retract P4", "P4 is used by S2, S3, C3.1; retract or change them first"),
        ("speaker retract P5", "P5 is used by P1.1; retract or change it first"),
        ("affiliation retract P1.1", "P1.1 is used by C1; retract or change it first"),
        (
            "source retract S1",
            "S1 is used by C1.1, C2.1, C3.1; retract or change them first",
        ),
        ("source retract S2", "S2 is used by C1.2; retract or change it first"),
        ("source retract S3", "S3 is used by C3.1; retract or change it first"),
        (
            "appearance retract C2.1",
            (
                "C2.1 is the only appearance of C2; retract the claim instead:"
                " tracker claim retract C2"
            ),
        ),
    ],
)
def test_what_live_records_lean_on_is_not_retracted(
    location: Location, run: Run, command: str, told: str
) -> None:
    del location
    load(run, PAPER, CARRIED_TWICE)
    refused = run(*command.split(), *why("x"))
    assert (refused.code, refused.out, refused.err) == (1, "", f"tracker: {told}\n")


def test_what_nothing_leans_on_any_more_is_retracted(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, CARRIED_TWICE)
    for command in (
        "appearance retract C1.2",
        "source retract S2",
        "claim retract C1 --because error",
        "affiliation retract P1.1",
        "speaker retract P5",
        "speaker retract ann",
    ):
        outcome = run(*command.split(), *why("x"))
        assert (outcome.code, outcome.err) == (0, ""), command


def test_a_withdrawn_claim_still_leans_on_its_speaker_and_source(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER)
    assert run("claim", "retract", "C1", "--because", "withdrawn", *why("x")).code == 0
    assert run("speaker", "retract", "P1", *why("x")).code == 1


@pytest.mark.parametrize("engine", ["sqlite"])
def test_the_reference_comes_first_and_alone_when_quiet(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, CARRIED_TWICE)
    assert run("appearance", "retract", "C1.2", *why("x")).out == "C1.2 retracted\n"
    assert run("claim", "retract", "C2", "--because", "withdrawn", *why("x")).out == (
        "C2 retracted: withdrawn\n"
    )
    assert run("source", "retract", "S2", *why("x"), "-q").out == "S2\n"
    shown = asked(run, "claim", "retract", "C3", "--because", "error", *why("x"))
    assert (shown["schema"], shown["claim"]["ref"]) == ("tracker/claim/1", "C3")
    assert shown["claim"]["status"] == "recorded_in_error"
    assert {**shown["claim"]["retracted"], "at": ""} == {"by": "tester", "at": "", "why": "x"}


@pytest.mark.parametrize("engine", ["sqlite"])
def test_what_is_retracted_leaves_lists_and_is_marked_with_all(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, CARRIED_TWICE, answers("B", "disputes", "A"))
    for command in (
        "appearance retract C1.2",
        "source retract S2",
        "relation retract R1",
        "claim retract C3 --because error",
        "source retract S3",
        "speaker retract P4",
    ):
        assert run(*command.split(), *why("x")).code == 0, command
    assert run("source", "list").out.count("\n") == 3
    assert (
        "S3   report             The Wire, Telex (retracted)" in run("source", "list", "--all").out
    )
    assert run("relation", "list").out == "no relations\n"
    assert "disputes (retracted)" in run("relation", "list", "--all").out
    assert "P4   The Wire (retracted)" in run("speaker", "list", "--all").out
    assert [one["ref"] for one in asked(run, "claim", "list")["claims"]] == ["C1", "C2"]
    (first, _) = asked(run, "claim", "list")["claims"]
    assert [one["ref"] for one in first["appearances"]] == ["C1.1"]
    whole = asked(run, "claim", "show", "C1")["claim"]["appearances"]
    assert [(one["ref"], one["retracted"] is None) for one in whole] == [
        ("C1.1", True),
        ("C1.2", False),
    ]


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_retracted_appearance_is_no_origin(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, CARRIED_TWICE)
    assert asked(run, "claim", "show", "C1")["origins"]["count"] == 2
    assert run("appearance", "retract", "C1.2", *why("x")).code == 0
    assert asked(run, "claim", "show", "C1")["origins"]["traced_to"] == ["The paper"]
    assert asked(run, "source", "show", "S2")["source"]["claims"] == 0


def test_a_name_that_is_retracted_is_no_longer_found(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, CARRIED_TWICE)
    assert run("claim", "retract", "C2", "--because", "error", *why("x")).code == 0
    assert run("speaker", "retract", "bob", *why("x")).code == 0
    assert run("speaker", "show", "bob").code == 2
    assert run("speaker", "show", "P2").code == 0
    assert run("claim", "retract", "C3", "--because", "error", *why("x")).code == 0
    assert run("source", "retract", "telex", *why("x")).code == 0
    assert run("source", "show", "telex").code == 2
    assert run("source", "show", "S3").code == 0
