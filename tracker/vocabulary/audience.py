"""For whom a table or a report is made."""

from enum import StrEnum


class Audience(StrEnum):
    """The newsroom sees what is on file; the public sees what an allow-list lets out."""

    INTERNAL = "internal"
    PUBLIC = "public"
