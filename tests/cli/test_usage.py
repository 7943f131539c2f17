"""What was typed wrong is told in one line that names it and how to mend it."""

import os
from pathlib import Path

import pytest

from cli.programs import python
from conftest import Run
from reporting.databases import both_engines
from tracker.store.location import Location


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("nope", "No such command 'nope'; see: tracker --help"),
        ("claim nope", "No such command 'nope'; see: tracker claim --help"),
        (
            "claims list",
            "No such command 'claims'. Did you mean: claim? See: tracker --help",
        ),
        ("cliam list", "No such command 'cliam'. Did you mean: claim? See: tracker --help"),
        ("claim lst", "No such command 'lst'. Did you mean: list? See: tracker claim --help"),
        (
            "claim add x --qoute y",
            (
                "No such option '--qoute'. Did you mean: --quote, --note, --quiet?"
                " See: tracker claim add --help"
            ),
        ),
        ("claim list --nope", "No such option '--nope'.* tracker claim list --help"),
        ("claim show", "Missing argument 'REF'; see: tracker claim show --help"),
        ("claim show C1 C2", "Got unexpected extra argument (C2); see: tracker claim show --help"),
        ("claim show C99", "no claim 'C99'. See: tracker claim list --all"),
        ("claim show C0", "no claim 'C0'. See: tracker claim list --all"),
        ("claim show x", "'x' is no reference to a claim; write it like C6"),
        ("claim show P1", "'P1' is no reference to a claim; write it like C6"),
        (
            f"claim show C{'9' * 19}",
            f"'C{'9' * 19}' is no reference to a claim; write it like C6",
        ),
        ("relation show R99", "no relation 'R99'. See: tracker relation list --all"),
        ("relation show 3", "'3' is no reference to a relation; write it like R6"),
        ("source show S99", "no source 'S99'. See: tracker source list --all"),
        ("speaker show P99", "no speaker 'P99'. See: tracker speaker list --all"),
        (
            "claim list --kind rumor",
            (
                "Invalid value for '--kind': 'rumor' is none of assertion, denial, no_knowledge,"
                " no_comment, prediction, plan, call, opinion; see: tracker claim list --help"
            ),
        ),
        (
            "claim list --said-after soon",
            (
                "Invalid value for '--said-after': cannot read 'soon' as a date; write EDTF,"
                " such as 2022-04-16, 2022-04~, ../2022-04-16 or 2022-03/2022-04; see:"
                " tracker claim list --help"
            ),
        ),
        (
            "claim list --said-after ../2022",
            (
                "Invalid value for '--said-after': '../2022' has no earliest day; see:"
                " tracker claim list --help"
            ),
        ),
        (
            "claim list -n -1",
            (
                "Invalid value for '--limit' / '-n': -1 is not in the range x>=0; see:"
                " tracker claim list --help"
            ),
        ),
        (
            "claim list -f xml",
            (
                "Invalid value for '--format' / '-f': 'xml' is not one of 'table', 'json'; see:"
                " tracker claim list --help"
            ),
        ),
        (
            "report conflicts -o x.pdf",
            (
                "Invalid value for '--output': cannot tell a format from 'x.pdf'; end it with one"
                " of .json, .md, .html, .htm, .txt, .xlsx, .docx, or give -f;"
                " see: tracker report conflicts --help"
            ),
        ),
        (
            "claim list -o x.html",
            (
                "Invalid value for '--output': cannot tell a format from 'x.html'; end it with one"
                " of .json, .txt, or give -f; see: tracker claim list --help"
            ),
        ),
        ("import nowhere.toml", "nowhere.toml: No such file or directory; give a file"),
    ],
)
def test_a_mistake_is_one_line_on_stderr_and_exits_2(
    seed: Location, run: Run, typed: str, told: str
) -> None:
    del seed
    outcome = run(*typed.split())
    assert (outcome.code, outcome.out) == (2, "")
    before, star, after = told.partition(".*")
    assert outcome.err.startswith(f"tracker: {before}")
    assert outcome.err.endswith(f"{after if star else before}\n")
    assert outcome.err.count("\n") == 1


def test_a_mistake_writes_no_file(seed: Location, run: Run, tmp_path: object) -> None:
    del seed
    before = sorted(_files(tmp_path))
    assert run("report", "conflicts", "-o", "x.pdf").code == 2
    assert sorted(_files(tmp_path)) == before


@pytest.mark.parametrize("typed", ["", "claim", "report"])
def test_a_noun_alone_shows_its_help_readably(run: Run, typed: str) -> None:
    outcome = run(*typed.split())
    lines = (outcome.out + outcome.err).splitlines()
    assert "Commands:" in lines


@pytest.mark.parametrize(
    "typed", ["claim show \udcff", "speaker show \udcff", "source show \udcff"]
)
def test_bytes_that_are_no_text_are_a_mistake_like_any_other(
    seed: Location, run: Run, typed: str
) -> None:
    del seed
    outcome = run(*typed.split())
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert "\\udcff" in outcome.err
    assert "internal error" not in outcome.err


@both_engines
def test_a_topic_of_bytes_that_are_no_text_is_no_internal_error(
    location: Location, run: Run
) -> None:
    del location
    assert "internal error" not in run("claim", "list", "--topic", "\udcff").err


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("ann\udcff", "holds half of a surrogate pair"),
        ("a" * 5_000, "has 5,000 characters, 1,000 is the limit"),
        ("  ", "is empty"),
    ],
)
def test_a_user_whom_no_database_can_hold_is_refused(
    location: Location, run: Run, monkeypatch: pytest.MonkeyPatch, name: str, problem: str
) -> None:
    del location
    monkeypatch.setenv("TRACKER_USER", name)
    outcome = run("source", "add", "Notes", "--type", "report")
    told = f"tracker: TRACKER_USER: {problem}; set TRACKER_USER to your name\n"
    assert (outcome.code, outcome.out, outcome.err) == (2, "", told)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become a user without a name")
def test_a_user_without_a_name_can_write(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TRACKER_USER", "LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    done = python(
        "-c",
        "import getpass, os, pwd\n"
        "from tracker.cli.settings import Settings\n"
        "from tracker.store.history import Author\n"
        "os.setuid(54321)\n"
        "assert Settings().author('import').who\n",
    )
    assert (done.returncode, done.stderr.decode()[-300:]) == (0, "")


def test_words_of_closed_lists_are_read_in_either_case_and_with_a_hyphen_or_a_blank(
    seed: Location, run: Run
) -> None:
    del seed
    wanted = run("claim", "list", "--kind", "no_comment")
    assert wanted.out.splitlines()[2].startswith("C24  official")
    for typed in ("NO_COMMENT", "no-comment", "No Comment"):
        assert run("claim", "list", "--kind", typed) == wanted


def _files(folder: object) -> list[str]:
    return [path.name for path in Path(str(folder)).iterdir()]
