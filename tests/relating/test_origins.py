"""When two claims come from one origin, however many outlets carry them."""

from itertools import product

import pytest

from tracker.errors import RelationRefusedError
from tracker.models import Claim
from tracker.relating.guards import Answer, check
from tracker.relating.origins import shared_origins
from tracker.vocabulary.relations import RelationType

Claims = dict[str, Claim]


def corroborates(a: Claim, b: Claim) -> Answer:
    return Answer(a=a, type=RelationType.CORROBORATES, b=b, a_name="A", b_name="B")


@pytest.mark.parametrize(
    ("a", "b", "links"),
    [
        pytest.param("ann", "ann-again", ["the speaker Ann"], id="one speaker"),
        pytest.param("ann", "ann-and-bob", ["the speaker Ann"], id="one of two speakers"),
        pytest.param("ann", "bob", [], id="carried by the same source"),
        pytest.param("bob", "institute", [], id="a body and its member"),
        pytest.param("ann-by-report", "bob-by-report", ["the hop The Wire"], id="one report"),
        pytest.param(
            "ann-by-report", "bob-by-second-report", ["the hop The Wire"], id="one agency"
        ),
        pytest.param("ann-by-report", "bob-by-wire", ["the hop The Wire"], id="the agency itself"),
        pytest.param(
            "ann-by-report", "bob-in-report", ["the source The Wire"], id="the other one's source"
        ),
        pytest.param(
            "bob-in-report", "ann-by-report", ["the source The Wire"], id="the same turned round"
        ),
        pytest.param(
            "bob-by-report",
            "clerk",
            ["a clerk, who relayed the other"],
            id="the other one's relaying speaker",
        ),
        pytest.param(
            "clerk",
            "bob-by-report",
            ["a clerk, who relayed the other"],
            id="that turned round",
        ),
        pytest.param("ann-by-somebody", "bob-by-somebody", [], id="hops nobody named"),
        pytest.param("ann-by-minutes", "bob-by-minutes", ["the hop Minutes"], id="one document"),
        pytest.param(
            "ann-by-report",
            "bob-later-by-report",
            ["the hop The Wire"],
            id="a hop of a further appearance",
        ),
        pytest.param(
            "ann-by-minutes",
            "bob-later-by-report",
            ["the source Minutes"],
            id="the source of a further appearance",
        ),
        pytest.param("narration", "more-narration", ["the speaker The Daily"], id="one outlet"),
        pytest.param("narration", "ann", [], id="narration and a speaker in it"),
        pytest.param(
            "bob-by-report",
            "bob-by-wire",
            ["the speaker Bob", "the hop The Wire"],
            id="speaker and agency",
        ),
    ],
)
def test_the_links_of_two_claims(claims: Claims, a: str, b: str, links: list[str]) -> None:
    assert shared_origins(claims[a], claims[b]) == links


def test_an_origin_is_shared_from_both_ends_or_from_none(claims: Claims) -> None:
    assert [
        (a, b)
        for a, b in product(claims, claims)
        if bool(shared_origins(claims[a], claims[b]))
        is not bool(shared_origins(claims[b], claims[a]))
    ] == []


def test_corroboration_on_a_shared_origin_is_refused_with_every_link(claims: Claims) -> None:
    a, b = claims["bob-by-report"], claims["bob-by-wire"]
    with pytest.raises(RelationRefusedError) as refused:
        check(corroborates(a, b))
    assert str(refused.value) == (
        "A corroborates B refused: both claims have one origin: the speaker Bob, the hop The Wire;"
        " use repeats where it says the same again, else no relation"
    )


def test_corroboration_from_another_origin_is_accepted(claims: Claims) -> None:
    check(corroborates(claims["ann-by-report"], claims["bob"]))
    check(corroborates(claims["bob"], claims["ann-by-report"]))
