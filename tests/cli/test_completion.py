"""Completion in real shells: what a Tab puts on the command line, and what it never does."""

import os
import select
import shlex
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from pty import fork

import pytest

from cli.programs import imported, tracker
from conftest import Run
from rendering.hostile import PAYLOADS, obeyed, story
from reporting.databases import both_engines, filled_database, make_default
from tracker.store.location import Location

COMMANDS = [
    "$(touch executed)",
    "`touch executed`",
    "x; touch executed",
    "x && touch executed #",
    "'; touch executed; '",
    '"; touch executed; "',
    "x\ntouch executed",
    "x | touch executed",
    "> executed",
    "${PWD}",
    "!!",
    "~/x",
    "*",
    "-rf",
    "--db=/tmp",
    "x\tplain\ty",
    "plain,x",
    "\x1b]52;c;ZWNobw==\x07",
    "x\x7f\x9b31m",
    "x\u202ey\u2066z",
]


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch) -> None:
    """`tracker` is found as a person's shell would find it."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", programs)


@pytest.fixture(scope="session")
def dangerous_database(request: pytest.FixtureRequest) -> Iterator[Location]:
    with filled_database(request, "sqlite", story([*COMMANDS, *PAYLOADS])) as location:
        yield location


@pytest.fixture
def dangerous(dangerous_database: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """A database full of names that are shell commands."""
    return make_default(monkeypatch, dangerous_database)


def tabbed(*lines: str) -> list[str]:
    """What our function offers bash for the last words of these lines."""
    script = ['eval "$(tracker completion bash)"; COMP_TYPE=9']
    for line in lines:
        words = line.split(" ")
        script += [
            f"COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1}",
            "_tracker_completion tracker; printf '%s\\n' \"${COMPREPLY[@]}\"",
        ]
    done = subprocess.run(
        ["bash", "-c", "\n".join(script)], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().split("\n")[:-1]


def typed_in_bash(keys: str, wanted: str) -> str:
    """What an interactive bash shows after these keys, once it shows what is wanted."""
    child, terminal = fork()
    if child == 0:
        os.environ.update(PS1="> ", TERM="dumb", LC_ALL="C.UTF-8")
        os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])  # noqa: S606
    os.write(
        terminal, b'eval "$(tracker completion bash)"; bind "set bell-style none"; echo READY\n'
    )
    shown, until = b"", time.monotonic() + 60
    while wanted.encode() not in shown and time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 65536)
        if keys and b"\nREADY" in shown:
            shown = b""
            os.write(terminal, keys.encode())
            keys = ""
    os.close(terminal)
    os.waitpid(child, 0)
    return shown.decode()


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("tracker cl\t", "tracker claim "),
        ("tracker claim show C6\t\n", "\r\nkind     assertion"),
        ("tracker speaker show alex\t\n", "\r\ntype     person"),
        ('tracker speaker show "alex\t\n', "\r\ntype     person"),
        ("tracker claim list -q --speaker=ser\t-n 1\n", "Alexander Sergeev  assertion"),
        ("tracker relation show R1\t\t", "R12  C30 weakens C6"),
        ("tracker import story.d\t", "tracker import story.db "),
    ],
)
def test_a_tab_in_bash_completes_what_can_then_be_run(
    copy: Path, keys: str, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(copy))
    assert wanted in typed_in_bash(keys, wanted)


@pytest.mark.usefixtures("path")
def test_bash_keeps_the_word_where_several_values_do_not_go_on_from_it(seed: Location) -> None:
    del seed
    assert tabbed("tracker speaker show institute") == ["Institute\\ of\\ Plasma\\ Physics"]
    assert tabbed("tracker claim list --kind x") == [""]


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("command", ["speaker show", "source show", "claim list --speaker"])
def test_names_that_are_commands_are_never_run_and_never_obeyed(
    dangerous: Location, command: str
) -> None:
    del dangerous
    offered = tabbed(*(f"tracker {command} {start}" for start in ["", "x", "t", "-", "$", "'"]))
    assert len(offered) > len(COMMANDS)
    assert [char for char in "".join(offered) if obeyed(char)] == []
    entered = "\n".join(f": {value}" for value in offered)
    subprocess.run(["bash", "-c", entered], check=True, timeout=60)
    assert not Path("executed").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("noun", ["claim", "speaker", "source", "relation"])
def test_no_answer_to_a_shell_holds_what_a_terminal_would_obey_or_a_line_too_many(
    dangerous: Location, shell: str, noun: str
) -> None:
    del dangerous
    words = {"COMP_WORDS": f"tracker {noun} show ", "COMP_CWORD": "" if shell == "fish" else "3"}
    done = tracker(environ={"_TRACKER_COMPLETE": f"{shell}_complete", "COMP_TYPE": "63", **words})
    assert (done.returncode, done.stderr) == (0, b"")
    answer = done.stdout.decode()
    assert [char for char in answer if obeyed(char) and char not in "\n\t"] == []
    kinds = answer.splitlines()[:: 3 if shell == "zsh" else 1]
    assert len(kinds) >= len(COMMANDS)
    assert {line[:5] for line in kinds} == {"plain"}


@both_engines
@pytest.mark.parametrize(
    "words",
    [
        "claim show C6",
        "speaker show alex",
        "source show tas",
        "relation show R3",
        "respond ask P1 --about C6",
        "report impact S2",
        "claim list --so",
    ],
)
def test_a_tab_answers_alike_on_both_engines(seeded: Location, words: str, run: Run) -> None:
    del seeded, run
    count = len(words.split())
    complete = {"COMP_WORDS": f"tracker {words}", "COMP_CWORD": str(count)}
    done = tracker(environ={"_TRACKER_COMPLETE": "zsh_complete", **complete})
    assert (done.returncode, done.stderr, done.stdout.count(b"plain")) == (0, b"", 1)


@pytest.mark.parametrize(
    "place",
    [
        "nowhere.db",
        "text.db",
        "foreign.db",
        ".",
        "mysql://x",
        "\x1b",
        "postgresql://nobody@127.0.0.1:1/x",
        "postgresql://nobody@127.0.0.1:99999/x",
    ],
)
def test_a_tab_without_a_database_is_silent(place: str) -> None:
    Path("text.db").write_text("no database")
    sqlite3.connect("foreign.db").execute("CREATE TABLE speaker (id)").connection.close()
    complete = {"COMP_WORDS": "tracker speaker show x", "COMP_CWORD": "3"}
    done = tracker(environ={"_TRACKER_COMPLETE": "bash_complete", "TRACKER_DB": place, **complete})
    assert (done.returncode, done.stdout, done.stderr) == (0, b"\n", b"")


def test_a_tab_beside_a_broken_configuration_is_silent() -> None:
    Path("tracker.toml").write_text("db = [")
    complete = {"COMP_WORDS": "tracker claim show ", "COMP_CWORD": "3"}
    done = tracker(environ={"_TRACKER_COMPLETE": "bash_complete", **complete})
    assert (done.returncode, done.stdout, done.stderr) == (0, b"\n", b"")


def test_a_tab_imports_neither_migrations_nor_models(
    seed: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    del seed
    monkeypatch.setenv("_TRACKER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "tracker claim show C6")
    monkeypatch.setenv("COMP_CWORD", "3")
    heavy = ["alembic", "sqlalchemy.orm", "tracker.models", "tabulate", "jinja2", "edtf"]
    assert imported([], [*heavy, "sqlalchemy"]) == ["sqlalchemy"]


@pytest.mark.parametrize("shell", [name for name in ("bash", "zsh", "fish") if shutil.which(name)])
def test_the_script_is_one_its_shell_reads(run: Run, shell: str) -> None:
    script = run("completion", shell).out
    subprocess.run([shell, "-n"], input=script.encode(), check=True, timeout=60)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_script_calls_the_program_back(run: Run, shell: str) -> None:
    outcome = run("completion", shell)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"_TRACKER_COMPLETE={shell}_complete" in outcome.out
