"""The article's dispute, typed into the guided form alone."""

import json
import time
from pathlib import Path

import pytest

from cli.editing.editors import set_editor, written
from cli.reporter import Reporter
from conftest import Run
from store.processes import ended, start
from tracker.store.location import Location

TYPED = (Path(__file__).parent / "record-by-prompts.txt").read_text("utf-8")
LATER = [3, 4, 9, 10, 11]
"""The claims, from 1, of a voice that spoke before."""


def blocks() -> list[dict[str, str]]:
    """What is typed for each claim, by prompt."""
    lines = [line for line in TYPED.splitlines() if not line.startswith("#")]
    parts = "\n".join(lines).strip().split("\n\n")
    return [dict(line.split(": ", 1) for line in part.splitlines()) for part in parts]


def typed_in(reporter: Reporter) -> list[list[str]]:
    """Type all of it; what was typed for each claim, "" where it was Enter."""
    keys = []
    prompt = reporter.prompt()
    for block in blocks():
        first, left, begun = prompt, dict(block), len(reporter.keys)
        while prompt is not None and (len(reporter.keys) == begun or prompt != "speaker"):
            prompt = reporter.type(left.pop(prompt, ""))
            if first == "source" and prompt == "speaker" and len(left) == len(block) - 4:
                prompt = reporter.type(left.pop(prompt))
        assert left == {}, "every answer had its prompt"
        keys.append(reporter.keys[begun:])
    assert reporter.type("", "\x04") is None, "Ctrl-D ends the form"
    assert reporter.code == 0
    return keys


@pytest.mark.slow
def test_the_dispute_is_recorded_by_prompts_alone(location: Location, run: Run) -> None:
    where = location.url or str(location.path)
    keys = typed_in(Reporter(["claim", "add"], environ={"TRACKER_DB": where}))
    report = json.loads(run("report", "conflicts", "-f", "json").out)
    assert report["counts"] == {
        "conflict": 0,
        "contested": 1,
        "opposed": 0,
        "changed": 0,
        "context": 9,
    }
    later = [keys[claim - 1] for claim in LATER]
    assert max(len(one) for one in later) == 10
    assert all(2 * one.count("") >= len(one) for one in later), "half of it by Enter"
    assert run("db", "check").out == ""


@pytest.mark.slow
def test_a_prompt_left_open_for_a_minute_blocks_no_other_writer(
    location: Location, run: Run
) -> None:
    where = location.url or str(location.path)
    run("source", "add", "--type", "speech", "--outlet", "The Daily")
    reporter = Reporter(["claim", "add", "--source", "S1"], environ={"TRACKER_DB": where})
    assert reporter.prompt() == "speaker"
    assert reporter.type("") == "claim"
    end = time.monotonic() + 60
    written = 0
    while time.monotonic() < end:
        begun = time.monotonic()
        assert (
            run("claim", "add", f"It rains for the {written}th time.", "--source", "S1").code == 0
        )
        assert time.monotonic() - begun < 20, "nobody waits for the prompt"
        written += 1
        time.sleep(1)
    prompt = reporter.type("It pours.")
    while prompt != "speaker":
        prompt = reporter.type("")
    listed = json.loads(run("claim", "list", "-n", "0", "-f", "json").out)
    assert len(listed["claims"]) == written + 1


@pytest.mark.slow
def test_an_editor_left_open_for_a_minute_blocks_no_other_writer(
    location: Location, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("source", "add", "--type", "speech", "--outlet", "The Daily")
    run("claim", "add", "It rains.", "--source", "S1")
    minute = "import time\ntime.sleep(60)\n"
    editor = set_editor(monkeypatch, tmp_path, minute + written("text", '"It pours."'))
    editing = start("--db", location.url or location.path, "claim", "edit", "C1", "--edit")
    while not editor.seen:
        assert editing.poll() is None
        time.sleep(0.1)
    written_meanwhile = 0
    while editing.poll() is None:
        begun = time.monotonic()
        text = f"It rains for the {written_meanwhile}th time."
        assert run("claim", "add", text, "--source", "S1").code == 0
        assert time.monotonic() - begun < 20, "nobody waits for the editor"
        written_meanwhile += 1
        time.sleep(1)
    code, out, _ = ended(editing)
    assert (code, out.partition(":")[0]) == (0, "C1 changed")
    assert written_meanwhile > 10
    listed = json.loads(run("claim", "list", "-n", "0", "-f", "json").out)["claims"]
    assert (len(listed), listed[0]["text"]) == (written_meanwhile + 1, "It pours.")
