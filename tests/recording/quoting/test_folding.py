"""Folding sets typography aside and knows the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recording.quoting.article import ARTICLE
from tracker.recording.quoting.folding import FOLDS, fold, set_aside

SAME = {
    "quotation marks": ("“It’s”", '"It\'s"'),
    "dashes": ("a – b", "a--b"),
    "spaces": ("a\u00a0 \u2009b", "a b"),
    "accents": ("José", "Jose\u0301"),
    "ellipses": ("a … b", "a ... b"),
    "ligatures": ("ﬁne", "fine"),
    "invisible characters": ("co\u00ado\u200dp", "coop"),
    "minus signs": ("at –5", "at -5"),
    "blanks at signs": ("中国\n人民", "中国人民"),
    "vowel points": ("كِتَـــاب", "كتاب"),
}
OTHER = [
    ("Jose", "José"),
    ("Its", "It's"),
    ("a b", "a\n\nb"),
    ("co-op", "coop"),
    ("A", "a"),
    ("1,000", "1.000"),
    ('"a"', "'a'"),
    ("well—known", "well-known"),
    ("at –5", "at 5"),
]


@pytest.mark.parametrize(("kind", "pair"), SAME.items(), ids=SAME)
def test_typography_folds_to_the_same_and_is_told(kind: str, pair: tuple[str, str]) -> None:
    one, other = pair
    assert fold(one).text == fold(other).text
    assert set_aside(one, other) == (kind,)


def test_every_kind_is_tried() -> None:
    assert set(SAME) == set(FOLDS)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_words_that_differ_stay_different(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


TEXTS = st.text(
    st.sampled_from("ab.-–—…“”‘’'\" \u00a0\n\r\t\u00ad\ufeffé\u0301\u0323ﬁй각ộ力가一")
    | st.characters(exclude_categories=["Cs"]),
    max_size=60,
)


PARTED = ["a\r\rb", "a\u2029b", "a\x85\x85b", "a\n\u200b\nb", "a\r\n\xa0\r\nb"]


@pytest.mark.parametrize("text", PARTED, ids=ascii)
def test_an_empty_line_parts_paragraphs_however_lines_end(text: str) -> None:
    assert fold(text).text == "a\nb"


@given(TEXTS)
def test_every_folded_character_comes_from_a_stretch_of_the_text(text: str) -> None:
    folded = fold(text)
    last = 0
    for place in range(len(folded.text)):
        start, end = folded.start(place), folded.end(place + 1)
        assert last <= start < end <= len(text)
        last = start


@given(TEXTS)
def test_a_character_that_is_kept_is_the_same_in_both(text: str) -> None:
    folded = fold(text)
    for place, char in enumerate(folded.text):
        start, end = folded.start(place), folded.end(place + 1)
        if char.isascii() and char.isalpha():
            assert char in unicodedata.normalize("NFKD", text[start:end])


@given(TEXTS)
def test_composed_and_decomposed_texts_fold_to_the_same(text: str) -> None:
    nfc, nfd = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(nfc).text == fold(nfd).text


def test_the_article_folds_alike_in_every_form() -> None:
    assert fold(unicodedata.normalize("NFD", ARTICLE)).text == fold(ARTICLE).text
