"""What one claim does to another, and how a report tells it."""

from enum import StrEnum

from tracker.vocabulary.claims import Kind


class RelationType(StrEnum):
    """A answers B. The first two are lineage, the other six are stances."""

    REPEATS = "repeats"
    SUPERSEDES = "supersedes"
    CONTRADICTS = "contradicts"
    DISPUTES = "disputes"
    QUALIFIES = "qualifies"
    LEAVES_OPEN = "leaves_open"
    WEAKENS = "weakens"
    CORROBORATES = "corroborates"


TESTS = {
    RelationType.REPEATS: "says the same again: same speaker, another occasion or a summary",
    RelationType.SUPERSEDES: "same speaker, later, meant to replace it",
    RelationType.CONTRADICTS: "same matter, people, place and time: both cannot be true",
    RelationType.DISPUTES: "answers it and says it is not so, yet as worded both can be true",
    RelationType.QUALIFIES: "reports a case outside it, a limit or a condition",
    RelationType.LEAVES_OPEN: "no comment, no knowledge, a question: takes no position",
    RelationType.WEAKENS: "attacks its source, names another cause, or gives contrary evidence",
    RelationType.CORROBORATES: "supports it, from an origin not shared",
}
"""The test of each type, in one line; the first that fits, top down."""

LINEAGE = frozenset({RelationType.REPEATS, RelationType.SUPERSEDES})


class Match(StrEnum):
    """A's scope compared with B's, in one respect."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    OVERLAPPING = "overlapping"
    DIFFERENT = "different"
    UNKNOWN = "unknown"

    def turned(self) -> "Match":
        """The same comparison, told from B's end."""
        return {Match.NARROWER: Match.WIDER, Match.WIDER: Match.NARROWER}.get(self, self)


class Review(StrEnum):
    """Whether people stand behind a relation."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    REJECTED = "rejected"


class AnsweredBy(StrEnum):
    """Who sets the answer against the claim: its speaker, or the outlet that put them together."""

    SPEAKER = "speaker"
    OUTLET = "outlet"


class ResponseClass(StrEnum):
    """How a report classes an answer; only `contradicts` is a conflict."""

    CONFLICT = "conflict"
    CONTESTED = "contested"
    OPPOSED = "opposed"
    CHANGED = "changed"
    CONTEXT = "context"


CLASS_OF = {
    RelationType.CONTRADICTS: ResponseClass.CONFLICT,
    RelationType.DISPUTES: ResponseClass.CONTESTED,
    RelationType.SUPERSEDES: ResponseClass.CHANGED,
    RelationType.CORROBORATES: ResponseClass.CONTEXT,
    RelationType.QUALIFIES: ResponseClass.CONTEXT,
    RelationType.WEAKENS: ResponseClass.CONTEXT,
    RelationType.LEAVES_OPEN: ResponseClass.CONTEXT,
}
"""The class of every relation type a report shows; `repeats` adds no answer."""

TYPE_ORDER = tuple(CLASS_OF)
"""The order of responses in a report."""

OPENING = frozenset(ResponseClass) - {ResponseClass.CONTEXT}
"""A claim is disputed when an answer of one of these classes stands against it."""

_SOFT = frozenset(
    {
        RelationType.DISPUTES,
        RelationType.QUALIFIES,
        RelationType.WEAKENS,
        RelationType.LEAVES_OPEN,
    }
)


def derived_label(kind: Kind, relation: RelationType, *, attributed: bool) -> str | None:
    """What an answer that sounds like a denial really is; never typed in, always derived.

    Args:
        kind: of the answering claim.
        relation: what it does to its target.
        attributed: False for narration, which evades nothing.
    """
    if not attributed:
        return None
    if kind is Kind.NO_COMMENT:
        return "no comment: not a denial"
    if kind is Kind.NO_KNOWLEDGE:
        return "no knowledge: not a denial"
    if kind is Kind.DENIAL and relation in _SOFT:
        return "does not deny as worded"
    return None
