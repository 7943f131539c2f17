"""EDTF dates and the days they can mean."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.errors import BadDateError
from tracker.vocabulary.dates import Bounds, bounds

ALPHABET = "0123456789-/.~?%XYETZS:[]{}, "


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022-04-16", "2022-04-16", "2022-04-16"),
        ("2022-04", "2022-04-01", "2022-04-30"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2022-04~", "2022-04-01", "2022-04-30"),
        ("2022?", "2022-01-01", "2022-12-31"),
        ("2022-04%", "2022-04-01", "2022-04-30"),
        ("2022-04-XX", "2022-04-01", "2022-04-30"),
        ("2022-XX-XX", "2022-01-01", "2022-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("../2022-04-16", None, "2022-04-16"),
        ("2022-02-24/..", "2022-02-24", None),
        ("2022-03~/2022-04-14", "2022-03-01", "2022-04-14"),
        ("2022-03-14~/2022-04-14", "2022-03-14", "2022-04-14"),
        ("2021~/2022~", "2021-01-01", "2022-12-31"),
        ("../2022-03~", None, "2022-03-31"),
        ("2022-04-16/2022-04-16", "2022-04-16", "2022-04-16"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_date_means_the_days_between_its_bounds(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert bounds(text) == Bounds(day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("2022/", "2022-01-01", None),
        pytest.param("/2022", None, "2022-12-31"),
        pytest.param("2022-04-16/", "2022-04-16", None),
    ],
)
def test_an_unknown_end_of_an_interval_bounds_nothing(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert bounds(text) == Bounds(day(earliest), day(latest))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Thursday",
        "April 2022",
        "16.4.2022",
        "4/16/2022",
        "20220416",
        "2022-4-1",
        "2022-13",
        "2022-00",
        "2022-02-30",
        "2021-02-29",
        "2022-04-16/2022-04-14",
        "2022-04/2022-03",
        "2022-04/2022-03-31",
        "..",
        "../..",
        "/..",
        "../",
        "/",
        "2022/open",
        "unknown/2022",
        "2022~~",
        "２０２２",
        "\ud800",
        "\0",
        "2022-04-16\0",
        "[" * 10_000,
        "9" * 5_000,
        "2022/" * 50,
    ],
)
def test_what_is_no_date_is_told_so(text: str) -> None:
    with pytest.raises(BadDateError) as told:
        bounds(text)
    assert str(told.value) == (
        f"cannot read {text!r} as a date; write EDTF, such as 2022-04-16, 2022-04~,"
        " ../2022-04-16 or 2022-03/2022-04"
    )


@pytest.mark.parametrize("text", [" 2022", "2022-04-16 ", "2022-04-16\n", "2022 / 2023"])
def test_a_date_with_blanks_is_no_date(text: str) -> None:
    with pytest.raises(BadDateError):
        bounds(text)


@given(st.text() | st.text(ALPHABET, max_size=24))
@settings(deadline=None, max_examples=200)
def test_any_text_is_a_date_with_ordered_bounds_or_told_to_be_none(text: str) -> None:
    try:
        found = bounds(text)
    except BadDateError:
        return
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


PARTS = st.dates(date(1, 1, 1), date(9999, 12, 31)).flatmap(
    lambda day: st.sampled_from(
        [f"{day:%Y}".zfill(4), f"{day:%Y}".zfill(4) + f"{day:-%m}", day.isoformat()]
    )
)


@given(PARTS, st.sampled_from(["~", "?", "%"]))
@settings(deadline=None, max_examples=50)
def test_a_mark_of_doubt_does_not_widen_a_date(text: str, mark: str) -> None:
    assert bounds(text + mark) == bounds(text)


@given(PARTS, PARTS)
@settings(deadline=None, max_examples=30)
def test_an_interval_reaches_from_the_first_day_of_one_to_the_last_day_of_the_other(
    one: str, other: str
) -> None:
    first, last = bounds(one).earliest, bounds(other).latest
    assert first is not None
    assert last is not None
    if first > last:
        with pytest.raises(BadDateError):
            bounds(f"{one}/{other}")
    else:
        assert bounds(f"{one}/{other}") == Bounds(first, last)
    assert bounds(f"{one}/..") == Bounds(first, None)
    assert bounds(f"../{other}") == Bounds(None, last)


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
@settings(deadline=None)
def test_a_day_means_itself(day: date) -> None:
    assert bounds(day.isoformat()) == Bounds(day, day)


@pytest.mark.parametrize(
    "text",
    [
        "2022-04-16",
        "Thursday",
        pytest.param("/.."),
        pytest.param("../"),
    ],
)
def test_reading_a_date_prints_nothing(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    bounds.cache_clear()
    with suppress(BadDateError):
        bounds(text)
    assert capsys.readouterr() == ("", "")
