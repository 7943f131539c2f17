"""The JSON Schema of the claim file, as `tracker schema claim-file` prints it."""

import json
import tomllib
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import SEED, Run
from exchange.claim_files import JSON


@pytest.fixture
def schema(run: Run) -> dict[str, Any]:
    outcome = run("schema", "claim-file")
    assert (outcome.code, outcome.err) == (0, "")
    printed: dict[str, Any] = json.loads(outcome.out)
    return printed


def broken(schema: dict[str, Any], content: object) -> list[tuple[str, str]]:
    """Where a document does not fit the schema, and why."""
    return [
        (error.json_path, error.message)
        for error in Draft202012Validator(schema).iter_errors(content)
    ]


def small() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(JSON)
    return found


def test_the_schema_is_valid_and_says_which_it_is(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["$id"], schema["title"]) == (
        "https://json-schema.org/draft/2020-12/schema",
        "tracker/claim-file/1",
        "Claim file",
    )


def test_the_schema_accepts_the_seed(schema: dict[str, Any]) -> None:
    seed = tomllib.loads(SEED.read_text(encoding="utf-8"))
    assert broken(schema, json.loads(json.dumps(seed, default=str))) == []


def test_the_schema_accepts_the_smallest_file(schema: dict[str, Any]) -> None:
    assert broken(schema, {"schema": "tracker/claim-file/1", "id": "x"}) == []


@pytest.mark.parametrize(
    ("section", "key"),
    [("source", "paper"), ("speaker", "ann"), ("claim", "A")],
)
def test_the_schema_refuses_an_unknown_key(schema: dict[str, Any], section: str, key: str) -> None:
    content = small()
    content[section][key]["txt"] = "x"
    assert broken(schema, content) == [
        (f"$.{section}.{key}", "Additional properties are not allowed ('txt' was unexpected)")
    ]


def test_the_schema_refuses_an_unknown_section(schema: dict[str, Any]) -> None:
    assert broken(schema, {**small(), "claims": {}}) == [
        ("$", "Additional properties are not allowed ('claims' was unexpected)")
    ]


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("schema", "tracker/claim-file/2", "enum"),
        ("id", "tiny file", "pattern"),
        ("id", "", "pattern"),
        ("id", 5, "type"),
        ("claim", [], "type"),
    ],
)
def test_the_schema_refuses_a_value_that_the_reader_refuses(
    schema: dict[str, Any], key: str, value: object, rule: str
) -> None:
    errors = Draft202012Validator(schema).iter_errors({**small(), key: value})
    assert [(error.json_path, error.validator) for error in errors] == [(f"$.{key}", rule)]


def test_the_schema_wants_what_the_reader_wants(schema: dict[str, Any]) -> None:
    content = small()
    del content["id"], content["claim"]["A"]["text"], content["source"]["paper"]["type"]
    assert sorted(broken(schema, content)) == [
        ("$", "'id' is a required property"),
        ("$.claim.A", "'text' is a required property"),
        ("$.source.paper", "'type' is a required property"),
    ]
