"""Reads a form back: what it says, by the names of `recording`."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from tracker.errors import FileFaultError
from tracker.exchange.claim_file.reading import parse_one
from tracker.exchange.claim_form.fields import ANSWERING, LINES, Line
from tracker.exchange.claim_form.shape import FormClaim

Path = tuple[str | int, ...]

NAME = "the form"
_BREAKS = "\n\r\v\f\x85\u2028\u2029"


class ReadForm:
    """A form as read.

    Attributes:
        values: by name, without what is not given; an answer's as those of options.
    """

    def __init__(self, raw: bytes) -> None:
        """Read a form.

        Raises:
            FileFaultError: it cannot be read; names line and key.
        """
        self._key, claim, self._text = parse_one(raw, NAME, "claim", FormClaim)
        self.values: dict[str, Any] = {}
        if claim is None:
            return
        self._take(LINES, claim, ())
        if isinstance(claim.speaker, str):
            self.values["speakers"] = [claim.speaker]
        if len(claim.answers) > 1:
            raise self.fault(
                ("answers", 1), "a form holds one answer", "record the other with: tracker relate"
            )
        for one in claim.answers:
            self._take(ANSWERING, one, ("answers", 0))

    def fault(self, path: Path, problem: str, mend: str) -> FileFaultError:
        """An error at a key below the claim."""
        return self._text.fault(("claim", self._key, *path), problem, mend)

    def line(self, path: Path) -> int:
        """The line of a key below the claim, or of what it stands in."""
        return self._text.line(("claim", self._key, *path))

    def _take(self, lines: Sequence[Line], record: Struct, above: Path) -> None:
        for line in lines:
            value: Any = record
            for part in line.path:
                value = getattr(value, part)
            if value is None or value is False or value == []:
                continue
            if line.one_line and isinstance(value, str) and any(one in value for one in _BREAKS):
                raise self.fault((*above, *line.path), "has a line break", "write it on one line")
            self.values[line.name] = value
