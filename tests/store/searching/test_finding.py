"""Whatever is stored is found, and whatever is typed is answered, on both engines."""

import random
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Run
from reporting.databases import both_engines, empty_database
from store.searching.recall import SOUGHT, TEXTS
from store.searching.searched import found, record, search
from tracker.reporting.claims import ClaimFilter
from tracker.reporting.search import search_report
from tracker.store.engine import is_sqlite, open_engine
from tracker.store.location import Location
from tracker.store.searching.matching import Means, means_of
from tracker.store.session import reading
from tracker.vocabulary.searching import words_of

SOME = 1_000
MANY = 20_000
BITS = (
    *"\"“”„«»*^:()-+{}[]\\/|&!<>~%_'`;,.#@$?=",
    *(" ", "\t", "\n", "\0", "\ud800", "\u202e", "\u0301", "\u200d", "￿", "\U0001f600"),
    *("AND", "OR", "NOT", "NEAR", "NEAR(", "words:", "search_index", "*a", "a*", ":*", "<->"),
    *("北", "京", "ไ", "ё", "José", "ß", "İ", "ﬁ", "½", "ـ", "a", "1", "don't", "multi-agent"),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def languages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Location]:
    """All texts of the recall table, as claims 1 to 20."""
    path = tmp_path_factory.mktemp("languages") / "story.db"
    with empty_database(request, request.param, path) as location:
        record(location, [text for texts in TEXTS.values() for text in texts])
        yield location


@pytest.mark.parametrize(
    ("language", "typed"),
    [(language, typed) for language, asked in SOUGHT.items() for typed in asked],
)
def test_recall(languages: Location, language: str, typed: str) -> None:
    before = 4 * list(TEXTS).index(language)
    wanted = [f"C{before + place + 1}" for place in SOUGHT[language][typed]]
    assert found(languages, typed) == wanted


def _typed(dice: random.Random) -> str:
    parts = [
        dice.choice(BITS) if dice.random() < 0.8 else chr(dice.randrange(sys.maxunicode))
        for _ in range(dice.randrange(1, 12))
    ]
    return "".join(parts)


def _answer_all(location: Location, count: int) -> None:
    dice = random.Random(count)  # noqa: S311 - chance that can be repeated
    with reading(location) as session:
        for _ in range(count):
            search_report(session, _typed(dice), ClaimFilter(limit=3))


def test_nothing_that_is_typed_raises(languages: Location) -> None:
    _answer_all(languages, SOME)


@pytest.mark.slow
def test_none_of_20_000_typed_strings_raises(languages: Location) -> None:
    _answer_all(languages, MANY)


@pytest.mark.parametrize(
    "typed",
    ["a" * 100_000, "北" * 100_000, "a " * 50_000, '"' * 10_001, "x'" * 10_000],
    ids=["one word", "Chinese", "words", "quotation marks", "apostrophes"],
)
def test_nor_does_what_is_very_long(languages: Location, typed: str) -> None:
    search(languages, typed)


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
        ).filter(lambda text: bool(text.strip())),
        min_size=1,
        max_size=10,
    )
)
def test_every_word_of_every_text_finds_it(location: Location, texts: list[str]) -> None:
    first = len(found(location, "everything", limit=None)) + 1
    texts = [f"everything {text}" for text in texts]
    record(location, texts)
    for number, text in enumerate(texts, first):
        for word in text.split():
            if words_of(word):
                assert f"C{number}" in found(location, word, limit=None), word


def test_whole_words_come_first_then_the_shorter(location: Location) -> None:
    record(
        location,
        ["Paused, they say.", "A pause, and a long one, as all agree.", "The pause.", "Pauses."],
    )
    assert found(location, "pause") == ["C3", "C2", "C4", "C1"]
    assert found(location, '"pause"') == ["C3", "C2"]
    assert found(location, "pause", limit=1) == ["C3"]
    assert search(location, "pause", limit=1).total == 4


def test_no_phrase_reaches_from_one_text_into_the_next(location: Location, run: Run) -> None:
    run("source", "add", "The end", "--type", "article-newspaper", "--byline", "Begin Again")
    assert found(location, '"the end"') == ["S1"]
    assert found(location, "end begin") == ["S1"]
    assert found(location, '"end begin"') == []


@both_engines
def test_a_long_quotation_is_found_from_its_last_word(location: Location) -> None:
    text = " ".join(f"word{number}" for number in range(1_200))
    record(location, [text])
    assert found(location, "word1199") == ["C1"]


def test_the_engine_is_asked_not_every_entry_read(languages: Location) -> None:
    sqlite = is_sqlite(open_engine(languages))
    with reading(languages) as session:
        assert means_of(session.connection()) is (Means.FTS5 if sqlite else Means.POSTGRESQL)
    assert search(languages, "jose").indexed
