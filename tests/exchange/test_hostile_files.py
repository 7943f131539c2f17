"""What does harm is told in one clear line each, soon, and without much memory."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.measuring import MEASURING
from exchange.hostile_files import hostile_files

pytestmark = pytest.mark.slow

SECONDS = 10
MEGABYTES = 300

_ALL = """
import io, json, sys, time
from contextlib import redirect_stderr, redirect_stdout
from tracker.cli import main

for line in sys.stdin:
    out, err, code, begun = io.StringIO(), io.StringIO(), None, time.monotonic()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main(json.loads(line))
        except SystemExit as left:
            code = left.code
    took = time.monotonic() - begun
    print(json.dumps([code, out.getvalue(), err.getvalue(), took]))
"""
"""All in one process: what one leaves behind is counted, too."""


def typed(name: str, words: tuple[str, ...]) -> list[str]:
    """The words of the command that reads a file."""
    if words == ("review",):
        return ["review", name, "--yes"]
    return ["import", "table.csv" if "--map-file" in words else name, *words, "-q"]


def test_300_hostile_files_are_each_refused_in_one_line(
    templates: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(templates["sqlite"], "story.db")
    before = Path("story.db").read_bytes()
    monkeypatch.setenv("TRACKER_DB", "story.db")
    files = hostile_files()
    assert len({name for name, *_ in files}) == len(files) >= 300
    for name, make, _ in files:
        make(Path(name))
    commands = "".join(f"{json.dumps(typed(name, words))}\n" for name, _, words in files)
    done = subprocess.run(
        [sys.executable, "-c", MEASURING, sys.executable, "-c", _ALL],
        input=commands,
        capture_output=True,
        text=True,
        check=True,
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    for (name, *_), (code, out, err, took) in zip(files, told, strict=True):
        assert (name, code in {1, 2}, out, err.count("\n")) == (name, True, "", 1), err
        assert err.startswith("tracker: "), (name, err)
        assert took < SECONDS, name
    assert int(done.stderr) < MEGABYTES * 2**10, "nothing but the peak is there"
    assert Path("story.db").read_bytes() == before
