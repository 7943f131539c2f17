"""What the reader is told about a source, what was agreed with it, and why it is unnamed.

Three facts that are easily mixed up are three fields: identification, ground rule, reason.
"""

from enum import StrEnum


class Identification(StrEnum):
    """What the reader is given."""

    NAMED = "named"
    DESCRIBED = "described"
    GENERIC = "generic"
    PSEUDONYM = "pseudonym"


class GroundRule(StrEnum):
    """The terms agreed with the source; `unknown` for copy we did not report ourselves."""

    ON_RECORD = "on_record"
    BACKGROUND = "background"
    DEEP_BACKGROUND = "deep_background"
    OFF_RECORD = "off_record"
    UNKNOWN = "unknown"


class AnonymityOrigin(StrEnum):
    """Who wanted the source unnamed."""

    AT_REQUEST = "at_request"
    NEWSROOM = "newsroom"
    LEGAL = "legal"
    NOT_STATED = "not_stated"


class AnonymityReason(StrEnum):
    """Why the source is unnamed, as far as the reader is told."""

    SAFETY = "safety"
    LEGAL = "legal"
    EMPLOYMENT = "employment"
    NOT_AUTHORIZED = "not_authorized"
    SENSITIVITY = "sensitivity"
    INSTITUTIONAL_RULE = "institutional_rule"
    PRIVACY = "privacy"
    OTHER = "other"
    NOT_STATED = "not_stated"


STOCK_FORMULAS = frozenset({AnonymityReason.NOT_AUTHORIZED, AnonymityReason.SENSITIVITY})
"""Reasons that standards editors told reporters to stop using (New York Times memo, 2010)."""


class NewsroomKnowledge(StrEnum):
    """How many in the newsroom know who the source is: a level, never names."""

    REPORTER = "reporter"
    REPORTER_AND_EDITOR = "reporter_and_editor"
    MORE = "more"
    NOBODY = "nobody"


def default_identification(*, named: bool, descriptor: str | None) -> Identification:
    """What the reader was given, when nobody said so: a name, a descriptor or neither."""
    if named:
        return Identification.NAMED
    return Identification.DESCRIBED if descriptor else Identification.GENERIC


def default_ground_rule(identification: Identification | None) -> GroundRule:
    """Named speech and narration are on the record; terms of unnamed speech are unknown."""
    if identification in {None, Identification.NAMED}:
        return GroundRule.ON_RECORD
    return GroundRule.UNKNOWN
