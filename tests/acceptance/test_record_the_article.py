"""The whole article, recorded by commands alone, is the article of the shipped seed."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import SEED, Run
from tracker.store.location import Location

SCRIPT = Path(__file__).with_name("record-the-article.sh")

COMMANDS = [
    shlex.split(line)
    for line in SCRIPT.read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    if line.startswith("tracker ")
]


def report(run: Run, *options: str) -> dict[str, Any]:
    """The contradiction report but for references, uids and times."""
    printed = run("report", "conflicts", "-f", "json", *options).out
    found: dict[str, Any] = json.loads(printed)
    return dict(_without_numbers(found))


def _without_numbers(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {
            name: _without_numbers(one)
            for name, one in value.items()
            if name not in {"uid", "generated_at"}
        }
    if isinstance(value, list):
        return [_without_numbers(one) for one in value]
    if isinstance(value, str) and re.fullmatch(r"[PSR]\d+", value):
        return value[0]
    return value


def record(run: Run) -> None:
    """Give the script's commands in this process."""
    for _, *words in COMMANDS:
        outcome = run(*words)
        assert outcome.code == 0, (words, outcome.err)


def test_the_report_is_that_of_the_seed(
    location: Location, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del location
    record(run)
    recorded, everything = report(run), report(run, "--all")
    counts = {"conflict": 0, "contested": 1, "opposed": 0, "changed": 0, "context": 9}
    assert recorded["counts"] == counts
    monkeypatch.setenv("TRACKER_DB", "seed.db")
    assert run("import", "--init", SEED).code == 0
    assert recorded == report(run)
    assert everything == report(run, "--all")


def test_every_claim_takes_one_command() -> None:
    adding = [words for words in COMMANDS if words[1:3] == ["claim", "add"]]
    assert len(adding) == 30
    assert [words[1:3] for words in COMMANDS if words[1] in {"claim", "relate", "relation"}] == [
        *[["claim", "add"]] * 30,
        ["relate", "C1"],
    ]


@pytest.mark.slow
def test_the_script_runs_in_a_shell(tmp_path: Path, run: Run) -> None:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "tracker"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m tracker "$@"\n')
    program.chmod(0o755)
    place = {
        "TRACKER_DB": str(tmp_path / "story.db"),
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["sh", str(SCRIPT)],
        env={**os.environ, **place},
        capture_output=True,
        text=True,
        check=True,
    )
    said = done.stdout.splitlines()
    assert [line.split()[0] for line in said if line.startswith("C")] == [
        f"C{number}" for number in range(1, 31)
    ]
    listed = run("claim", "list", "--db", place["TRACKER_DB"], "-n", "0", "-f", "json")
    assert json.loads(listed.out)["total"] == 30
