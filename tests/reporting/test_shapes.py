"""What is printed as JSON is what the schemas say, with every key and no other."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import Run
from reporting.stories import asked
from tracker.store.location import Location

SHAPES = [
    ("conflicts", "report conflicts"),
    ("conflicts", "report conflicts --all"),
    ("conflicts", "report conflicts --claim C3"),
    ("sourcing", "report sourcing"),
    ("sourcing", "report sourcing --claim C3"),
    ("sourcing", "report sourcing --audience public"),
    ("anonymity", "report anonymity"),
    ("anonymity", "report anonymity --audience public"),
    ("origins", "report origins"),
    ("origins", "report origins --audience public"),
    ("shifts", "report shifts"),
    ("shifts", "report shifts --audience public"),
    ("timeline", "report timeline"),
    ("timeline", "report timeline --audience public"),
    ("dossier", "report dossier C6"),
    ("dossier", "report dossier P1"),
    ("dossier", "report dossier P4 --audience public"),
    ("claims", "claim list --all"),
    ("claims", "claim list --kind denial -n 1"),
    ("claim", "claim show C6"),
    ("claim", "claim show C5"),
    ("claim", "claim show C24"),
    ("speakers", "speaker list --all"),
    ("speaker", "speaker show P1"),
    ("speaker", "speaker show P6"),
    ("sources", "source list"),
    ("source", "source show S1"),
    ("source", "source show S4"),
    ("quotations", "check quotes"),
    ("relations", "relation list"),
    ("relations", "relation list --claim C3"),
    ("relation", "relation show R3"),
    ("log", "log"),
    ("log", "log C6"),
]


def _schema(run: Run, name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(run("schema", name).out)


def _closed(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """The schema with every object closed: a key it does not describe is an error."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if "properties" in schema:
        closed["additionalProperties"] = False
    return closed


@pytest.mark.parametrize(("name", "command"), SHAPES, ids=[command for _, command in SHAPES])
def test_what_a_command_prints_as_json_is_what_its_schema_says(
    seed: Location, run: Run, name: str, command: str
) -> None:
    del seed
    printed = asked(run, *command.split())
    assert printed["schema"] == f"tracker/{name}/1"
    Draft202012Validator(_closed(_schema(run, name))).validate(printed)


@pytest.mark.parametrize("name", sorted({name for name, _ in SHAPES}))
def test_every_key_of_a_report_is_required_by_its_schema(run: Run, name: str) -> None:
    schema = _schema(run, name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"tracker/{name}/1"
    for described in schema["$defs"].values():
        assert sorted(described["required"]) == sorted(described["properties"])


def test_the_seed_is_what_the_schema_of_claim_files_says(run: Run, seed_as_json: Any) -> None:  # noqa: ANN401 - JSON
    Draft202012Validator(_schema(run, "claim-file")).validate(seed_as_json)


def test_the_schema_of_claim_files_refuses_a_key_it_does_not_know(run: Run) -> None:
    file = {"schema": "tracker/claim-file/1", "id": "x", "claims": {}}
    errors = list(Draft202012Validator(_schema(run, "claim-file")).iter_errors(file))
    assert [error.validator for error in errors] == ["additionalProperties"]
