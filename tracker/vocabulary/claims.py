"""What a claim is: what its speaker did, how sure, on what basis, in which form it reached us."""

from enum import StrEnum


class Kind(StrEnum):
    """What the speaker does."""

    ASSERTION = "assertion"
    DENIAL = "denial"
    NO_KNOWLEDGE = "no_knowledge"
    NO_COMMENT = "no_comment"
    PREDICTION = "prediction"
    PLAN = "plan"
    CALL = "call"
    OPINION = "opinion"


class Form(StrEnum):
    """How a source carries the claim."""

    QUOTE = "quote"
    PARTIAL_QUOTE = "partial_quote"
    PARAPHRASE = "paraphrase"
    NARRATION = "narration"


QUOTED = frozenset({Form.QUOTE, Form.PARTIAL_QUOTE})


class Basis(StrEnum):
    """How the speaker knows."""

    FIRSTHAND = "firsthand"
    DOCUMENT = "document"
    BRIEFED = "briefed"
    HEARSAY = "hearsay"
    INFERRED = "inferred"
    INSTITUTIONAL = "institutional"
    NOT_STATED = "not_stated"


class Polarity(StrEnum):
    """Whether the speaker says that it is so or that it is not."""

    AFFIRM = "affirm"
    NEGATE = "negate"
    NONE = "none"


class Certainty(StrEnum):
    """The speaker's certainty, not ours."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNCOMMITTED = "uncommitted"


class Quantifier(StrEnum):
    """How much of its subject a claim is about."""

    ALL = "all"
    NONE = "none"
    SOME = "some"
    NOT_ALL = "not_all"
    GENERIC = "generic"
    SPECIFIC = "specific"


class Status(StrEnum):
    """The life of a claim."""

    CURRENT = "current"
    WITHDRAWN = "withdrawn"
    RECORDED_IN_ERROR = "recorded_in_error"


class Translation(StrEnum):
    """Who put the words into the language we hold."""

    NONE = "none"
    OFFICIAL = "official"
    OUTLET = "outlet"
    OURS = "ours"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """Where a date comes from."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


_UNCOMMITTED = frozenset({Kind.NO_COMMENT, Kind.NO_KNOWLEDGE, Kind.CALL})
_BASELESS = frozenset({Kind.NO_COMMENT, Kind.CALL, Kind.PLAN})


def default_polarity(kind: Kind) -> Polarity:
    """A denial negates; a no comment, no knowledge or call does neither."""
    if kind is Kind.DENIAL:
        return Polarity.NEGATE
    return Polarity.NONE if kind in _UNCOMMITTED else Polarity.AFFIRM


def default_certainty(kind: Kind) -> Certainty:
    """Speakers are taken as certain unless they commit to nothing."""
    return Certainty.UNCOMMITTED if kind in _UNCOMMITTED else Certainty.CERTAIN


def default_basis(kind: Kind) -> Basis | None:
    """No comment, call and plan rest on no knowledge, so there is no basis to state."""
    return None if kind in _BASELESS else Basis.NOT_STATED


def default_form(quote: str | None) -> Form:
    """Words in quotation marks are a quote until somebody says partial."""
    return Form.QUOTE if quote else Form.PARAPHRASE
