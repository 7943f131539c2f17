"""One document in every format: the same texts, none of which a reader's program obeys."""

import io
from datetime import datetime

import openpyxl
import pytest
import wcwidth
from markdown_it import MarkdownIt
from openpyxl.utils.escape import unescape

from rendering.documents import SMALL, document
from rendering.fuzzed import raw
from rendering.hostile import HARMLESS, PAYLOADS
from rendering.pages import parsed
from tracker.rendering.document_html import render_document_html
from tracker.rendering.document_markdown import render_document_markdown
from tracker.rendering.document_text import render_document_text
from tracker.rendering.document_xlsx import write_document_xlsx
from tracker.rendering.safe import safe
from tracker.reporting.document import Document

MARKDOWN = MarkdownIt("commonmark").enable("table")


def _book(what: Document) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every sheet, read back."""
    file = io.BytesIO()
    write_document_xlsx(what, file)
    book = openpyxl.load_workbook(file)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def _blocks(what: Document) -> list[str]:
    """What a reader of Markdown takes it for."""
    return [token.type for token in MARKDOWN.parse(render_document_markdown(what))]


def test_on_a_terminal_a_document_is_headings_sentences_and_tables() -> None:
    assert (
        render_document_text(SMALL, 80)
        == """\
A report: 2 claims

It rained, says one; it did not, says the other.

Who says so
────────────────────────────────────────────────────────────────────────────────

Two people.

Neither was there.

Claim  Text                  Said        Relays  Clear  Address
-----  --------------------  ----------  ------  -----  -------
C1     It rains | it pours.  2022-04-16       2  yes

Read by us.

Who denies it
─────────────

Claim  Text        Said  Relays  Clear  Address
-----  ----------  ----  ------  -----  -------------------------
C2     It is dry.            10  no     https://example.org/a?b=1

Who is silent
────────────────────────────────────────────────────────────────────────────────

Nobody.

━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

No comment is not a denial."""
    )


@pytest.mark.parametrize("columns", [20, 40, 60, 100, 200])
def test_no_line_of_it_is_wider_than_the_terminal(columns: int) -> None:
    texts = [render_document_text(one, columns) for one in (SMALL, *map(document, PAYLOADS))]
    lines = [line for text in texts for line in text.split("\n")]
    assert [line for line in lines if wcwidth.width(line) > columns or line != line.rstrip()] == []


def test_as_markdown_it_has_pipe_tables() -> None:
    assert (
        render_document_markdown(SMALL)
        == """\
# A report: 2 claims

It rained, says one; it did not, says the other.

## Who says so

Two people.

Neither was there.

| Claim | Text | Said | Relays | Clear | Address |
| --- | --- | --- | --: | --- | --- |
| C1 | It rains \\| it pours. | 2022-04-16 | 2 | yes |  |

Read by us.

### Who denies it

| Claim | Text | Said | Relays | Clear | Address |
| --- | --- | --- | --: | --- | --- |
| C2 | It is dry. |  | 10 | no | https://example.org/a?b=1 |

## Who is silent

Nobody.

---

No comment is not a denial."""
    )


def test_as_a_page_each_table_is_named_by_its_heading_and_can_be_reached_by_keyboard() -> None:
    page = parsed(render_document_html(SMALL))
    assert (page.faults, page.declarations) == ([], ["doctype html"])
    assert page.of("html")[0].attributes == {"lang": "en"}
    assert page.of("title")[0].text == "A report: 2 claims"
    headings = [one for tag in ("h1", "h2", "h3") for one in page.of(tag)]
    assert [(one.tag, one.attributes.get("id"), one.text) for one in headings] == [
        ("h1", None, "A report: 2 claims"),
        ("h2", "part-1", "Who says so"),
        ("h2", "part-3", "Who is silent"),
        ("h3", "part-2", "Who denies it"),
    ]
    assert [one.attributes["aria-labelledby"] for one in page.of("table")] == ["part-1", "part-2"]
    assert [one.attributes for one in page.of("div")] == [
        {"class": "grid", "role": "region", "tabindex": "0", "aria-labelledby": f"part-{number}"}
        for number in (1, 2)
    ]
    assert {one.attributes["scope"] for one in page.of("th")} == {"col"}
    assert [one.text for one in page.of("td")] == [
        *("C1", "It rains | it pours.", "2022-04-16", "2", "yes", ""),
        *("C2", "It is dry.", "", "10", "no", "https://example.org/a?b=1"),
    ]
    assert [one.attributes for one in page.of("a")] == [
        {"href": "https://example.org/a?b=1", "rel": "noreferrer"}
    ]
    assert page.of("footer")[0].text.split("\n") == [
        "",
        "No comment is not a denial.",
        "Generated 2022-05-01T12:00:00Z for internal use.",
        "",
    ]


def test_the_page_loads_and_runs_nothing() -> None:
    page = parsed(render_document_html(SMALL))
    policies = [
        one.attributes["content"] for one in page.of("meta") if "http-equiv" in one.attributes
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert page.of("script") + page.of("link") + page.of("img") == []
    assert "url(" not in page.of("style")[0].text


def test_as_a_workbook_grids_of_one_name_share_a_sheet_and_the_sentences_have_one() -> None:
    assert _book(SMALL) == {
        "Claims": [
            ("Section", "Claim", "Text", "Said", "Relays", "Clear", "Address"),
            (
                "Who says so",
                "C1",
                "It rains | it pours.",
                datetime(2022, 4, 16),  # noqa: DTZ001 - a day has no zone
                2,
                "yes",
                None,
            ),
            ("Who denies it", "C2", "It is dry.", None, 10, "no", "https://example.org/a?b=1"),
        ],
        "Notes": [
            ("Section", "Text"),
            ("A report: 2 claims", "It rained, says one; it did not, says the other."),
            ("Who says so", "Two people."),
            ("Who says so", "Neither was there."),
            ("Who says so", "Read by us."),
            ("Who is silent", "Nobody."),
            (None, "No comment is not a denial."),
            (None, "Generated 2022-05-01T12:00:00Z for internal use."),
        ],
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_shows_as_itself_in_every_format(payload: str) -> None:
    hostile, harmless = document(payload), document(HARMLESS[0])
    page, model = (parsed(render_document_html(one)) for one in (hostile, harmless))
    assert page.skeleton == model.skeleton
    assert (page.faults, page.declarations) == ([], ["doctype html"])
    assert "\0".join(page.texts) == "\0".join(model.texts).replace(HARMLESS[0], safe(payload))
    assert raw(render_document_text(hostile, 60)) == set()
    written, expected = (_blocks(one) for one in (hostile, harmless))
    assert written == expected
    shown = {unescape(str(row[1])) for row in _book(hostile)["Notes"][1:-1]}
    assert shown == {safe(payload)}
