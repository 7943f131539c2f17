"""Who or what can say something, employ or publish."""

from enum import StrEnum


class SpeakerType(StrEnum):
    """The kinds of speaker."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    PUBLICATION = "publication"


PEOPLE = frozenset({SpeakerType.PERSON, SpeakerType.GROUP})
"""Types that stand for human beings, whose anonymity wants a reason."""


class Naming(StrEnum):
    """Whether a name exists for a speaker; an unnamed one has no column to hold it."""

    NAMED = "named"
    UNNAMED = "unnamed"
    PSEUDONYM = "pseudonym"
