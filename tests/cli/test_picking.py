"""An ambiguous name is picked from a list on a terminal, and refused anywhere else."""

from pathlib import Path

import pytest

from cli.programs import tracker
from cli.terminals import on_terminal

SHOWN = """\
Several speakers answer to 'academy':
   1  P14 Russian Academy of Sciences
   2  P15 Chinese Academy of Sciences
Which one: 3
Error: 3 is not in the range 1<=x<=2.
Which one: 2
P15     Chinese Academy of Sciences
"""


def test_on_a_terminal_an_ambiguous_name_offers_a_pick(copy: Path) -> None:
    del copy
    ended = on_terminal(
        "speaker", "show", "academy", replies=[("Which one: ", "3\n"), ("Which one: ", "2\n")]
    )
    assert (ended.code, ended.printed[: len(SHOWN)]) == (0, SHOWN)


def test_each_ambiguous_name_of_a_command_is_picked(copy: Path) -> None:
    del copy
    ended = on_terminal(
        "claim",
        "list",
        "--speaker",
        "chin",
        "--speaker",
        "academy",
        "-q",
        "-f",
        "json",
        replies=[("Which one: ", "1\n"), ("Which one: ", "1\n")],
    )
    assert ended.code == 0
    assert ended.printed.count("Which one: ") == 2
    assert '"schema": "tracker/claims/1"' in ended.printed


def test_on_a_terminal_who_is_alike_is_offered_and_never_taken_unasked(copy: Path) -> None:
    del copy
    said = ("claim", "add", "It rains.", "--source", "S1", "--speaker", "Sergeyev")
    ended = on_terminal(*said, replies=[("Which one (0: none): ", "0\n")])
    assert (ended.code, ended.printed) == (
        2,
        (
            "No speaker is called 'Sergeyev'; alike:\n   1  P1 Alexander Sergeev\n"
            "Which one (0: none): 0\n"
            "tracker: no speaker 'Sergeyev'. Did you mean: P1 Alexander Sergeev? If it is not\n"
            "on file yet, give --new as well; see: tracker speaker list --all\n"
        ),
    )
    ended = on_terminal(*said, replies=[("Which one (0: none): ", "1\n")])
    assert ended.code == 0
    assert "Alexander Sergeev" in ended.printed


def test_a_pick_can_be_left_with_ctrl_c(copy: Path) -> None:
    del copy
    ended = on_terminal("speaker", "show", "academy", replies=[("Which one: ", "\x03")])
    assert ended.code == 130
    assert "Traceback" not in ended.printed
    assert ended.printed.endswith("tracker: interrupted; nothing unfinished was kept\n")


@pytest.mark.parametrize("noun", ["speaker", "source"])
def test_off_a_terminal_the_candidates_are_listed(copy: Path, noun: str) -> None:
    del copy
    typed = {"speaker": "academy", "source": "t"}[noun]
    done = tracker(noun, "show", typed, environ={"TRACKER_DB": "story.db"})
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"tracker: several {noun}s answer to {typed!r}: ")
    assert done.stderr.decode().endswith("; give the reference\n")
