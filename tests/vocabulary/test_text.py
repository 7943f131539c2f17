"""Text as typed, and the key it is found by."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadTextError
from tracker.vocabulary.text import fold, storable

ANY = st.text(st.characters(exclude_categories=()))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    forms = ("NFC", "NFD", "NFKC", "NFKD")
    assert {fold(unicodedata.normalize(form, text)) for form in forms} == {fold(text)}  # type: ignore[arg-type]


@given(st.text(), st.text(" \t\n\u00a0\u3000", min_size=1))
def test_blanks_around_and_between_do_not_matter(text: str, blanks: str) -> None:
    assert fold(f"{blanks}{text}{blanks}x") == fold(f"{text} x")


@given(st.text("abcxyzàéîõüçñаяёйж"))
def test_capitals_do_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("José", "jose"),
        ("Jose\u0301", "jose"),
        ("JOSÉ", "jose"),
        ("ИВАНОВ", "иванов"),
        ("Алексе\u0301й", "алексеи"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Σίσυφος", "σισυφοσ"),
        ("Ｔａｓｓ", "tass"),
        ("  The   Wire ", "the wire"),
        ("习近平", "习近平"),
        ("हिन्दी", "हिनदी"),
        ("한국", "한국"),
        ("ﬁnance", "finance"),
        ("", ""),
    ],
)
def test_a_name_folds_to_its_key(typed: str, key: str) -> None:
    assert fold(typed) == unicodedata.normalize("NFC", key)


@given(ANY)
def test_what_can_be_stored_is_given_back_unchanged_and_the_rest_is_refused(text: str) -> None:
    holds_nul = "\0" in text
    holds_half = any(unicodedata.category(char) == "Cs" for char in text)
    if holds_nul or holds_half or not text.strip():
        with pytest.raises(BadTextError):
            storable("claim.A.text", text)
    else:
        assert storable("claim.A.text", text) is text
        assert text.encode().decode() == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\0b", "claim.A.text: holds a NUL character; remove it"),
        (
            "a\ud800b",
            "claim.A.text: holds half of a surrogate pair; save the text as UTF-8 again",
        ),
        (
            "\udfff",
            "claim.A.text: holds half of a surrogate pair; save the text as UTF-8 again",
        ),
        ("", "claim.A.text: is empty; write something or leave it out"),
        (" \n\t\u00a0\u3000", "claim.A.text: is empty; write something or leave it out"),
    ],
)
def test_text_that_cannot_be_stored_is_told_with_its_mend(text: str, told: str) -> None:
    with pytest.raises(BadTextError) as error:
        storable("claim.A.text", text)
    assert str(error.value) == told
