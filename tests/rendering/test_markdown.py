"""Texts in Markdown, read back by a CommonMark parser."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rendering.tables import texts
from tracker.rendering.markdown import escaped, escaped_cell
from tracker.rendering.safe import safe
from tracker.rendering.tables_markdown import render_markdown_table

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
CELLS = st.one_of(
    st.text(max_size=20),
    st.text(alphabet="*_`~[]()<>#+-.!|\\&;:/@=\"'{}$^ \t\na1\u00e9\u6c49", max_size=20),
    st.sampled_from(
        ["&amp;", "&#65;", "a_b", "_a_", "<https://a.org>", "![x](y)", "~~a~~", "a\\|b"]
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "2022-11-19",
        "It began in 1968. It ended.",
        "e-mail",
        "scope_who",
        "https://example.org/a_b?c=1&d=2#e",
        "(a) 50% + 1!",
    ],
)
def test_what_means_nothing_in_a_cell_stays_as_it_is(text: str) -> None:
    assert escaped_cell(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It began in 1968.", "It began in 1968."),
        ("an e-mail of 2022-11-19!", "an e-mail of 2022-11-19!"),
        ("1968. It began.", "1968\\. It began."),
        ("- one", "\\- one"),
        ("> one", "\\> one"),
        ("[one](two)", "\\[one\\](two)"),
    ],
)
def test_what_means_nothing_in_a_paragraph_stays_as_it_is(text: str, written: str) -> None:
    assert escaped(text) == written


@settings(
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(CELLS, min_size=50, max_size=50))
def test_the_text_of_ten_thousand_cells_comes_back_and_none_is_markup(cells: list[str]) -> None:
    tokens = MARKDOWN.parse("".join(render_markdown_table(texts(cells))))
    opened = [place for place, token in enumerate(tokens) if token.type == "td_open"]
    shown = [tokens[place + 1] for place in opened][1::2]
    assert {child.type for one in shown for child in one.children or []} <= {"text"}
    assert [_text(one.children or []) for one in shown] == [_on_one_line(cell) for cell in cells]


def _text(children: Sequence[Token]) -> str:
    return "".join(child.content for child in children)


def _on_one_line(text: str) -> str:
    """What a reader sees of a cell; the parser trims any space at its ends."""
    return " ".join(part for part in re.split(r"[ \t\r\n]", safe(text)) if part).strip()
