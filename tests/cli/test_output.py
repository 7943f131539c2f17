"""Where a result goes, in which format, and that a file is written whole or not at all."""

import json
import os
from pathlib import Path

import pytest

from cli.full_disks import largest_file
from conftest import Run
from tracker.cli.output import write_file
from tracker.errors import CannotWriteError
from tracker.store.location import Location


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("x.json", "{\n"),
        ("x.md", "# Contradiction report: 1 disputed claim\n"),
        ("x.html", "<!doctype html>\n"),
        ("x.htm", "<!doctype html>\n"),
        ("X.HTML", "<!doctype html>\n"),
        ("x.txt", "Contradiction report: 1 disputed claim\n"),
    ],
)
def test_the_ending_of_a_file_picks_the_format(
    seed: Location, run: Run, name: str, start: str
) -> None:
    del seed
    outcome = run("report", "conflicts", "-o", name)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    written = Path(name).read_text(encoding="utf-8")
    assert written.lstrip().startswith(start)
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


def test_a_page_begins_with_its_doctype(seed: Location, run: Run) -> None:
    del seed
    assert run("report", "conflicts", "-f", "html").out.startswith("<!doctype html>\n")


@pytest.mark.parametrize("format_", ["table", "json", "md", "html"])
def test_a_file_holds_what_would_have_been_printed(seed: Location, run: Run, format_: str) -> None:
    del seed
    printed = run("report", "conflicts", "-f", format_).out
    run("report", "conflicts", "-f", format_, "-o", "report")
    written = Path("report").read_text(encoding="utf-8")
    assert [line for line in written.splitlines() if "enerated" not in line] == [
        line for line in printed.splitlines() if "enerated" not in line
    ]


def test_a_format_asked_for_goes_before_the_ending(seed: Location, run: Run) -> None:
    del seed
    assert run("claim", "show", "C1", "-f", "json", "-o", "x.txt").code == 0
    assert json.loads(Path("x.txt").read_text(encoding="utf-8"))["claim"]["ref"] == "C1"


def test_a_hyphen_is_standard_output(seed: Location, run: Run) -> None:
    del seed
    assert run("claim", "show", "C1", "-o", "-") == run("claim", "show", "C1")


@pytest.mark.parametrize("target", ["nowhere/x.json", "folder.json"])
def test_a_file_that_cannot_be_written_is_told_in_one_line(
    seed: Location, run: Run, target: str
) -> None:
    del seed
    Path("folder.json").mkdir()
    outcome = run("claim", "list", "-o", target)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(f"tracker: cannot write {target}: ")
    assert outcome.err.count("\n") == 1
    assert list(Path().glob(".tracker-*")) == []


def test_only_its_owner_can_read_a_file() -> None:
    Path("x.txt").write_text("open to all")
    Path("x.txt").chmod(0o644)
    write_file(Path("x.txt"), "for us alone")
    assert Path("x.txt").read_text() == "for us alone"
    assert Path("x.txt").stat().st_mode & 0o777 == 0o600


def test_a_write_that_fails_half_way_keeps_the_old_file() -> None:
    Path("x.txt").write_text("as it was")
    with largest_file(1000), pytest.raises(CannotWriteError) as refused:
        write_file(Path("x.txt"), "x" * 100_000)
    assert str(refused.value) == "cannot write x.txt: File too large"
    assert Path("x.txt").read_text() == "as it was"
    assert [path.name for path in Path().iterdir()] == ["x.txt"]


def test_a_written_file_replaces_no_link_but_what_it_leads_to() -> None:
    Path("real.txt").write_text("as it was")
    Path("link.txt").symlink_to("real.txt")
    write_file(Path("link.txt"), "new")
    assert (Path("link.txt").is_symlink(), Path("real.txt").read_text()) == (True, "new")


def test_what_is_no_file_is_written_to_and_not_replaced() -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(Path("pipe"), "new")
        assert (Path("pipe").is_fifo(), os.read(reader, 100)) == (True, b"new")
    finally:
        os.close(reader)


def test_a_pipe_handed_over_by_the_shell_is_written_to() -> None:
    reader, writer = os.pipe()
    try:
        write_file(Path(f"/dev/fd/{writer}"), "new")
        assert os.read(reader, 100) == b"new"
    finally:
        os.close(reader)
        os.close(writer)
