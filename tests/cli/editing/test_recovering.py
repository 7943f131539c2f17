"""A form that could not be saved is taken up again; no other change is lost, nor is a text."""

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.editing.editors import Editor, forms_left, set_editor, written
from cli.terminals import on_terminal
from conftest import Run
from recording.paper import claim, some
from reporting.stories import asked
from tracker.store.location import Location


def other_writer(options: str) -> str:
    """A round in which somebody else changes C1 while the editor is open."""
    line = [sys.executable, "-m", "tracker", "claim", "edit", "C1", *options.split()]
    return (
        "import os, subprocess\n"
        f"subprocess.run({line!r}, check=True, env={{**os.environ, 'TRACKER_USER': 'bob'}},"
        " stdout=subprocess.DEVNULL)\n"
    )


def lost(run: Run, patch: pytest.MonkeyPatch, folder: Path) -> Path:
    """A form of C1 with the venue Rome, which was Paris by another when it was to be saved."""
    set_editor(patch, folder, other_writer("--venue Paris") + written("venue", '"Rome"'))
    outcome = run("claim", "edit", "C1", "--edit")
    (kept,) = forms_left(folder)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(
        "tracker: C1 was changed underneath: it is at version 2, not 1 as when you read it; last"
        " changed by bob on "
    )
    assert outcome.err.endswith(
        f" Your text is kept in {kept}; take it up again with: tracker claim edit C1 --edit"
        f" --recover {kept}\n"
    )
    return kept


