"""What every command promises: its example works anywhere, and its JSON is what its schema says."""

import json
from pathlib import Path

import click
import pytest
from jsonschema import Draft202012Validator

from cli.terminals import on_terminal
from cli.tree import COMMANDS, LEAVES, command_at, example
from conftest import Run
from tracker.cli.schema import _NAMES
from tracker.rendering.json_schemas import REPORTS

PLACES = {
    "a locale without Unicode": {"LC_ALL": "C", "LANG": "C"},
    "a dumb terminal": {"TERM": "dumb"},
    "40 columns": {"COLUMNS": "40"},
    "no colors": {"NO_COLOR": "1"},
}


def _takes_json(path: tuple[str, ...]) -> bool:
    return any(
        param.name == "format_"
        and isinstance(param.type, click.Choice)
        and "json" in param.type.choices
        for param in command_at(path).params
    )


TAKE_JSON = [path for path in LEAVES if _takes_json(path)]


@pytest.mark.parametrize("path", TAKE_JSON, ids=" ".join)
def test_what_a_command_prints_as_json_is_what_its_schema_says(
    workplace: Path, run: Run, path: tuple[str, ...]
) -> None:
    del workplace
    words = example(path)
    for option in ("-o", "-f"):
        if option in words:
            del words[words.index(option) : words.index(option) + 2]
    outcome = run(*words, "-f", "json")
    assert outcome.code == 0, outcome.err
    printed = json.loads(outcome.out)
    name = printed["schema"].removeprefix("tracker/").removesuffix("/1")
    Draft202012Validator(json.loads(run("schema", name).out)).validate(printed)


def test_every_report_has_a_schema_that_can_be_asked_for(run: Run) -> None:
    inputs = {"claim-file", "table-mapping"}
    assert {name for name in _NAMES if not name.endswith("-table")} == {*REPORTS, *inputs}
    told = run("schema").err
    assert all(name in told for name in _NAMES)


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_example_works_in_a_narrow_dumb_place_without_colors(
    workplace: Path, run: Run, path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for settings in PLACES.values():
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
    if path == ("demo",):
        workplace.unlink()
    outcome = run(*example(path), columns=40)
    assert outcome.code == 0, outcome.err
    assert "Traceback" not in outcome.out + outcome.err


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_example_works_on_every_terminal(
    workplace: Path, path: tuple[str, ...], place: str
) -> None:
    if path == ("demo",):
        workplace.unlink()
    agreed = [("[y/N]: ", "y\n")]
    ended = on_terminal(*example(path), environ=PLACES[place], replies=agreed)
    assert ended.code == 0, ended.printed
    assert "Traceback" not in ended.printed


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_is_told_in_40_columns_too(run: Run, path: tuple[str, ...]) -> None:
    outcome = run(*path, "-h", columns=40)
    assert (outcome.code, outcome.err) == (0, "")
    assert max(map(len, outcome.out.splitlines())) <= 100
