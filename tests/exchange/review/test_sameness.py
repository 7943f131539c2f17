"""What a program makes of a cell is no change; what a person writes is."""

import pytest

from tracker.exchange.review.sameness import mark, plain, readings, written


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2022-04-16", "16.04.2022"),
        ("2022-04-16", "4/16/2022"),
        ("2022-04-16", "16/04/22"),
        ("2022-04-16", "2022-04-16 00:00:00"),
        ("2022-04", "2022-04-01"),
        ("2022-04", "Apr-22"),
        ("2022-04", "April 2022"),
        ("3", "3.0"),
        ("3", "3,00"),
        ("007", "7"),
        ("1e5", "100000"),
        ("1,000", "1000"),
        ("TRUE", "true"),
        ("two\nlines", "two \r\nlines\n"),
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("José", "Jose\u0301"),
        ("a\tb", "a b"),
        ("a\x07b", "a\\x07b"),
        ("_x0041_", "_x005F_x0041_"),
        ("x" * 20_000, "x" * 16_000 + "… [cut here: 20,000 characters]"),
    ],
)
def test_a_cell_is_the_same_as_a_program_writes_it(before: str, after: str) -> None:
    assert plain(before) in readings(before)
    assert plain(before) in readings(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2022-04-16", "2022-04-17"),
        ("2022-04-16", "17.04.2022"),
        ("2022-04", "2022-05-01"),
        ("3", "4"),
        ("yes", "no"),
        ("It rains.", "It rains"),
        ("It rains.", ""),
        ("It  rains.", "It rains."),
        ("x" * 10_000, "x" * 10_001),
    ],
)
def test_a_cell_is_another_as_a_person_writes_it(before: str, after: str) -> None:
    assert plain(before) not in readings(after)


def test_what_is_written_is_kept_without_what_programs_add() -> None:
    assert written("  It rains.\r\nIt pours. \r\n") == "It rains.\nIt pours."
    assert written("'-5 degrees") == "-5 degrees"
    assert written(" \r\n") is None


def test_a_mark_is_letters_which_no_program_counts_or_dates() -> None:
    marks = [mark("uid", "1", "why", str(number)) for number in range(200)]
    assert all(one.isalpha() and one.isascii() and len(one) == 6 for one in marks)
    assert len(set(marks)) == len(marks)
