"""What became of a request for a response."""

from enum import StrEnum


class Outcome(StrEnum):
    """How the party asked reacted; while there is none, the request is open."""

    ANSWERED = "answered"
    DECLINED = "declined"
    NO_RESPONSE = "no_response"


TESTS = {
    Outcome.ANSWERED: "said something to it; record what as a claim",
    Outcome.DECLINED: "reacted, and would not answer",
    Outcome.NO_RESPONSE: "did not react by the deadline",
}
"""The test of each outcome, in one line."""
