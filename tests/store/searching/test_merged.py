"""Who was merged into another is found as that one, under every name of either."""

import pytest

from conftest import Run
from reporting.stories import tell
from store.searching.searched import found, search
from tracker.store.location import Location

STORY = """
speaker add 'Anne Lee' --alias 'Анна Ли'
speaker add 'Ann Leigh' --alias 'Аня'
speaker add 'A. J. Lea' --alias 'Анюта'
speaker merge P2 P3 --why 'One woman.'
speaker merge P1 P2 --why 'One woman.'
"""
"""P3 is merged into P2, and P2 into P1."""

TOLD = """\
ref  who or what  found
---  -----------  ----------------------
P1   Anne Lee     alias in P3: **Анюта**
"""


@pytest.fixture
def story(location: Location, run: Run) -> Location:
    tell(run, STORY)
    return location


@pytest.mark.parametrize("typed", ["Anne", "Ли", "Leigh", "Аня", "Lea", "Анюта", "Анюта Lea"])
@pytest.mark.parametrize("everything", [False, True])
def test_every_name_finds_the_survivor_once(
    story: Location, typed: str, *, everything: bool
) -> None:
    report = search(story, typed, everything=everything)
    assert ([hit.ref for hit in report.hits], report.total) == (["P1"], 1)


def test_a_name_of_both_is_one_row_with_both_places(story: Location) -> None:
    (hit,) = search(story, "an").hits
    assert [(one.ref, one.field, one.text) for one in hit.matches] == [
        ("P1", "name", "Anne Lee"),
        ("P2", "name", "Ann Leigh"),
    ]


def test_where_a_name_stands_is_told(story: Location, run: Run) -> None:
    del story
    assert run("search", "Анюта", columns=60).out == TOLD


@pytest.mark.parametrize("order", [("P2", "P3"), ("P3", "P2")])
def test_taken_apart_in_any_order_each_is_found_for_itself(
    story: Location, run: Run, order: tuple[str, ...]
) -> None:
    for ref in order:
        tell(run, f"speaker unmerge {ref}")
    assert [found(story, name) for name in ("Anne", "Leigh", "Lea")] == [["P1"], ["P2"], ["P3"]]
    assert sorted(found(story, "a")) == ["P1", "P2", "P3"]


def test_a_name_of_one_taken_back_is_found_only_among_all(story: Location, run: Run) -> None:
    tell(run, "speaker unmerge P3\nspeaker retract P3 --why 'A slip.'")
    assert found(story, "Lea") == []
    assert found(story, "Lea", everything=True) == ["P3"]
