"""Standard streams as others have them: closed early, without Unicode, a real terminal, Ctrl-C."""

import fcntl
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
import wcwidth

from cli.programs import tracker
from cli.terminals import on_terminal

HEAD = "head"
SHELL = "sh"


@pytest.mark.parametrize(
    "typed",
    [
        "report conflicts",
        "report conflicts -f json --all",
        "claim list -n 0",
        "relation list -f json",
        "schema claim-file",
        "completion zsh",
        "--help",
    ],
)
def test_a_reader_that_has_enough_ends_the_program_quietly(copy: Path, typed: str) -> None:
    del copy
    done = subprocess.run(
        [str(SHELL), "-c", f"{sys.executable} -m tracker {typed} | head -1"],
        env={**os.environ, "TRACKER_DB": "story.db"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.count(b"\n"), done.stderr) == (0, 1, b"")


@pytest.mark.parametrize("typed", ["report conflicts", "claim show C6", "--help", "--version"])
def test_a_pipe_closed_before_anything_was_read_leaves_no_traceback(copy: Path, typed: str) -> None:
    del copy
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = _run(typed, stdout=closed)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("typed", ["report conflicts", "claim show C1", "speaker show P1"])
def test_a_terminal_without_unicode_gets_the_same_bytes(copy: Path, typed: str) -> None:
    del copy
    environ = {"TRACKER_DB": "story.db", "COLUMNS": "80"}
    plain = tracker(*typed.split(), environ=environ)
    assert (plain.returncode, plain.stderr) == (0, b"")
    ascii_ = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "LANG": "C"}
    bare = tracker(*typed.split(), environ=environ | ascii_)
    assert (bare.returncode, bare.stderr, bare.stdout) == (0, b"", plain.stdout)


def test_an_error_without_unicode_is_still_one_line(copy: Path) -> None:
    del copy
    done = tracker(
        "speaker",
        "show",
        "Сергеевич",
        environ={"TRACKER_DB": "story.db", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert "Сергеевич" in done.stderr.decode()


@pytest.mark.parametrize("typed", ["report conflicts", "claim list -n 0 -q"])
def test_a_terminal_gets_lines_of_its_own_width_and_nothing_to_obey(copy: Path, typed: str) -> None:
    del copy
    ended = on_terminal(*typed.split(), "--no-color", columns=66)
    assert ended.code == 0
    assert 55 < max(map(wcwidth.width, ended.printed.split("\n"))) <= 66
    assert [char for char in ended.printed if ord(char) < 32 and char != "\n"] == []


def test_an_interruption_is_told_in_one_line_and_exits_130(copy: Path) -> None:
    del copy
    child = subprocess.Popen(
        [sys.executable, "-m", "tracker", "import", "-", "--db", "story.db"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdin is not None
    # More than a pipe holds: when all of it is written, the child is in the midst of reading.
    child.stdin.write(b"# a comment\n" * 100_000)
    child.stdin.flush()
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out) == (130, b"")
    # An empty line comes first, so that a terminal's own ^C stands by itself.
    assert err == b"\ntracker: interrupted; nothing unfinished was kept\n"


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="needs a pipe of a known size")
@pytest.mark.parametrize(
    "typed",
    ["report conflicts", "report conflicts -f json", "claim list -n 0", "schema claim-file"],
)
def test_an_interruption_in_the_midst_of_printing_is_told_too(copy: Path, typed: str) -> None:
    del copy
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", *typed.split()],
        env={**os.environ, "TRACKER_DB": "story.db"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        fcntl.fcntl(child.stdout, fcntl.F_SETPIPE_SZ, 4096)  # less than any of these print
        assert select.select([child.stdout], [], [], 60)[0]
        child.send_signal(signal.SIGINT)
        err = child.communicate(timeout=60)[1]
    assert child.returncode == 130
    assert err == b"\ntracker: interrupted; nothing unfinished was kept\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("typed", ["report conflicts", "--help"])
def test_a_full_disk_behind_standard_output_is_told_in_one_line(copy: Path, typed: str) -> None:
    del copy
    with Path("/dev/full").open("wb") as full:
        done = _run(typed, stdout=full)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"No space left on device" in done.stderr
    assert b"internal error" not in done.stderr


@pytest.mark.parametrize("typed", ["claim show C6 >&-", "import - <&-"])
def test_a_stream_that_is_closed_from_the_start_is_no_internal_error(
    copy: Path, typed: str
) -> None:
    del copy
    done = subprocess.run(
        [str(SHELL), "-c", f"{sys.executable} -m tracker {typed}"],
        env={**os.environ, "TRACKER_DB": "story.db"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in {1, 2}
    assert done.stderr.startswith(b"tracker: ")
    assert b"internal error" not in done.stderr


def _run(typed: str, stdout: IO[bytes]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tracker", *typed.split()],
        env={**os.environ, "TRACKER_DB": "story.db"},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
