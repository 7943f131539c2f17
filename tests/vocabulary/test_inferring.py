"""A question mark after a text says that it is inferred; its own are doubled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.vocabulary.inferring import read_inferred, write_inferred


@pytest.mark.parametrize(
    ("typed", "text", "inferred"),
    [
        ("Talks stopped.", "Talks stopped.", False),
        ("Talks stopped ?", "Talks stopped", True),
        ("Talks stopped?", "Talks stopped", True),
        ("Why talk??", "Why talk?", False),
        ("Why talk???", "Why talk?", True),
        ("Why talk? ?", "Why talk?", True),
        ("?", "", True),
        ("??", "", False),
        ("话说完了吗？", "话说完了吗？", False),
    ],
)
def test_what_is_typed_is_read(typed: str, text: str, *, inferred: bool) -> None:
    assert read_inferred(typed) == (text, inferred)


@given(text=st.text("a? \n").map("a{}".format), inferred=st.booleans())
def test_what_is_written_is_read_as_it_was(text: str, *, inferred: bool) -> None:
    assert read_inferred(write_inferred(text, inferred=inferred)) == (text, inferred)
