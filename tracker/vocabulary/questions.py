"""What a claim answers to a contested question."""

from enum import StrEnum

from tracker.vocabulary.claims import Kind


class Stand(StrEnum):
    """The answer a claim gives; no comment and no knowledge take no position."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    NO_POSITION = "no_position"


TESTS = {
    Stand.YES: "as worded, says yes",
    Stand.NO: "as worded, says no",
    Stand.PARTLY: "yes for a part of it, or with a condition",
    Stand.NO_POSITION: "speaks on the matter and takes no side",
}
"""The test of each answer, in one line."""

SIDELESS = frozenset({Kind.NO_COMMENT, Kind.NO_KNOWLEDGE})
"""Claims of these kinds say neither yes nor no."""

OPPOSITE = frozenset({Stand.YES, Stand.NO})
"""Both cannot be given; `partly` is compatible with either."""
