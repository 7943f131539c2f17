"""Help: every command has it, with an example that works."""

from pathlib import Path

import pytest

from cli.programs import imported, tracker
from cli.tree import COMMANDS, LEAVES, example
from conftest import Run
from tracker import __version__
from tracker.store.location import Location


def test_the_commands_are_these() -> None:
    assert [" ".join(path) for path in LEAVES] == [
        "demo",
        "init",
        "import",
        "report anonymity",
        "report conflicts",
        "report dossier",
        "report impact",
        "report origins",
        "report responses",
        "report shifts",
        "report sourcing",
        "report timeline",
        "map",
        "export annotations",
        "export bundle",
        "export claimreview",
        "export claims",
        "export conflicts",
        "export csl",
        "export datasette",
        "export ftm",
        "export json-ld",
        "export relations",
        "export revisions",
        "export sources",
        "export speakers",
        "review",
        "claim add",
        "claim edit",
        "claim list",
        "claim retract",
        "claim show",
        "appearance add",
        "appearance edit",
        "appearance retract",
        "speaker add",
        "speaker alias",
        "speaker duplicates",
        "speaker edit",
        "speaker list",
        "speaker merge",
        "speaker retract",
        "speaker reveal",
        "speaker show",
        "speaker unmerge",
        "affiliation add",
        "affiliation edit",
        "affiliation end",
        "affiliation list",
        "affiliation retract",
        "source add",
        "source attach",
        "source edit",
        "source list",
        "source retract",
        "source show",
        "relate",
        "relation confirm",
        "relation list",
        "relation reject",
        "relation resolve",
        "relation retract",
        "relation show",
        "question add",
        "question edit",
        "question list",
        "question retract",
        "question show",
        "position",
        "verdict",
        "respond answer",
        "respond ask",
        "respond edit",
        "respond list",
        "respond retract",
        "respond show",
        "check quotes",
        "search",
        "log",
        "undo",
        "db check",
        "db status",
        "db upgrade",
        "schema",
        "completion",
    ]


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_tells_how_it_is_used(run: Run, path: tuple[str, ...], option: str) -> None:
    outcome = run(*path, option)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: {' '.join(['tracker', *path])} ")
    assert "--db PLACE" in outcome.out


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_the_example_of_every_command_works(
    workplace: Path, run: Run, path: tuple[str, ...]
) -> None:
    words = example(path)
    last = run(*path, "--help", columns=200).out.rstrip().splitlines()[-1].strip()
    assert last.startswith(f"Example: {' '.join(['tracker', *path])}")
    if path == ("demo",):
        workplace.unlink()
    outcome = run(*words)
    silent = "-o" in words or path == ("db", "check")
    assert (outcome.code, outcome.out != "" or silent) == (0, True)


def test_the_first_help_names_every_noun_and_where_to_begin(run: Run) -> None:
    lines = run("--help").out.splitlines()
    start = lines.index("Commands:") + 1
    assert [line.split()[0] for line in lines[start:] if line.strip()] == [
        "demo",
        "init",
        "import",
        "report",
        "map",
        "export",
        "review",
        "claim",
        "appearance",
        "speaker",
        "affiliation",
        "source",
        "relate",
        "relation",
        "question",
        "position",
        "verdict",
        "respond",
        "check",
        "search",
        "log",
        "undo",
        "db",
        "schema",
        "completion",
        "Begin",
    ]
    assert lines[-1] == "  Begin with: tracker demo"


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["claim", "list", "--help"]])
def test_help_needs_neither_database_nor_migrations(arguments: list[str]) -> None:
    assert imported(arguments, ["sqlalchemy", "alembic", "jinja2", "tabulate", "edtf"]) == []


def test_a_list_imports_nothing_it_does_not_use(seed: Location) -> None:
    del seed
    heavy = ["alembic", "jinja2", "prompt_toolkit", "edtf", "langcodes", "psycopg"]
    assert imported(["claim", "list"], [*heavy, "sqlalchemy"]) == ["sqlalchemy"]


def test_the_contradiction_report_imports_no_other_report_and_no_other_format(
    seed: Location,
) -> None:
    del seed
    others = ["reporting.map", "reporting.timeline", "reporting.sourcing", "reporting.document"]
    formats = ["rendering.conflicts_markdown", "rendering.document_html", "rendering.pages"]
    modules = [f"tracker.{name}" for name in [*others, *formats]]
    used = "tracker.rendering.conflicts_text"
    assert imported(["report", "conflicts"], [*modules, used]) == [used]


def test_the_module_is_the_same_program(run: Run) -> None:
    done = tracker("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"tracker, version {__version__}\n")
    assert run("--version").out == done.stdout.decode()
