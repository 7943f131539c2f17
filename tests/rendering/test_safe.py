"""Nothing that a terminal would obey leaves the program."""

import json
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rendering.hostile import obeyed
from tracker.rendering.jsons import render_json
from tracker.rendering.safe import safe


def every() -> Iterator[str]:
    """All characters of Unicode."""
    return map(chr, range(sys.maxunicode + 1))


def test_of_all_characters_only_the_line_feed_that_a_terminal_obeys_comes_through() -> None:
    assert [char for char in safe("".join(every())) if obeyed(char) and char != "\n"] == []


def test_of_all_characters_only_those_a_terminal_obeys_are_changed() -> None:
    changed = [char for char in every() if safe(char) != char]
    assert changed == [char for char in every() if obeyed(char) and char != "\n"]


@pytest.mark.parametrize(
    ("char", "shown"),
    [
        ("\0", "\\x00"),
        ("\x07", "\\x07"),
        ("\b", "\\x08"),
        ("\r", "\\x0d"),
        ("\x1b", "\\x1b"),
        ("\x7f", "\\x7f"),
        ("\x85", "\\x85"),
        ("\x9b", "\\x9b"),
        ("\u200f", "\\u200f"),
        ("\u202e", "\\u202e"),
        ("\u2028", "\\u2028"),
        ("\u2066", "\\u2066"),
        ("\ud800", "\\ud800"),
        ("\u206a", "\\u206a"),
        ("\ufff9", "\\ufff9"),
        ("\U000e0041", "\\U000e0041"),
        ("\t", " "),
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(char: str, shown: str) -> None:
    assert safe(f"a{char}b") == f"a{shown}b"


def test_joiners_and_variation_selectors_of_emoji_and_indic_scripts_stay() -> None:
    text = "👩\u200d🔬 क\u094d\u200dष ☎\ufe0f 👨\u200d👩\u200d👧"
    assert safe(text) == text


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@settings(deadline=None)
@given(st.text())
def test_json_gives_every_text_back_and_holds_nothing_a_terminal_would_obey(text: str) -> None:
    printed = render_json({"text": text})
    assert json.loads(printed) == {"text": text}
    assert [char for char in printed if obeyed(char) and char != "\n"] == []


def test_json_gives_every_character_back() -> None:
    text = "".join(char for char in every() if not "\ud800" <= char <= "\udfff")
    printed = render_json({"text": text})
    assert json.loads(printed) == {"text": text}
    assert [char for char in printed if obeyed(char) and char != "\n"] == []
