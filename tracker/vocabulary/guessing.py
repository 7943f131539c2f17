"""What kind of claim a text looks like: a default to show, never a decision."""

import re

from tracker.vocabulary.claims import Form, Kind

_SIGNS = (
    (Kind.NO_COMMENT, r"no comment|declin\w+ to (comment|say|answer)|not authori[sz]ed to"),
    (Kind.NO_KNOWLEDGE, r"(not|never|n['’]t|neither|nor) (heard|seen|aware|know)|no knowledge"),
    (Kind.OPINION, r"\b(no|neither|nor) (need|reason)\b"),
    (
        Kind.DENIAL,
        r"\bden(y|ies|ied)\b|\buntrue\b|\bno such\b|\b(neither|never|none)\b|n['’]t\b|\w not\b",
    ),
    (Kind.CALL, r"\b(calls?|called) (on|for)\b|\burge[sd]?\b|\bdemand(s|ed)?\b|\bappeal(s|ed)?\b"),
    (Kind.PLAN, r"\bplan(s|ned)? to\b|\b(we|I) will\b|\bintend(s|ed)? to\b"),
    (Kind.PREDICTION, r"\bwill\b|\b(is|are) expected to\b|\bis going to\b"),
    (Kind.OPINION, r"\b(should|ought)\b|\bno (need|reason)\b|\b(best|worst|biggest|excellent)\b"),
)

TESTS = {
    Kind.ASSERTION: "says something is, was or is not so",
    Kind.DENIAL: "negates what somebody else raised",
    Kind.NO_KNOWLEDGE: "has not seen, heard or been told of it",
    Kind.NO_COMMENT: "declines to take a position",
    Kind.PREDICTION: "says what will happen, outside the speaker's control",
    Kind.PLAN: "says what the speaker intends to do",
    Kind.CALL: "asks others to act",
    Kind.OPINION: "evaluates; no observation could settle it",
}
"""The test of each kind, in one line."""


def guess_kind(text: str) -> Kind:
    """The first kind whose wording the text shows, else an assertion."""
    for kind, sign in _SIGNS:
        if re.search(sign, text, re.IGNORECASE):
            return kind
    return Kind.ASSERTION


def guess_form(quote: str | None) -> Form:
    """A quotation that reads as a sentence is one; of a few words, it is a fragment."""
    if quote is None:
        return Form.PARAPHRASE
    whole = len(quote.split()) > _FRAGMENT or quote.rstrip().endswith((".", "!", "?"))
    return Form.QUOTE if whole else Form.PARTIAL_QUOTE


_FRAGMENT = 5
"""Words; a clause with a subject and a verb rarely takes fewer."""
