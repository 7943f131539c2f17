"""Place and time of two claims are compared before anybody is asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models import Claim
from tracker.relating.comparing import when_of, where_of
from tracker.vocabulary.relations import Match


def at(when: str | None) -> Claim:
    return Claim(scope_when=when)


def in_(where: str | None) -> Claim:
    return Claim(scope_where=where)


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("2022-03", "2022-03", "same"),
        ("2022-03", "2022-03-01/2022-03-31", "same"),
        ("2022-03~", "2022-03", "same"),
        ("2022-03-14", "2022-03", "narrower"),
        ("2022", "2022-03", "wider"),
        ("2022-03/2022-05", "2022-04/2022-06", "overlapping"),
        ("2022-03/2022-04", "2022-04/2022-05", "overlapping"),
        ("2021", "2022", "different"),
        ("2022-04-15", "2022-04-14", "different"),
        ("../2022-03", "2022", "overlapping"),
        ("../2022-03", "2022-04/..", "different"),
        ("../2022-03", "../2022-04", "narrower"),
        ("2022/..", "2022-04/..", "wider"),
        ("2022-04/..", "2022-05", "wider"),
        (None, "2022", "unknown"),
        ("2022", None, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_times_are_compared_by_their_days(one: str | None, other: str | None, match: str) -> None:
    assert when_of(at(one), at(other)) == match


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Moscow", "Moscow", "same"),
        ("moscow", "MOSCOW ", "same"),
        ("Genève", "Geneve", "same"),
        ("Moscow", "Russia", "unknown"),
        ("CN", "RU", "different"),
        ("CN-AH", "CN-HL", "different"),
        ("CN", "CN-AH", "unknown"),
        ("CN–RU", "US, DE", "different"),
        ("CN–RU", "RU", "unknown"),
        ("CN", "Moscow", "unknown"),
        (None, "Moscow", "unknown"),
        (None, None, "unknown"),
    ],
)
def test_places_are_compared_by_their_words_or_country_codes(
    one: str | None, other: str | None, match: str
) -> None:
    assert where_of(in_(one), in_(other)) == match


DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 12))
SPANS = st.tuples(st.none() | DAYS, st.none() | DAYS).filter(
    lambda span: span != (None, None) and not (span[0] and span[1] and span[0] > span[1])
)
Span = tuple[date | None, date | None]


def edtf(span: Span) -> str:
    return "/".join(day.isoformat() if day else ".." for day in span)


def days(span: Span) -> set[date]:
    """The days of a span; an open end goes well beyond every other day."""
    first, last = span[0] or date(2019, 12, 1), span[1] or date(2020, 2, 29)
    return {first + timedelta(days=count) for count in range((last - first).days + 1)}


@given(SPANS, SPANS)
def test_the_match_is_that_of_the_two_sets_of_days(one: Span, other: Span) -> None:
    a, b = days(one), days(other)
    if a == b:
        expected = Match.SAME
    elif not a & b:
        expected = Match.DIFFERENT
    elif a < b:
        expected = Match.NARROWER
    else:
        expected = Match.WIDER if a > b else Match.OVERLAPPING
    assert when_of(at(edtf(one)), at(edtf(other))) is expected


@given(SPANS, SPANS)
def test_seen_from_the_other_end_narrower_and_wider_turn_round(one: Span, other: Span) -> None:
    match = when_of(at(edtf(one)), at(edtf(other)))
    assert when_of(at(edtf(other)), at(edtf(one))) is match.turned()
