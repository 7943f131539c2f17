"""A bundle as a file: who can read it, a full disk, an interruption, a question on a terminal."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from cli.full_disks import largest_file
from cli.terminals import on_terminal
from conftest import Run

pytestmark = pytest.mark.usefixtures("copy")


@pytest.fixture
def there(run: Run) -> Path:
    """What somebody else made of the seed: a bundle."""
    assert run("export", "bundle", "-o", "story.jsonl").code == 0
    assert run("import", "--init", "story.jsonl", "--db", "there.db").code == 0
    assert run("claim", "edit", "C1", "--text", "There.", "--db", "there.db").code == 0
    assert run("claim", "edit", "C2", "--text", "There.", "--db", "there.db").code == 0
    assert run("export", "bundle", "-o", "there.jsonl", "--db", "there.db").code == 0
    return Path("there.jsonl")


@pytest.fixture(autouse=True)
def _default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DB", "story.db")


def test_only_its_owner_can_read_a_bundle_and_nothing_is_overwritten_unasked(run: Run) -> None:
    assert run("export", "bundle", "-o", "story.jsonl").code == 0
    assert Path("story.jsonl").stat().st_mode & 0o777 == 0o600
    again = run("export", "bundle", "-o", "story.jsonl")
    assert (again.code, again.err) == (
        1,
        "tracker: story.jsonl exists; name another file, or overwrite it with --force\n",
    )
    assert run("export", "bundle", "-o", "story.jsonl", "--force").code == 0


def test_a_full_disk_keeps_the_earlier_bundle_and_leaves_nothing(run: Run) -> None:
    Path("story.jsonl").write_bytes(b"as it was")
    before = sorted(path.name for path in Path().iterdir())
    with largest_file(100_000):
        outcome = run("export", "bundle", "-o", "story.jsonl", "--force")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "tracker: cannot write story.jsonl: File too large\n"
    assert Path("story.jsonl").read_bytes() == b"as it was"
    assert sorted(path.name for path in Path().iterdir()) == before


def test_a_disk_that_fills_up_during_an_import_changes_nothing(there: Path, run: Run) -> None:
    run("init", "--db", "empty.db")
    size = Path("empty.db").stat().st_size
    with largest_file(size + 50_000):
        outcome = run("import", there, "--db", "empty.db")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("tracker: ")
    assert outcome.err.endswith("; nothing was changed\n")
    assert outcome.err.count("\n") == 1
    assert run("claim", "list", "--db", "empty.db").out == "no claims\n"
    assert run("db", "check", "--db", "empty.db").out == ""


def test_a_pipe_takes_and_gives_a_bundle(run: Run) -> None:
    command = [sys.executable, "-m", "tracker"]
    written = subprocess.run([*command, "export", "bundle"], capture_output=True, check=True)
    read = subprocess.run(
        [*command, "import", "-"], input=written.stdout, capture_output=True, check=True
    )
    assert read.stdout == b"nothing to change: 103 records as they were\n"
    bad = run("import", "-", stdin=written.stdout.decode()[:-9])
    last = written.stdout.count(b"\n")
    assert bad.err == (
        f"tracker: standard input:{last}: the line does not end; it was cut off; export it again\n"
    )


def test_an_interrupted_import_changes_nothing(there: Path, run: Run) -> None:
    before = Path("story.db").read_bytes()
    child = subprocess.Popen(
        [sys.executable, "-m", "tracker", "import", "-", "--theirs"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdin is not None
    child.stdin.write(there.read_bytes()[:200_000])
    child.stdin.flush()
    until = time.monotonic() + 30
    while not _is_locked() and time.monotonic() < until:
        time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=30)
    assert (child.returncode, out) == (130, b"")
    assert err == b"\ntracker: interrupted; nothing unfinished was kept\n"
    assert Path("story.db").read_bytes() == before
    assert run("db", "check").out == ""


def _is_locked() -> bool:
    """Whether somebody is writing, or about to."""
    with closing(sqlite3.connect("story.db", timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        connection.execute("ROLLBACK")
        return False


def test_a_terminal_asks_for_each_conflict_whose_holds(there: Path, run: Run) -> None:
    for ref in ("C1", "C2"):
        assert run("claim", "edit", ref, "--text", "Here.").code == 0
    ended = on_terminal(
        "import",
        str(there),
        columns=200,
        replies=[("theirs): ", "ours\n"), ("theirs): ", "theirs\n")],
    )
    assert ended.code == 0
    assert "text: database “Here.”, bundle “There.”" in ended.printed
    assert ended.printed.endswith(
        "kept as in the database: C1 (text)\ntaken as in the bundle: C2 (text)\n"
    )
    assert [run("claim", "show", ref).out.count("Here.") for ref in ("C1", "C2")] == [1, 0]


def test_a_bundle_is_not_printed_on_a_terminal() -> None:
    ended = on_terminal("export", "bundle", columns=200)
    told = "tracker: a bundle is not for reading; name a file with -o; see: tracker export bundle"
    assert (ended.code, ended.printed) == (2, f"{told} --help\n")


def test_no_database_is_made_for_a_bundle_that_is_cut_off(there: Path, run: Run) -> None:
    there.write_bytes(there.read_bytes()[:-9])
    assert run("import", "--init", there, "--db", "new.db").code == 2
    assert not Path("new.db").exists()


def test_no_database_is_left_of_a_bundle_that_a_rule_refuses(there: Path, run: Run) -> None:
    first, *rows, _ = there.read_bytes().splitlines(keepends=True)
    (number,) = [place for place, row in enumerate(rows) if b'"text":"There."' in row][:1]
    rows[number] = rows[number].replace(b"There.", b"Nowhere.")
    whole = b"".join([first, *rows])
    digest = hashlib.sha256(whole).hexdigest()
    there.write_bytes(whole + f'{{"rows":{len(rows)},"sha256":"{digest}"}}\n'.encode())
    outcome = run("import", "--init", there, "--db", "new.db")
    assert (outcome.code, outcome.out) == (1, "")
    assert not list(Path().glob("new.db*"))
    assert run("init", "--db", "new.db").code == 0
    assert run("import", "--init", there, "--db", "new.db").code == 1
    assert run("claim", "list", "--db", "new.db").out == "no claims\n"


def test_a_named_pipe_gives_a_bundle(there: Path, run: Run) -> None:
    os.mkfifo("pipe")
    with subprocess.Popen(["sh", "-c", 'cat "$1" > pipe', "sh", there]) as writer:
        outcome = run("import", "--init", "pipe", "--db", "new.db")
        assert writer.wait() == 0
    assert (outcome.code, outcome.err) == (0, "")
    assert run("claim", "show", "C1", "--db", "new.db").out.count("There.") == 1


def test_ours_and_theirs_exclude_each_other(there: Path, run: Run) -> None:
    outcome = run("import", there, "--ours", "--theirs")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("tracker: --ours and --theirs exclude each other")


def test_a_read_only_copy_is_exported_whole(run: Run) -> None:
    assert run("export", "bundle", "-o", "whole.jsonl").code == 0
    Path("story.db").chmod(0o400)
    outcome = run("export", "bundle", "-o", "story.jsonl")
    assert (outcome.code, outcome.err) == (0, "")
    assert Path("story.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
