"""Dates of CSL: what it can hold in parts, and what stays EDTF."""

import pytest

from tracker.vocabulary.csl_dates import csl_date, edtf_date

PARTS = {
    "2022-04-16": {"date-parts": [[2022, 4, 16]]},
    "2022-04": {"date-parts": [[2022, 4]]},
    "0044": {"date-parts": [[44]]},
    "2022-03/2022-04-14": {"date-parts": [[2022, 3], [2022, 4, 14]]},
    "2022-04~": {"date-parts": [[2022, 4]], "circa": True},
    "2022-03~/2022-04~": {"date-parts": [[2022, 3], [2022, 4]], "circa": True},
    "2022-21": {"date-parts": [[2022]], "season": 1},
    "../2022-04-16": {"literal": "../2022-04-16"},
    "2022-04-16/..": {"literal": "2022-04-16/.."},
    "201X": {"literal": "201X"},
    "2022-21/2022-22": {"literal": "2022-21/2022-22"},
}


@pytest.mark.parametrize("edtf", PARTS)
def test_a_date_comes_back_as_it_was(edtf: str) -> None:
    assert csl_date(edtf) == PARTS[edtf]
    assert edtf_date(csl_date(edtf)) == edtf


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2022-04-XX", {"date-parts": [[2022, 4]]}),
        ("2022-XX-XX", {"date-parts": [[2022]]}),
        ("2022-04-16?", {"date-parts": [[2022, 4, 16]], "circa": True}),
        ("2022%", {"date-parts": [[2022]], "circa": True}),
        ("2022-03/2022-04?", {"date-parts": [[2022, 3], [2022, 4]], "circa": True}),
    ],
)
def test_no_day_is_told_that_was_not_given(edtf: str, told: object) -> None:
    assert csl_date(edtf) == told


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ({"date-parts": [["2020", "3", 1]]}, "2020-03-01"),
        ({"date-parts": [[2020, 6]], "circa": 1}, "2020-06~"),
        ({"date-parts": [[2020]], "season": "2"}, "2020-22"),
        ({"date-parts": [[2020]], "circa": "false"}, "2020"),
        ({"raw": "2020-05"}, "2020-05"),
        ({"edtf": "2020-05?"}, "2020-05?"),
        ("2020-05-01/2020-05-03", "2020-05-01/2020-05-03"),
    ],
)
def test_dates_of_others_are_read(given: object, edtf: str) -> None:
    assert edtf_date(given) == edtf


@pytest.mark.parametrize(
    "given",
    [
        {"literal": "n.d."},
        {"raw": "spring of 2020"},
        {"date-parts": [[2020, 13]]},
        {"date-parts": [[2020, 2, 30]]},
        {"date-parts": [[-44]]},
        {"date-parts": [[None]]},
        {"date-parts": [[2020], [0, 0, 0]]},
        {"date-parts": [[2020, 1, 1, 1]]},
        {"date-parts": [[2020]], "season": 1.5, "circa": None, "literal": 3} | {"date-parts": 2020},
        {"date-parts": [[]]},
        {},
        2020,
        None,
    ],
)
def test_what_is_no_date_is_none(given: object) -> None:
    assert edtf_date(given) is None
