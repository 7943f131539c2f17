"""The part of a long text that a search shows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.reporting.search import _match
from tracker.store.searching.passages import Passage
from tracker.vocabulary.searching import phrases, words_of

LONG = f"{'before ' * 40}the pause {'after ' * 40}".strip()

SHOWN = {
    "a short text whole": ("The pause.", "The pause.", ["pause"]),
    "a beginning": (
        f"pause {'after ' * 40}",
        f"pause {'after ' * 24}after…",
        ["pause"],
    ),
    "a middle": (
        LONG,
        f"…{'before ' * 5}the pause {'after ' * 18}after…",
        ["pause"],
    ),
    "an end": (f"{'before ' * 40}pause", f"…{'before ' * 5}pause", ["pause"]),
}


@pytest.mark.parametrize(("text", "shown", "marked"), SHOWN.values(), ids=SHOWN)
def test_a_search_shows(text: str, shown: str, marked: list[str]) -> None:
    match = _match("C1", Passage("text", text), phrases("pause"))
    assert match is not None
    assert match.text == shown
    assert [match.text[start:end] for start, end in match.marks] == marked


@given(st.text(alphabet="ab ßé北\u0301", min_size=1, max_size=600), st.data())
@settings(deadline=None)
def test_what_is_shown_always_holds_a_mark_and_is_never_long(
    text: str, data: st.DataObject
) -> None:
    words = [word for word in text.split() if words_of(word)]
    if not words:
        return
    match = _match("C1", Passage("text", text), phrases(data.draw(st.sampled_from(words))))
    assert match is not None
    assert match.marks
    assert all(0 <= start < end <= len(match.text) for start, end in match.marks)
    first = match.marks[0]
    assert len(match.text) <= 162 + first[1] - first[0]
