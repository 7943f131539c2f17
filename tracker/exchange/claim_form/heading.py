"""The first line of a form: of which claim it is, as read at which version, in which database.

It is what is left of a form whose program is gone.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

_WRITTEN = re.compile(
    rb"^(?:\xef\xbb\xbf)?#: (?:new claim|C(\d{1,18}) v(\d{1,9}) ([0-9a-f]{32})) ([0-9a-f]{8})\r?$",
    re.MULTILINE,
)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What a form is of.

    Attributes:
        database: a digest of the place of the database.
        number: of the claim; None for a new one.
        version: at which it was read.
        uid: of the claim, in hexadecimal digits.
    """

    database: str
    number: int | None = None
    version: int = 0
    uid: str = ""

    @property
    def called(self) -> str:
        """`C6`, or `a new claim`."""
        return "a new claim" if self.number is None else f"C{self.number}"

    @property
    def line(self) -> str:
        """As it is written."""
        if self.number is None:
            return f"#: new claim {self.database}"
        return f"#: C{self.number} v{self.version} {self.uid} {self.database}"


def database_mark(place: str) -> str:
    """What a heading says of a database; nobody can read the place from it."""
    return sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def heading_of(form: bytes) -> Heading | None:
    """The heading of a form, if it still has one."""
    found = _WRITTEN.search(form)
    if found is None:
        return None
    number, version, uid, database = (part.decode() if part else "" for part in found.groups())
    if not number:
        return Heading(database=database)
    return Heading(database=database, number=int(number), version=int(version), uid=uid)


def with_heading(form: bytes, heading: Heading) -> bytes:
    """The form with this heading in the place of the one it has."""
    found = _WRITTEN.search(form)
    line = heading.line.encode()
    if found is None:
        return line + b"\n" + form
    return form[: found.start()] + line + form[found.end() :]
