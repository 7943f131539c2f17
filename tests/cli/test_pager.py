"""On a terminal: bold headings and a pager, both only there and both easily turned off."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.terminals import on_terminal
from conftest import Run

MARK = {"TRACKER_PAGER": "sed 's/^/PAGED /'"}
"""A pager that leaves its mark on every line."""

HEAD = "ref  speaker            kind       said         claim"


@pytest.mark.usefixtures("copy")
@pytest.mark.parametrize(
    ("arguments", "lines", "environ", "paged"),
    [
        ("claim list", 20, MARK, True),
        ("report conflicts", 20, MARK, True),
        ("claim show C6 -f json", 20, MARK, True),
        ("claim list", 500, MARK, False),
        ("claim list --no-pager", 20, MARK, False),
        ("--no-pager claim list", 20, MARK, False),
        ("claim list", 20, {"PAGER": MARK["TRACKER_PAGER"]}, True),
        ("claim list", 20, {"TRACKER_PAGER": "", "PAGER": MARK["TRACKER_PAGER"]}, False),
        ("claim list", 20, {"TRACKER_PAGER": "cat"}, False),
        ("claim list", 20, {"PAGER": ""}, False),
        ("claim list", 20, {"PAGER": "no-such-pager"}, False),
        ("claim list", 20, {"PAGER": "'"}, False),
        ("claim list", 20, {"TERM": "dumb"}, False),
        ("db status", 3, MARK, False),
    ],
)
def test_only_what_is_longer_than_the_screen_goes_to_the_pager_asked_for(
    run: Run, arguments: str, lines: int, environ: Mapping[str, str], paged: bool
) -> None:
    words = [*arguments.split(), "-q", "--no-color"]
    plain = run(*words, "--db", "story.db", columns=80).out
    ended = on_terminal(*words, lines=lines, environ=environ)
    shown = "".join(f"PAGED {line}\n" for line in plain.splitlines()) if paged else plain
    assert (ended.code, ended.printed) == (0, shown)


@pytest.mark.parametrize("pager", ["head -1", "true", "sh -c 'read line; exit 7'"])
def test_leaving_the_pager_early_is_no_error(copy: Path, pager: str) -> None:
    del copy
    ended = on_terminal(
        "report", "conflicts", "--all", "-f", "json", lines=20, environ={"PAGER": pager}
    )
    assert ended.code == 0
    assert "Traceback" not in ended.printed
    assert ended.printed.count("\n") <= 1


def test_the_exit_code_asked_for_comes_through_the_pager(copy: Path) -> None:
    del copy
    arguments = "report conflicts --fail-on contested"
    assert on_terminal(*arguments.split(), lines=20, environ={"PAGER": "head -1"}).code == 3


def test_ctrl_c_in_the_pager_is_the_pagers(copy: Path) -> None:
    del copy
    pager = "sh -c 'trap \"echo CAUGHT; exit 0\" INT; cat >/dev/null; echo WAITING; sleep 9'"
    ended = on_terminal(
        "claim", "list", lines=20, environ={"PAGER": pager}, replies=[("WAITING", "\x03")]
    )
    assert (ended.code, "CAUGHT" in ended.printed) == (0, True)
    assert "Traceback" not in ended.printed


@pytest.mark.parametrize(
    ("arguments", "environ", "told"),
    [
        ("claim list", {}, "FRX utf-8"),
        ("claim list --no-color", {}, "FX utf-8"),
        ("claim list -f json", {}, "FX utf-8"),
        ("claim list", {"LESS": "S", "LESSCHARSET": "latin1"}, "S latin1"),
    ],
)
def test_less_is_told_to_quit_where_it_fits_and_to_obey_colors_alone(
    copy: Path, arguments: str, environ: Mapping[str, str], told: str
) -> None:
    del copy
    pager = {"PAGER": "sh -c 'cat >/dev/null; echo $LESS $LESSCHARSET'"}
    ended = on_terminal(*arguments.split(), "-q", lines=20, environ={**pager, **environ})
    assert (ended.code, ended.printed) == (0, f"{told}\n")


@pytest.mark.parametrize(
    ("arguments", "environ", "bold"),
    [
        ("claim list -n 2", {}, True),
        ("claim list -n 2", {"NO_COLOR": ""}, True),
        ("claim list -n 2", {"NO_COLOR": "1"}, False),
        ("claim list -n 2", {"TERM": "dumb"}, False),
        ("claim list -n 2 --no-color", {}, False),
        ("--no-color claim list -n 2", {}, False),
        ("claim list -n 2 -f json", {}, False),
        ("report conflicts -f md", {}, False),
        ("report conflicts -f html", {}, False),
    ],
)
def test_headings_of_tables_are_bold_on_a_terminal_that_can(
    copy: Path, arguments: str, environ: Mapping[str, str], bold: bool
) -> None:
    del copy
    ended = on_terminal(*arguments.split(), columns=100, environ=environ)
    assert ended.code == 0
    assert ("\x1b" in ended.printed) is bold
    assert (f"\x1b[1m{HEAD}\x1b[0m\n\x1b[2m---  ---" in ended.printed) is bold


@pytest.mark.parametrize("columns", [60, 100])
def test_a_class_that_stands_against_a_claim_is_bold(copy: Path, columns: int) -> None:
    del copy
    printed = on_terminal("report", "conflicts", columns=columns).printed
    assert printed.count("C13 \x1b[1mCONTESTED\x1b[0m (disputes)") == 1
    assert printed.count("\x1b[1m") == {60: 3, 100: 2}[columns]


def test_nothing_is_bold_in_a_pipe_or_a_file(copy: Path, run: Run) -> None:
    del copy
    for arguments in ("claim list", "report conflicts"):
        assert "\x1b" not in run(*arguments.split(), "--db", "story.db").out
        assert on_terminal(*arguments.split(), "-o", "x.txt").code == 0
        assert b"\x1b" not in Path("x.txt").read_bytes()
