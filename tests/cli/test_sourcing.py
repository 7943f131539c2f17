"""`report sourcing`: what tracker.toml decides, what the exit code tells, where it is written."""

import io
from pathlib import Path

import openpyxl
import pytest

from conftest import Run
from reporting.stories import asked, conflicts, tell
from tracker.reporting.checks.registry import CHECKS
from tracker.store.location import Location
from tracker.vocabulary.sourcing import RuleId


def configure(*lines: str, folder: str = ".") -> None:
    """Write the rules of sourcing of a newsroom."""
    text = "\n".join(["[sourcing]", *lines, ""])
    Path(folder, "tracker.toml").write_text(text, encoding="utf-8")


def test_every_rule_that_can_be_asked_for_is_checked() -> None:
    assert list(CHECKS) == list(RuleId)


def test_a_newsroom_says_how_much_a_rule_matters_and_which_are_off(
    seed: Location, run: Run
) -> None:
    del seed
    configure('A1 = "error"', 'A9 = "off"', 'A12 = "off"')
    report = asked(run, "report", "sourcing")
    assert report["counts"] == {"notice": 11, "warning": 9, "error": 4}
    assert report["off"] == ["A9", "A12"]
    assert {one["severity"] for one in report["findings"] if one["rule"] == "A1"} == {"error"}
    printed = run("report", "sourcing").out
    assert "A1 no reason for anonymity published: 4 errors\n" in printed
    assert "Not checked, for they are off: A9, A12." in printed


def test_the_notices_of_the_contradiction_report_are_those_of_the_same_rules(
    seed: Location, run: Run
) -> None:
    del seed

    def notices() -> list[str]:
        (disputed,) = conflicts(run)["disputed_claims"]
        return next(one["notices"] for one in disputed["responses"] if one["claim"]["ref"] == "C13")

    assert notices() == ["A2", "A5", "A9"]
    configure('A9 = "off"', 'A5 = "error"')
    assert notices() == ["A2", "A5"]
    table = run("export", "conflicts", "--columns", "answer_ref,notices").out
    assert "C13,A2; A5\r\n" in table


def test_the_configuration_is_found_upward(
    seed: Location, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del seed
    configure('A10 = "off"')
    Path("desk/story").mkdir(parents=True)
    monkeypatch.chdir("desk/story")
    assert asked(run, "report", "sourcing", "--rule", "A10")["off"] == ["A10"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            '[sourcing]\nA9 = "loud"',
            'sourcing.A9 is \'loud\'; write one of "notice", "warning", "error" or "off"',
        ),
        (
            "[sourcing]\nA9 = false",
            'sourcing.A9 is False; write one of "notice", "warning", "error" or "off"',
        ),
        (
            '[sourcing]\nA7 = "off"',
            "sourcing.A7 is no rule; there are A1, A2, A3, A4, A5, A6, A8, A9, A10, A11, A12, A13",
        ),
        (
            'sourcing = "off"',
            "sourcing is 'off'; write a table of rules, such as [sourcing] and A9 = \"off\"",
        ),
    ],
)
@pytest.mark.parametrize("command", ["report sourcing", "report conflicts", "export conflicts"])
def test_a_configuration_that_cannot_be_read_is_refused_with_file_key_value_and_mend(
    seed: Location, run: Run, command: str, written: str, told: str
) -> None:
    del seed
    path = Path("tracker.toml").resolve()
    path.write_text(written, encoding="utf-8")
    outcome = run(*command.split())
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"tracker: {path}: {told}\n")


@pytest.mark.parametrize(
    ("asked_for", "code"),
    [
        ("", 0),
        ("--fail-on finding", 3),
        ("--fail-on warning", 3),
        ("--fail-on error", 0),
        ("--rule A12 --fail-on finding", 3),
        ("--rule A12 --fail-on warning", 0),
        ("--rule A12 --fail-on warning --fail-on finding", 3),
        ("--rule A6 --fail-on finding", 0),
        ("--claim C3 --fail-on finding", 0),
    ],
)
def test_the_exit_code_is_3_when_there_is_a_finding_as_severe_as_asked(
    seed: Location, run: Run, asked_for: str, code: int
) -> None:
    del seed
    words = asked_for.split()
    plain = [word for word in words if word not in {"--fail-on", "finding", "warning", "error"}]
    outcome = run("report", "sourcing", *words)
    expected = run("report", "sourcing", *plain)
    assert (outcome.code, outcome.out, outcome.err) == (code, expected.out, "")


def test_a_rule_that_does_not_exist_is_a_usage_error(seed: Location, run: Run) -> None:
    del seed
    outcome = run("report", "sourcing", "--rule", "A7")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "tracker: Invalid value for '--rule': 'A7' is none of A1, A2, A3, A4, A5, A6, A8, A9, A10,"
        " A11, A12, A13; see: tracker report sourcing --help\n"
    )


def test_a_workbook_has_a_sheet_of_findings_that_can_be_sorted(seed: Location, run: Run) -> None:
    del seed
    outcome = run("report", "sourcing", "--rule", "A3", "--rule", "A10", "-o", "findings.xlsx")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    book = openpyxl.load_workbook(io.BytesIO(Path("findings.xlsx").read_bytes()))
    rows = list(book["Findings"].iter_rows(values_only=True))
    assert rows[0] == ("Section", "Claim", "What is claimed", "Speaker", "Source")
    assert [(row[0], row[1]) for row in rows[1:]] == [
        ("A3 opinion of an unnamed source: 2 warnings", "C14"),
        ("A3 opinion of an unnamed source: 2 warnings", "C29"),
        ("A10 a document too vague to find: 1 notice", "C18"),
    ]


REPORTS = ("conflicts", "sourcing", "anonymity", "origins", "shifts", "timeline")


@pytest.mark.parametrize("report", REPORTS)
def test_a_file_is_written_in_the_format_of_its_ending(
    seed: Location, run: Run, report: str
) -> None:
    del seed
    starts = {"html": b"<!doctype html>", "md": b"# ", "json": b"{", "txt": b"", "xlsx": b"PK"}
    for ending, start in starts.items():
        outcome = run("report", report, "-o", f"made.{ending}")
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
        assert Path(f"made.{ending}").read_bytes().startswith(start)
    outcome = run("report", report, "-o", "made.csv")
    assert (outcome.code, outcome.out, "end it with one of" in outcome.err) == (2, "", True)


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_sourcing_and_anonymity_of_a_question_are_those_of_the_claims_that_answer_it(
    workplace: Path, run: Run, audience: str
) -> None:
    del workplace
    claims = ("--claim", "C14", "--claim", "C29")
    tell(run, "question add 'Do they say so?'\nposition C14 Q3 yes\nposition C29 Q3 no")
    options = ("--audience", audience)
    found = asked(run, "report", "sourcing", "--question", "Q3", *options)
    wanted = asked(run, "report", "sourcing", *claims, *options)
    assert found["findings"] == wanted["findings"]
    assert found["findings"]
    counted = asked(run, "report", "anonymity", "--question", "Q3", *options)
    everything = asked(run, "report", "anonymity", *options)
    assert counted["total"]["claims"] == 2 < everything["total"]["claims"]


@pytest.mark.parametrize("report", ["sourcing", "anonymity"])
def test_an_unknown_question_is_told(seed: Location, run: Run, report: str) -> None:
    del seed
    outcome = run("report", report, "--question", "Q9")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no question 'Q9'" in outcome.err
