"""What stands in the database or was typed is never obeyed by the terminal."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from rendering.hostile import obeyed, story
from reporting.databases import filled_database, make_default
from standards.linked import expanded
from tracker.store.location import Location

CONTROLS = "".join(chr(number) for number in [*range(1, 10), *range(11, 32), *range(127, 160)])
BIDI = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
FORMAT = "\u206a\ufff9\U000e0041"
EVIL = f"a{CONTROLS}b{BIDI}c\x1b]52;c;ZWNobw==\x07\x1b[2J\x1b]8;;https://evil.example\x1b\\\x9b31m{FORMAT}"
TEXTS = [
    "claim list --all",
    "claim show C1",
    "claim show C2",
    "claim show C3",
    "speaker list --all",
    "speaker show P1",
    "speaker show P2",
    "speaker show P3",
    "source list --all",
    "source show S1",
    "relation list --all",
    "relation show R1",
    "report conflicts",
    "report conflicts -f md",
    "report conflicts -f html",
    "map -f dot",
    "map -f svg",
    "affiliation list --all",
    "search evil --all",
    "export claims -f md",
    "export claims -f html",
    "export conflicts -f md",
    "export conflicts -f html",
]


@pytest.fixture(scope="session")
def evil_database(request: pytest.FixtureRequest) -> Iterator[Location]:
    with filled_database(request, "sqlite", story([EVIL])) as location:
        yield location


@pytest.fixture
def evil(evil_database: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """A database with the same hostile text in every field."""
    return make_default(monkeypatch, evil_database)


def _raw(text: str) -> list[str]:
    return [char for char in text if obeyed(char) and char != "\n"]


@pytest.mark.parametrize("columns", [40, 100])
@pytest.mark.parametrize("command", TEXTS)
def test_no_text_output_holds_what_a_terminal_would_obey(
    evil: Location, run: Run, command: str, columns: int
) -> None:
    del evil
    outcome = run(*command.split(), columns=columns)
    assert (outcome.code, outcome.err) == (0, "")
    assert _raw(outcome.out) == []
    squeezed = "".join(outcome.out.replace("\\\\", "\\").split())
    assert "\\x1b" in squeezed
    assert "\\x9b" in squeezed
    assert "\\u202e" in squeezed


@pytest.mark.parametrize("name", ["x.md", "x.html", "x.txt", "x.json"])
def test_no_file_holds_it_either(evil: Location, run: Run, name: str) -> None:
    del evil
    assert run("report", "conflicts", "-o", name).code == 0
    assert _raw(Path(name).read_bytes().decode()) == []


@pytest.mark.parametrize(
    "command",
    [command for command in TEXTS if "-f" not in command],
)
def test_json_loses_nothing_and_holds_nothing_a_terminal_would_obey(
    evil: Location, run: Run, command: str
) -> None:
    del evil
    outcome = run(*command.split(), "-f", "json")
    assert _raw(outcome.out) == []
    assert EVIL in _strings(json.loads(outcome.out))


def test_neither_does_linked_data(evil: Location, run: Run) -> None:
    del evil
    outcome = run("export", "json-ld")
    assert _raw(outcome.out) == []
    assert EVIL in _strings(expanded(outcome.out))


@pytest.mark.parametrize(
    "typed",
    [
        [EVIL],
        ["claim", EVIL],
        ["claim", "list", f"--{EVIL}"],
        ["claim", "list", "--kind", EVIL],
        ["claim", "list", "--said-after", EVIL],
        ["claim", "list", "--speaker", f"{EVIL}?"],
        ["claim", "list", "-n", EVIL],
        ["claim", "list", "-f", EVIL],
        ["claim", "list", "-o", f"{EVIL}.pdf"],
        ["claim", "list", "-o", f"nowhere/{EVIL}.json"],
        ["claim", "show", EVIL],
        ["claim", "show", "C1", EVIL],
        ["relation", "show", EVIL],
        ["source", "show", f"{EVIL}?"],
        ["speaker", "show", f"{EVIL}?"],
        ["report", "conflicts", "--claim", EVIL],
        ["schema", EVIL],
        ["import", EVIL],
        ["claim", "list", "--db", EVIL],
        ["claim", "list", "--db", f"mysql://{EVIL}"],
        ["demo", "--keep", "kept\x1b[2J.db/x.db"],
    ],
    ids=lambda typed: " ".join(typed).encode("unicode_escape").decode()[:40],
)
def test_no_error_holds_what_a_terminal_would_obey(
    evil: Location, run: Run, typed: list[str]
) -> None:
    del evil
    Path("kept\x1b[2J.db").write_text("a file, no folder")
    outcome = run(*typed)
    assert outcome.code in {1, 2}
    assert outcome.err.startswith("tracker: ")
    assert outcome.err.count("\n") == 1
    assert _raw(outcome.out + outcome.err) == []
    assert "\\x1b" in outcome.err


@pytest.mark.parametrize("typed", [["claim", "show", EVIL], ["speaker", "show", f"{EVIL}?"]])
def test_no_traceback_holds_it_either(evil: Location, run: Run, typed: list[str]) -> None:
    del evil
    outcome = run(*typed, "--debug")
    assert outcome.code == 2
    assert "Traceback" in outcome.err
    assert _raw(outcome.err) == []
    assert "\\x1b" in outcome.err


@pytest.mark.parametrize("broken", [f'id = "{EVIL}"', '"a\\u001bb" = 1', 'schema = "\\u009b"'])
def test_no_error_about_a_file_holds_it_either(run: Run, broken: str) -> None:
    Path("bad\x1b[2J.toml").write_text(f"{broken}\n", encoding="utf-8")
    outcome = run("import", "bad\x1b[2J.toml")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert _raw(outcome.err) == []


def _strings(value: object) -> set[str]:
    if isinstance(value, dict):
        return set().union(*map(_strings, value.values())) if value else set()
    if isinstance(value, list):
        return set().union(*map(_strings, value)) if value else set()
    return {value} if isinstance(value, str) else set()
