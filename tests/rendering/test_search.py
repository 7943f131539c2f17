"""A search's table: what is marked, what is left out of a long text, what is counted."""

from tracker.rendering.emphasis import HIT, emphasized
from tracker.rendering.search import render_search
from tracker.reporting.search import HitView, MatchView, SearchReport


def found(*hits: HitView) -> SearchReport:
    return SearchReport("tracker/search/1", ["x"], indexed=True, total=len(hits), hits=[*hits])


def report(*matches: MatchView, text: str | None = "It rains.", status: str = "current") -> str:
    hit = HitView("C1", "uid", "claim", "Ada", text, status, list(matches))
    return render_search(found(hit), 60)


def test_the_claim_is_told_where_only_a_quotation_holds_the_words() -> None:
    assert (
        report(MatchView("quote", "C1.2", "drops of rain", [(0, 5), (9, 13)]))
        == """\
ref  who or what  found
---  -----------  ------------------------------------
C1   Ada          It rains.
                  quote in C1.2: **drops** of **rain**"""
    )


def test_more_than_three_places_are_counted() -> None:
    places = [MatchView("topic", "C1", f"rain {number}", [(0, 4)]) for number in range(5)]
    assert report(*places, status="withdrawn").endswith(
        """\
C1   Ada (withdrawn)  It rains.
                      topic: **rain** 0
                      topic: **rain** 1
                      topic: **rain** 2
                      and in 2 more"""
    )


def test_nothing_found_is_said() -> None:
    assert render_search(found(), 60) == "nothing found"


def test_bold_takes_no_place_and_ends_with_its_line() -> None:
    begin, end = HIT
    assert emphasized(f"a {begin}b{end} c {begin}d\ne{end} f") == (
        "a \x1b[1mb\x1b[0m c \x1b[1md\x1b[0m\ne f"
    )
