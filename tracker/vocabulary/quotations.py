"""The text of a source, and how a quotation was found in it."""

from enum import StrEnum
from typing import Final

TEXT_LIMIT: Final = 2_000_000
"""Code points of one captured text; the database holds the same limit as a CHECK."""


class MediaType(StrEnum):
    """What a text was taken from."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"


class Verification(StrEnum):
    """How a quotation stands in the text of its source.

    `folded` is found but for typography, or with the ellipses and brackets of an editor;
    `unverified` was saved although it was not found.
    """

    EXACT = "exact"
    FOLDED = "folded"
    UNVERIFIED = "unverified"


class Outcome(StrEnum):
    """What became of a quotation that was looked for.

    An `orphan` stands in an older text of its source and no longer in the newest.
    """

    EXACT = "exact"
    FOLDED = "folded"
    ORPHAN = "orphan"
    NOT_FOUND = "not_found"
