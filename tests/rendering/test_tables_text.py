"""Tables as JSON, Markdown and HTML, whole; nothing in a cell is obeyed."""

import json

import pytest
from jsonschema import Draft202012Validator

from rendering.cells import generated
from rendering.hostile import obeyed
from rendering.pages import parsed
from rendering.tables import table, texts
from tracker.rendering.safe import safe
from tracker.rendering.tables_html import render_html_table
from tracker.rendering.tables_json import render_jsonl, render_table_json, table_schema
from tracker.rendering.tables_markdown import render_markdown_table


def test_json_holds_a_row_a_line() -> None:
    text = "".join(render_table_json(table()))
    assert text == (
        "{\n"
        '  "schema": "tracker/claims-table/1",\n'
        '  "audience": "internal",\n'
        '  "claims": [\n'
        '    {"ref":"C1","text":"It rains | or pours,\\n“he said”","said":"2022-04-16",'
        '"relays":2,"unclear":true,"url":"https://example.org/a?b=1&c"},\n'
        '    {"ref":"C2","text":"=1+1 <b>","said":null,"relays":null,"unclear":false,'
        '"url":"javascript:alert(1)"}\n'
        "  ]\n"
        "}\n"
    )


def test_an_empty_table_is_json_too() -> None:
    assert json.loads("".join(render_table_json(texts([])))) == {
        "schema": "tracker/claims-table/1",
        "audience": "internal",
        "claims": [],
    }


def test_jsonl_is_an_object_a_line() -> None:
    assert "".join(render_jsonl(table())) == (
        '{"ref":"C1","text":"It rains | or pours,\\n“he said”","said":"2022-04-16",'
        '"relays":2,"unclear":true,"url":"https://example.org/a?b=1&c"}\n'
        '{"ref":"C2","text":"=1+1 <b>","said":null,"relays":null,"unclear":false,'
        '"url":"javascript:alert(1)"}\n'
    )


def test_json_loses_nothing_and_holds_nothing_a_terminal_would_obey() -> None:
    cells = generated(10_000)
    text = "".join(render_table_json(texts(cells)))
    assert [row["text"] for row in json.loads(text)["claims"]] == cells
    lines = "".join(render_jsonl(texts(cells)))
    assert [json.loads(line)["text"] for line in lines.split("\n") if line] == cells
    assert [char for char in text + lines if obeyed(char) and char != "\n"] == []


@pytest.mark.parametrize(
    "name", ["claims", "speakers", "sources", "relations", "conflicts", "revisions"]
)
def test_every_table_has_a_schema(name: str) -> None:
    schema = table_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"tracker/{name}-table/1"


def test_markdown_is_a_pipe_table() -> None:
    assert "".join(render_markdown_table(table())) == (
        "| Ref | Text | Said | Relays | Unclear | URL |\n"
        "| --- | --- | --- | --: | --- | --- |\n"
        "| C1 | It rains \\| or pours, “he said” | 2022-04-16 | 2 | yes |"
        " https://example.org/a?b=1&c |\n"
        "| C2 | =1+1 \\<b> |  |  | no | javascript:alert(1) |\n"
    )


def test_a_cell_never_leaves_its_place_in_markdown() -> None:
    from markdown_it import MarkdownIt

    cells = generated(3_000)
    text = "".join(render_markdown_table(texts(cells)))
    assert text.count("\n") == 3_002
    page = MarkdownIt("commonmark").enable("table").render(text)
    assert page.count("<tr>") == 3_001
    assert page.count("<td>") == 2 * 3_000
    assert "<a " not in page
    assert [char for char in text if obeyed(char) and char != "\n"] == []


def test_html_is_a_table_with_a_caption() -> None:
    page = "".join(render_html_table(table()))
    start = page.index("<h1>")
    assert page[start:] == (
        "<h1>Claims</h1>\n"
        "<table>\n"
        "<caption>2 rows, each a claim</caption>\n"
        "<thead>\n"
        '<tr><th scope="col">Ref</th><th scope="col">Text</th><th scope="col">Said</th>'
        '<th scope="col">Relays</th><th scope="col">Unclear</th><th scope="col">URL</th></tr>\n'
        "</thead>\n"
        "<tbody>\n"
        "<tr><td><bdi>C1</bdi></td>"
        '<td class="prose"><bdi>It rains | or pours,\n“he said”</bdi></td>'
        "<td><bdi>2022-04-16</bdi></td>"
        '<td class="number"><bdi>2</bdi></td>'
        "<td><bdi>yes</bdi></td>"
        '<td><a href="https://example.org/a?b=1&amp;c" rel="noreferrer">'
        "https://example.org/a?b=1&amp;c</a></td></tr>\n"
        "<tr><td><bdi>C2</bdi></td>"
        '<td class="prose"><bdi>=1+1 &lt;b&gt;</bdi></td>'
        "<td></td>"
        '<td class="number"></td>'
        "<td><bdi>no</bdi></td>"
        "<td><bdi>javascript:alert(1)</bdi></td></tr>\n"
        "</tbody>\n"
        "</table>\n"
        "</main>\n"
        "</body>\n"
        "</html>\n"
    )
    assert page.startswith('<!doctype html>\n<html lang="en">\n')
    assert "table-header-group" in page


def test_nothing_in_a_cell_is_markup_in_html() -> None:
    cells = generated(3_000)
    text = "".join(render_html_table(texts(cells)))
    page = parsed(text)
    assert page.faults == []
    assert len(page.of("td")) == 2 * 3_000
    assert [one.text for one in page.of("bdi")][1::2] == [safe(cell) for cell in cells]
    assert page.of("a") + page.of("script") == []
    assert [char for char in text if obeyed(char) and char != "\n"] == []
