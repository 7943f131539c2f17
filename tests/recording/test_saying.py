"""A day word is read against the day its source was published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from reporting.stories import asked, tell
from tracker.errors import BadFieldError
from tracker.models import Source
from tracker.recording.saying import Said, said_on
from tracker.store.location import Location
from tracker.vocabulary.claims import DateBasis

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def published(when: str | None, basis: DateBasis | None = DateBasis.STATED) -> Source:
    return Source(id=1, published=when, published_basis=basis)


@given(st.dates(date(1990, 1, 8), date(2100, 1, 1)), st.sampled_from(WEEK))
def test_a_weekday_is_the_last_one_up_to_the_day_of_publication(day: date, word: str) -> None:
    said = date.fromisoformat(said_on(word, published(day.isoformat())).date)
    assert WEEK[said.weekday()] == word
    assert timedelta(0) <= day - said < timedelta(days=7)


@given(st.dates(date(1990, 1, 8), date(2100, 1, 1)), st.sampled_from(WEEK))
def test_letters_in_either_case_are_the_same_weekday(day: date, word: str) -> None:
    source = published(day.isoformat())
    assert said_on(word.upper(), source).date == said_on(word.title(), source).date


@pytest.mark.parametrize(
    ("word", "read"),
    [
        (
            "Thursday",
            Said(
                "2022-04-14",
                DateBasis.INFERRED,
                "“Thursday”, read against publication on Saturday",
            ),
        ),
        (
            "saturday",
            Said(
                "2022-04-16",
                DateBasis.INFERRED,
                "“saturday”, read against publication on Saturday",
            ),
        ),
        (
            "today",
            Said("2022-04-16", DateBasis.INFERRED, "“today”, read against publication on Saturday"),
        ),
        (
            "yesterday",
            Said(
                "2022-04-15",
                DateBasis.INFERRED,
                "“yesterday”, read against publication on Saturday",
            ),
        ),
        ("2022-04-14", Said("2022-04-14")),
        ("../2022-04~", Said("../2022-04~")),
    ],
)
def test_what_was_typed_is_read(word: str, read: Said) -> None:
    assert said_on(word, published("2022-04-16")) == read


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (published(None, None), "S1 is not dated"),
        (published("2022-04"), "S1 is dated 2022-04, which is no single day"),
        (
            published("2022-04-14/2022-04-16"),
            "S1 is dated 2022-04-14/2022-04-16, which is no single day",
        ),
        (
            published("2022-04-16", DateBasis.UNKNOWN),
            "S1 is dated 2022-04-16, but that is not known",
        ),
    ],
)
def test_a_day_word_says_nothing_where_the_day_of_publication_is_not_known(
    source: Source, told: str
) -> None:
    with pytest.raises(BadFieldError) as refused:
        said_on("Thursday", source)
    assert str(refused.value) == (
        f"said: 'Thursday' cannot be read: {told};"
        " give the date, or date the source: tracker source edit S1 --published DAY"
    )


def test_the_date_its_basis_and_the_word_are_kept(location: Location, run: Run) -> None:
    del location
    tell(run, "source add Report --type report --published 2022-04-16")
    assert tell(run, "claim add 'It rains.' --speaker Ann --new --source S1 --said Thursday") == (
        "C1 recorded: assertion, Ann (named), said 14 Apr 2022 (inferred), in S1\n"
    )
    claim = asked(run, "claim", "show", "C1")["claim"]
    assert (claim["said"], claim["said_basis"], claim["said_note"]) == (
        "2022-04-14",
        "inferred",
        "“Thursday”, read against publication on Saturday",
    )


def test_a_basis_that_is_given_stands(location: Location, run: Run) -> None:
    del location
    tell(
        run,
        "source add Report --type report --published 2022-04-16\n"
        "claim add 'It rains.' --speaker Ann --new --source S1 --said today --said-basis stated"
        " --said-note 'this morning'",
    )
    claim = asked(run, "claim", "show", "C1")["claim"]
    assert (claim["said"], claim["said_basis"], claim["said_note"]) == (
        "2022-04-16",
        "stated",
        "this morning",
    )