def test_of_two_editors_the_second_meets_a_conflict_and_both_texts_are_kept(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = lost(paper, monkeypatch, tmp_path)
    assert claim(paper, "C1")["venue"] == "Paris"
    assert 'venue = "Rome"' in kept.read_text()


def test_after_a_conflict_the_form_shows_what_is_on_file_now(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = lost(paper, monkeypatch, tmp_path)
    editor = set_editor(monkeypatch, tmp_path, written("venue", '"Paris, then Rome"'))
    outcome = paper("claim", "edit", "C1", "--edit", "--recover", kept)
    assert outcome.out.startswith("C1 changed: ")
    assert editor.remarks == [
        (
            "C1 was changed meanwhile. Where it differs from this form, what is on file now is told"
            " below. Mend your lines or leave them, then take these remarks away."
            ' on file now: venue = "Paris"'
        )
    ]
    assert claim(paper, "C1")["venue"] == "Paris, then Rome"
    assert forms_left(tmp_path) == []


def test_remarks_on_what_another_changed_cannot_be_passed_over(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = lost(paper, monkeypatch, tmp_path)
    set_editor(monkeypatch, tmp_path)
    outcome = paper("claim", "edit", "C1", "--edit", "--recover", kept)
    assert (outcome.code, claim(paper, "C1")["venue"]) == (1, "Paris")
    assert outcome.err.startswith("tracker: the remarks in the form were left as they are. Your")
    assert len(forms_left(tmp_path)) == 1


def test_whoever_changes_it_again_is_not_lost_either(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = lost(paper, monkeypatch, tmp_path)
    set_editor(
        monkeypatch, tmp_path, other_writer("--venue Oslo") + "text = text.replace('#!!', '#')"
    )
    outcome = paper("claim", "edit", "C1", "--edit", "--recover", kept)
    assert "at version 3, not 2 as when you read it" in outcome.err
    assert claim(paper, "C1")["venue"] == "Oslo"


def test_a_form_without_its_first_line_needs_the_version(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = lost(paper, monkeypatch, tmp_path)
    kept.write_text(kept.read_text().partition("\n")[2])
    again = ("claim", "edit", "C1", "--edit", "--recover", kept)
    set_editor(monkeypatch, tmp_path, "text = text.replace('#!!', '#')")
    outcome = paper(*again)
    assert (outcome.code, outcome.err) == (
        1,
        f"tracker: {kept}: does not say at which version C1 was read; say so with --version N\n",
    )
    assert paper(*again, "--version", "1").code == 0
    assert claim(paper, "C1")["venue"] == "Rome"


def test_a_database_that_is_locked_leaves_the_text(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, location: Location
) -> None:
    monkeypatch.setattr("tracker.store.engine.BUSY_SECONDS", 0.1)
    locked = (
        "import sqlite3, subprocess, sys\n"
        'hold = "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1]);'
        " c.execute('BEGIN EXCLUSIVE'); print(1, flush=True); time.sleep(600)\"\n"
        f"child = subprocess.Popen([sys.executable, '-c', hold, {str(location.path)!r}],"
        " stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        f"open({str(tmp_path / 'holder')!r}, 'w').write(str(child.pid))\n"
    )
    set_editor(monkeypatch, tmp_path, locked + written("text", '"It pours."'))
    outcome = paper("claim", "add", "--edit", "--source", "S1")
    os.kill(int((tmp_path / "holder").read_text()), signal.SIGKILL)
    (kept,) = forms_left(tmp_path)
    assert (outcome.code, outcome.err) == (
        1,
        (
            f"tracker: another program is writing to {location.path}; nothing was changed, try"
            f" again. Your text is kept in {kept}; take it up again with: tracker claim add"
            f" --edit --recover {kept}\n"
        ),
    )
    set_editor(monkeypatch, tmp_path)
    outcome = paper("claim", "add", "--recover", kept)
    assert outcome.out == "C3 recorded: assertion, The Daily, in its own voice, in S1\n"
    assert forms_left(tmp_path) == []


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_database_given_with_a_password_is_named_without_it(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, location: Location
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "another.db"))
    url = (location.url or "").replace("postgres@", "postgres:s3cret@") + "&password=s3cret"
    given = url if location.url else str(location.path)
    set_editor(monkeypatch, tmp_path, written("text", '"It pours."') + written("said", '"soon"'))
    told = paper("claim", "add", "--db", given, "--edit", "--source", "S1").err
    command, _, beside = told.partition("take it up again with: ")[2].partition(" (")
    assert "s3cret" not in told
    assert beside == ("with the password in PGPASSWORD or ~/.pgpass)\n" if location.url else "")
    set_editor(monkeypatch, tmp_path, written("said", '"2022-04-16"'))
    assert paper(*shlex.split(command)[1:]).out.startswith("C3 recorded: ")


def test_an_editor_that_fails_leaves_the_text(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_editor(
        monkeypatch,
        tmp_path,
        written("text", '"It pours."') + "path.write_text(text); raise SystemExit(3)",
    )
    outcome = paper("claim", "add", "--edit", "--source", "S1")
    (kept,) = forms_left(tmp_path)
    assert (outcome.code, 'text = "It pours."' in kept.read_text()) == (1, True)
    assert outcome.err.startswith(f"tracker: the editor {sys.executable!r} ended with exit code 3;")
    assert asked(paper, "claim", "list")["total"] == 2


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("claim add", "is a form of C1; take it up with: tracker claim edit C1 --edit --recover"),
        ("claim edit C2", "is a form of C1; take it up with: tracker claim edit C1 --edit"),
        ("claim edit C1 --venue Oslo", "--recover takes a form up as it is; leave the options"),
    ],
)
def test_a_form_is_taken_up_as_what_it_is(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str, told: str
) -> None:
    kept = lost(paper, monkeypatch, tmp_path)
    outcome = paper(*command.split(), "--recover", kept)
    assert (outcome.code > 0, told in outcome.err) == (True, True)
    assert kept.exists()


def test_a_file_that_is_not_there_is_told(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_editor(monkeypatch, tmp_path)
    outcome = paper("claim", "add", "--recover", "gone.toml")
    assert (outcome.code, outcome.err) == (
        2,
        "tracker: gone.toml: No such file or directory; give the file that was named\n",
    )


def killed(editor: Editor, folder: Path, *line: str) -> Path:
    """Kill the program while the editor is open; the form that is left behind."""
    ready = folder / "ready"
    (editor.folder / "step-0").write_text(
        written("venue", '"Rome"')
        + "import os, time\npath.write_text(text)\n"
        + f"open({str(ready)!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)\n"
    )
    running = subprocess.Popen([sys.executable, "-m", "tracker", *line])
    while not (ready.exists() and ready.read_text()):
        time.sleep(0.05)
    (left,) = forms_left(folder)
    during = subprocess.run(
        [sys.executable, "-m", "tracker", *line],
        env={**os.environ, "EDITOR": "true"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert "left unfinished" not in during.stderr, "it is being edited"
    running.kill()
    running.wait()
    os.kill(int(ready.read_text()), signal.SIGKILL)
    return left


def test_a_form_left_by_a_killed_program_is_told_where_nobody_can_be_asked(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = set_editor(monkeypatch, tmp_path)
    left = killed(editor, tmp_path, "claim", "edit", "C1", "--edit")
    outcome = paper("claim", "edit", "C2", "--edit")
    assert (outcome.code, outcome.err) == (
        0,
        (
            "a form of C1 was left unfinished; take it up with: tracker claim edit C1 --edit"
            f" --recover {left}\n"
        ),
    )
    assert paper("claim", "edit", "C1", "--recover", left).code == 0
    assert claim(paper, "C1")["venue"] == "Rome"
    assert forms_left(tmp_path) == []


@pytest.mark.parametrize("asked_and_left", [("y", "Rome"), ("n", "a hall")])
def test_on_a_terminal_a_form_left_behind_is_taken_up_or_removed(
    paper: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    location: Location,
    asked_and_left: tuple[str, str],
) -> None:
    reply, venue = asked_and_left
    editor = set_editor(monkeypatch, tmp_path)
    killed(editor, tmp_path, "claim", "edit", "C1", "--edit")
    ended = on_terminal(
        *("claim", "edit", "C1", "--edit"),
        replies=[("[y/N]: ", f"{reply}\n")],
        environ={"TRACKER_DB": str(location.path)},
        columns=60,
    )
    assert ended.code == 0
    assert "A form of C1 was left unfinished. Take it up again?" in ended.printed
    assert claim(paper, "C1")["venue"] == venue
    assert len(editor.seen) == 2
    assert forms_left(tmp_path) == []


def test_a_form_of_another_database_is_not_offered(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lost(paper, monkeypatch, tmp_path)
    paper("init", "--db", "other.db")
    paper("source", "add", "Another", "--type", "speech", "--db", "other.db")
    set_editor(monkeypatch, tmp_path, "text = ''")
    outcome = paper("claim", "add", "--edit", "--db", "other.db")
    assert outcome.err == "tracker: the form is empty; nothing was changed\n"
    assert len(forms_left(tmp_path)) == 1


def test_nothing_of_what_a_form_says_is_in_the_names_of_files(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = lost(paper, monkeypatch, tmp_path)
    assert kept.name == "claim.toml"
    assert kept.parent.name.startswith("kept-")
    assert some(claim(paper, "C1"), "venue") == ("Paris",)
