"""Language tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadFieldError
from tracker.vocabulary.languages import check_language


@pytest.mark.parametrize("tag", [None, "und", "en", "ru", "zh-Hans", "en-GB", "x-klingon"])
def test_a_tag_of_bcp_47_is_accepted(tag: str | None) -> None:
    check_language("language", tag)


@pytest.mark.parametrize("tag", ["", " ", "e", "english", "xx", "en ", "en--GB", "\ud800", "\0"])
def test_what_is_no_tag_is_told_with_its_mend(tag: str) -> None:
    with pytest.raises(BadFieldError) as told:
        check_language("original_language", tag)
    assert str(told.value) == (
        f"original_language: {tag!r} is no language tag; write BCP 47, such as en, zh-Hans or und"
    )


def test_a_tag_of_a_locale_is_no_tag() -> None:
    with pytest.raises(BadFieldError):
        check_language("language", "en_US")


@given(st.text() | st.text("abENzh-_x19*", max_size=12))
def test_any_text_is_a_tag_or_told_to_be_none(text: str) -> None:
    try:
        check_language("language", text)
    except BadFieldError as told:
        assert told.field == ("language",)  # noqa: PT017 - both ways are right
