"""Tables as JSON, whole or a row a line; nothing is lost, and nothing a terminal would obey."""

from collections.abc import Iterator
from typing import Any

import msgspec

from tracker.rendering.jsons import printable
from tracker.reporting.tables.layouts import LAYOUTS
from tracker.reporting.tables.table import Kind, Table
from tracker.vocabulary.audience import Audience

_TYPES: dict[Kind, dict[str, Any]] = {
    Kind.NUMBER: {"type": ["integer", "null"]},
    Kind.FLAG: {"type": ["boolean", "null"]},
    Kind.DATE: {"type": ["string", "null"], "format": "date"},
}


def render_table_json(table: Table) -> Iterator[str]:
    """One object with the rows under the table's name, a row a line."""
    yield f'{{\n  "schema": "tracker/{table.name}-table/1",\n'
    yield f'  "audience": "{table.audience}",\n  "{table.name}": ['
    separator = "\n"
    for row in _rows(table):
        yield f"{separator}    {row}"
        separator = ",\n"
    yield "\n  ]\n}\n"


def render_jsonl(table: Table) -> Iterator[str]:
    """An object a line."""
    for row in _rows(table):
        yield f"{row}\n"


def table_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a table; `--columns` may leave some of a row's keys out."""
    layout = LAYOUTS[name]
    properties = {
        column.name: {**_TYPES.get(column.kind, {"type": ["string", "null"]}), "title": column.doc}
        for column in layout.columns
    }
    row = {"type": "object", "properties": properties, "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"tracker/{name}-table/1",
        "title": f"A row is {layout.row}.",
        "type": "object",
        "properties": {
            "schema": {"const": f"tracker/{name}-table/1"},
            "audience": {"enum": list(Audience)},
            name: {"type": "array", "items": row},
        },
        "required": ["schema", "audience", name],
        "additionalProperties": False,
    }


def _rows(table: Table) -> Iterator[str]:
    names = [column.name for column in table.columns]
    encode = msgspec.json.Encoder().encode
    for row in table.rows:
        yield printable(encode(dict(zip(names, row, strict=True))).decode())
