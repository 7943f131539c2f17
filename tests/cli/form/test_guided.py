"""`claim add` on a terminal asks for what is missing, and for nothing that is known."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cli.programs import tracker
from cli.reporter import Reporter


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A database with one claim, C1 by P2 in S1, of P1."""
    path = tmp_path / "story.db"
    for line in (
        ["init"],
        ["source", "add", "--type", "speech", "--outlet", "The Daily", "--published", "2022-04-16"],
        ["claim", "add", "It rains.", "--source", "S1", "--speaker", "Ann Lee", "--new", "-q"],
    ):
        assert tracker("--db", str(path), *line).returncode == 0
    return path


def form(story: Path, *options: str) -> Reporter:
    reporter = Reporter(["--db", str(story), "claim", "add", *options])
    reporter.prompt()
    return reporter


def answered(reporter: Reporter, answers: Mapping[str, str], prompt: str | None) -> str | None:
    """Type the answers at their prompts, Enter at the others, until the next claim is asked for."""
    left = dict(answers)
    while prompt is not None:
        prompt = reporter.type(left.pop(prompt, ""))
        if not left and prompt == "speaker":
            return prompt
    return None


def claims(story: Path) -> list[dict[str, Any]]:
    listed = tracker("--db", str(story), "claim", "list", "-f", "json").stdout
    return [dict(one) for one in json.loads(listed)["claims"]]


def screen(reporter: Reporter) -> str:
    return "\n".join(line for line in reporter.lines() if line)


def test_what_is_on_file_is_offered_and_enter_takes_it(story: Path) -> None:
    reporter = form(story)
    assert reporter.type("") == "speaker"
    assert reporter.type("") == "quotation"
    assert "Enter: S1 (The Daily, 16 Apr 2022)" in screen(reporter)
    assert "Enter: P2 (Ann Lee)" in screen(reporter)
    assert answered(reporter, {"claim": "It pours."}, "quotation") == "speaker"
    assert [one["text"] for one in claims(story)] == ["It rains.", "It pours."]
    assert {speaker["name"] for one in claims(story) for speaker in one["speakers"]} == {"Ann Lee"}
    assert max(len(line) for line in reporter.lines()) <= 60


def test_an_option_answers_its_prompt(story: Path) -> None:
    reporter = form(story, "It pours.", "--speaker", "Ann", "--kind", "opinion")
    answered(reporter, {"via": ""}, "source")
    assert set(reporter.prompts) & {"speaker", "claim", "kind"} == set()
    assert claims(story)[1]["kind"] == "opinion"


def test_back_asks_the_question_before_again_with_its_answer(story: Path) -> None:
    reporter = form(story, "--source", "S1")
    assert reporter.type("Ann Lee") == "quotation"
    assert reporter.type("No rain.") == "claim"
    assert reporter.type("<") == "quotation"
    assert reporter.type("<") == "speaker"
    assert reporter.type("") == "quotation"
    assert "Enter: No rain." in screen(reporter)


def test_a_name_that_is_not_on_file_needs_to_be_called_new(story: Path) -> None:
    reporter = form(story, "--source", "S1")
    assert reporter.type("Ann Leigh") == "new speaker"
    told = " ".join(screen(reporter).split())
    assert "Ann Leigh: new on file." in told
    assert reporter.type("") == "new speaker"
    assert reporter.type("organization") == "quotation", "it is nobody's employee"
    answered(reporter, {"claim": "It pours."}, "quotation")
    report = json.loads(tracker("--db", str(story), "speaker", "show", "P3", "-f", "json").stdout)
    made = report["speaker"]["speaker"]
    assert (made["name"], made["type"]) == ("Ann Leigh", "organization")


def test_a_refused_answer_is_asked_again_and_nothing_typed_is_lost(story: Path) -> None:
    reporter = form(story, "--source", "S1")
    assert reporter.type("") == "quotation"
    assert reporter.type("") == "claim"
    assert reporter.type("It pours.") == "kind"
    assert reporter.type("weather") == "kind"
    assert "'weather' is none of assertion, denial, no_knowledge," in reporter.lines()
    assert reporter.type("opinion") == "via"


def test_a_new_source_is_held_to_its_rules_before_the_claim_is_typed(story: Path) -> None:
    reporter = form(story)
    assert reporter.type("The Gazette on rain") == "source"
    assert "To record it, type new." in " ".join(screen(reporter).split())
    assert reporter.type("new") == "type"
    assert [reporter.type("") for _ in range(3)] == ["outlet", "title", "published"]
    assert reporter.type("") == "published"
    assert "An outlet, a title or a date has to tell it apart; < goes back." in " ".join(
        screen(reporter).split()
    )
    assert reporter.type("2022-04-17") == "language"
    assert reporter.type("English") == "language"
    assert "'English' is no language tag" in screen(reporter)
    assert answered(reporter, {"language": "en", "claim": "It pours."}, "language") == "speaker"


def test_a_contradiction_that_is_refused_is_asked_for_again(story: Path) -> None:
    reporter = form(story, "--source", "S1")
    typed = {
        "speaker": "Bo Ek",
        "new speaker": "person",
        "claim": "It does not rain.",
        "denies": "it rains",
        "answers": "C1",
        "how": "contradicts",
        "why": "Rain or not.",
    }
    prompt: str | None = "speaker"
    while prompt != "match":
        prompt = reporter.type(typed.get(str(prompt), ""))
    assert reporter.type("same,different,same,same") == "how"
    assert len(claims(story)) == 1
    assert reporter.type("") == "why"
    assert reporter.type("") == "match"
    assert reporter.type("same,same,same,same") == "speaker"
    assert "R1 recorded: C2 contradicts C1" in reporter.lines()


def test_ctrl_c_loses_nothing_that_was_saved(story: Path) -> None:
    reporter = form(story, "--source", "S1")
    answered(reporter, {"claim": "It pours."}, "speaker")
    assert reporter.type("Ann", "\x03") is None
    assert reporter.code == 130
    assert [one["text"] for one in claims(story)] == ["It rains.", "It pours."]


def test_ctrl_d_ends_the_form(story: Path) -> None:
    reporter = form(story)
    assert reporter.type("", "\x04") is None
    assert reporter.code == 0
    assert len(claims(story)) == 1


def test_a_quotation_the_text_lacks_is_mended_or_kept_as_unverified(
    story: Path, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("“It is raining cats and dogs,” Ann Lee said.")
    assert tracker("--db", str(story), "source", "attach", "S1", str(text)).returncode == 0
    reporter = form(story, "--source", "S1")
    wrong = {"claim": "It pours.", "quotation": "It is raining dogs and cats"}
    prompt: str | None = "speaker"
    while prompt not in {"keep it", None}:
        prompt = reporter.type(wrong.get(prompt, ""))
    assert reporter.type("") == "quotation"
    prompt = "quotation"
    while prompt not in {"keep it", None}:
        prompt = reporter.type("")
    assert reporter.type("yes") == "speaker"
    assert len(claims(story)) == 2


def test_off_a_terminal_what_is_missing_is_said(story: Path) -> None:
    ended = tracker("--db", str(story), "claim", "add", "It pours.")
    assert ended.returncode == 2
    assert b"Missing option '--source'" in ended.stderr
