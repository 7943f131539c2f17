"""A quotation that is not there is shown beside the passage that comes nearest."""

import pytest

from recording.quoting.article import ARTICLE
from tracker.recording.quoting.matching import SourceWords
from tracker.recording.quoting.nearest import nearest

WORDS = SourceWords(ARTICLE)

NEAR = [
    (
        "We have turned a single ship away",
        108,
        "“We have not turned a single ship away” (without “not”)",
    ),
    (
        "for the unforeseeable future",
        54,
        "“for the foreseeable future” (“unforeseeable” for “foreseeable”)",
    ),
    (
        "Nobody ever has lost work",
        325,
        "“Nobody has lost work” (with “ever”)",
    ),
    (
        "The port is non-negotiable. It was the heart of this town",
        621,
        "“The port is non‑negotiable. It's the heart of this town” (“It was” for “It's”)",
    ),
]


@pytest.mark.parametrize(("quotation", "start", "told"), NEAR, ids=[one[0] for one in NEAR])
def test_the_nearest_passage_and_its_difference_are_told(
    quotation: str, start: int, told: str
) -> None:
    near = nearest(WORDS, quotation)
    assert near is not None
    assert (near.start, near.told) == (start, told)
    assert ARTICLE[near.start : near.end] == near.words


def test_nothing_is_near_where_nothing_is_alike() -> None:
    assert nearest(WORDS, "Bananas grow quickly under glass roofs") is None
    assert nearest(SourceWords("."), "What?") is None
