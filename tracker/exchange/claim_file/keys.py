"""What all parts of compiling share: keys become uids, errors point at keys."""

import difflib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID, uuid5

from tracker.errors import BadFieldError, FileFaultError
from tracker.exchange.claim_file import shape
from tracker.exchange.claim_file.text import ClaimFileText
from tracker.exchange.merging.records import Path

_FILES = UUID("6f0b1c58-5a0e-4f3a-9d6e-0c4d0f5c7a11")
"""Namespace of the uids made from claim files."""


class Keys:
    """The keys of one claim file."""

    def __init__(self, file: shape.ClaimFile, text: ClaimFileText) -> None:
        self.file = file
        self.fault = text.fault
        self._space = uuid5(_FILES, file.id)

    def uid(self, section: str, key: str) -> str:
        """The uid of what stands under a key: always the same for the same file id and key."""
        return str(uuid5(self._space, f"{section}/{key}"))

    @contextmanager
    def at(self, path: Path) -> Iterator[None]:
        """Errors raised inside point at the key they are about."""
        try:
            yield
        except BadFieldError as error:
            raise self.fault((*path, *error.field), error.problem, error.mend) from error

    def unknown(
        self, path: Path, noun: str, given: str, known: Mapping[str, object]
    ) -> FileFaultError:
        """An error about a key that is not there."""
        near = difflib.get_close_matches(given, known, n=1)
        mend = f"did you mean {near[0]!r}?" if near else f"write [{noun}.{given}], or mend the key"
        return self.fault(path, f"no {noun} {given!r} in this file", mend)
