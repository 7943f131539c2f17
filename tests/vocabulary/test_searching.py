"""Words of any script as they are compared, and where they stand in a text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.vocabulary.searching import TYPED_LIMIT, marks, phrases, words_of

WORDS = {
    "case, accents and ligatures": (
        "Größe STRASSE résumé ﬁn",
        ["grosse", "strasse", "resume", "fin"],
    ),
    "punctuation": ("Don’t: e-mail, 3.5 %!", ["don", "t", "e", "mail", "3", "5"]),
    "Chinese": ("北京大学（PKU）", ["北", "京", "大", "学", "pku"]),
    "Japanese": ("東京タワー", ["東", "京", "タ", "ワ", "ー"]),
    "Korean": ("한국어 조사", ["한국어", "조사"]),
    "Thai": ("ไทย", ["ไ", "ท", "ย"]),
    "Russian": ("Ёлка, Йод", ["елка", "иод"]),
    "Arabic, vowels and stretching": ("الـعَرَبيّة أكاديمية", ["العربية", "اكاديمية"]),
    "Persian, a joiner": ("می‌خواهم", ["میخواهم"]),
    "Hindi": ("हिन्दी है", ["हिनदी", "है"]),
    "full width": ("ＡＢＣ１", ["abc1"]),
    "nothing": ("— … ☎ \u202e\0\ud800", []),
    "long": ("a" * 201, ["a" * 100, "a" * 100, "a"]),
}


@pytest.mark.parametrize(("text", "words"), WORDS.values(), ids=WORDS)
def test_a_text_is_taken_apart_into(text: str, words: list[str]) -> None:
    assert words_of(text) == words
    assert words_of(unicodedata.normalize("NFD", text)) == words


PHRASES = {
    "words": ("joint Projects", ["joint", "projects"]),
    "words held together": ("e-mail don’t", ["e mail", "don t"]),
    "quotation marks": ('say "joint projects"', ["say", "=joint projects"]),
    "curly ones": ("“joint projects”", ["=joint projects"]),
    "one too many": ('joint "pro', ["joint", "pro"]),
    "twice the same": ("a A á", ["a"]),
    "operators": ("a AND (b OR NOT c*)", ["a", "and", "b", "or", "not", "c"]),
    "nothing": ('"" - * %', []),
}


@pytest.mark.parametrize(("typed", "sought"), PHRASES.values(), ids=PHRASES)
def test_what_is_typed_asks_for(typed: str, sought: list[str]) -> None:
    assert [f"{'=' if one.whole else ''}{one.text}" for one in phrases(typed)] == sought


def test_of_a_pasted_article_so_many_words_count() -> None:
    assert len(phrases(" ".join(map(str, range(1_000))))) == TYPED_LIMIT


MARKED = {
    "a beginning": ("The Projects stopped", "proj", ["Projects"]),
    "no middle": ("The projects stopped", "jects", []),
    "as it stands": ("project or projects", '"project"', ["project"]),
    "each word": ("joint and joint projects", "joint projects", ["joint", "joint", "projects"]),
    "a phrase": ("joint and joint projects", '"joint projects"', ["joint", "projects"]),
    "across punctuation": ("I don’t think", "don't", ["don", "t"]),
    "one Chinese character": ("在北京，京都", "京", ["京", "京"]),
    "two": ("在北京，京都", "北京", ["北京"]),
    "folded": ("Straße José ½", "strasse jose 1", ["Straße", "José", "½"]),
    "none": ("It rains", "snow", []),
}


@pytest.mark.parametrize(("text", "typed", "marked"), MARKED.values(), ids=MARKED)
def test_what_was_found_is_marked(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, phrases(typed))] == marked


@given(st.text())
@settings(deadline=None)
def test_every_text_is_marked_by_its_own_words(text: str) -> None:
    whole = unicodedata.normalize("NFC", text)
    for word in whole.split():
        if words_of(word):
            assert marks(whole, phrases(word)) != []


@given(st.text(), st.text())
@settings(deadline=None)
def test_marks_are_in_order_and_inside_the_text(text: str, typed: str) -> None:
    places = [place for pair in marks(text, phrases(typed)) for place in pair]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(st.text(alphabet="北京大学自然カ。, ", min_size=1), st.data())
def test_any_run_of_chinese_characters_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    if words_of(part):
        assert marks(text, phrases(part)) != []
