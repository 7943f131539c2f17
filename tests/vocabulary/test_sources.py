"""Types of sources as people say them."""

import pytest

from tracker.vocabulary.sources import SourceType, a_source, source_words


@pytest.mark.parametrize(
    ("type_", "alone", "told"),
    [
        ("article-newspaper", "newspaper article", "a newspaper article"),
        ("article", "article", "an article"),
        ("interview", "interview", "an interview"),
        ("entry-encyclopedia", "encyclopedia entry", "an encyclopedia entry"),
        ("personal_communication", "personal communication", "a personal communication"),
        ("post-weblog", "blog post", "a blog post"),
        ("legislation", "legislation", "legislation"),
    ],
)
def test_a_source_without_a_name_is_told_by_its_type(type_: str, alone: str, told: str) -> None:
    assert (source_words(type_), a_source(type_)) == (alone, told)


@pytest.mark.parametrize("type_", SourceType)
def test_no_type_is_told_with_the_marks_of_its_code(type_: SourceType) -> None:
    assert not {"-", "_"} & set(a_source(type_))
