"""Dates as an editor writes them."""

import pytest

from tracker.rendering.dates import date_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022", "2022"),
        ("2022-02", "Feb 2022"),
        ("2022-04-14", "14 Apr 2022"),
        ("2022-04-01", "1 Apr 2022"),
        ("2022-12-31", "31 Dec 2022"),
        ("2022~", "about 2022"),
        ("2022-04~", "about Apr 2022"),
        ("2022-04-14~", "about 14 Apr 2022"),
        ("2022?", "2022 (uncertain)"),
        ("2022-04-14?", "14 Apr 2022 (uncertain)"),
        ("2022-04%", "about Apr 2022 (uncertain)"),
        ("../2022-04-16", "by 16 Apr 2022"),
        ("/2022-04-16", "by 16 Apr 2022"),
        ("../2022~", "by about 2022"),
        ("2022-02-24/..", "since 24 Feb 2022"),
        ("2022-02-24/", "since 24 Feb 2022"),
        ("2022-03~/2022-04-14", "about Mar 2022 to 14 Apr 2022"),
        ("2021/2022", "2021 to 2022"),
    ],
)
def test_a_date_is_written_in_words(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    "edtf",
    [
        "2022-04-XX",
        "20XX",
        "-0044-03-15",
        "Y170000002",
        "2022-04-14T12:00:00Z",
        "[2022-04-14,2022-04-16]",
        "?2022-04-14",
        "Thursday",
        "",
    ],
)
def test_a_date_without_such_words_stays_as_it_is(edtf: str) -> None:
    assert date_words(edtf) == edtf


def test_an_end_without_words_stays_as_it_is() -> None:
    assert date_words("2022-04-XX/2022-05") == "2022-04-XX to May 2022"


@pytest.mark.parametrize("edtf", ["2022-21", "2022-24~"])
def test_a_season_stays_as_it_is(edtf: str) -> None:
    assert date_words(edtf) == edtf
