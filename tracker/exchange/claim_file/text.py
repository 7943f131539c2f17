"""The text of a claim file, and the errors that point at its lines."""

import re
from dataclasses import dataclass

from tracker.errors import FileFaultError, FileRefusedError
from tracker.exchange.claim_file.places import line_of, line_of_depth

FILE_LIMIT = 16_000_000
LINE_LIMIT = 100_000
"""Larger input is refused before it is parsed: a file in bytes, a line in code points."""

_TOO_DEEP = ("is nested too deeply", "a claim file is a few levels deep")
_LONG_NUMBER = re.compile(r"\d{4301,}")


@dataclass(frozen=True)
class ClaimFileText:
    """The text of a claim file, kept to point at its lines."""

    name: str
    text: str
    toml: bool

    def fault(self, path: tuple[str | int, ...], problem: str, mend: str = "") -> FileFaultError:
        """An error at a key: the file cannot be read so."""
        return FileFaultError(self.name, problem, line=self.line(path), key=dotted(path), mend=mend)

    def refusal(self, path: tuple[str | int, ...], problem: str, mend: str) -> FileRefusedError:
        """An error at a key: it is understood and refused."""
        return FileRefusedError(
            self.name, problem, line=self.line(path), key=dotted(path), mend=mend
        )

    def label(self, path: tuple[str | int, ...]) -> str:
        """How a result calls the place of a key."""
        return dotted(path)

    def too_deep(self, path: tuple[str | int, ...] = ()) -> FileFaultError:
        """An error about brackets in brackets; without a path where a parser gave up."""
        line = self.line(path) if path else line_of_depth(self.text, toml=self.toml)
        return FileFaultError(self.name, _TOO_DEEP[0], line=line, mend=_TOO_DEEP[1])

    def unparsed(self, syntax: str) -> FileFaultError:
        """An error about a value that a parser refuses without saying where."""
        found = _LONG_NUMBER.search(self.text)
        if found is None:
            return FileFaultError(self.name, f"cannot be read as {syntax}", mend="simplify it")
        return FileFaultError(
            self.name,
            f"holds a number of {len(found[0]):,} digits",
            line=self.text.count("\n", 0, found.start()) + 1,
            mend="write text in quotes",
        )

    def line(self, path: tuple[str | int, ...]) -> int:
        """The line of a key, or of what it stands in."""
        return line_of(self.text, path, toml=self.toml) or 1


def dotted(path: tuple[str | int, ...]) -> str:
    """A path as people write it: `claim.C13.answers[1].match`; counted from 1."""
    whole = ""
    for part in path:
        if isinstance(part, int):
            whole += f"[{part + 1}]"
        else:
            whole += f".{part}" if whole else part
    return whole


def utf_8(raw: bytes, name: str) -> str:
    """The text of a file that is read whole.

    Raises:
        FileFaultError: it is too large or not UTF-8.
    """
    if len(raw) > FILE_LIMIT:
        raise FileFaultError(
            name, f"is larger than {FILE_LIMIT:,} bytes", mend="split it into several files"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FileFaultError(name, "is not UTF-8", line=line, mend="save it as UTF-8") from error


def decoded(raw: bytes, name: str) -> str:
    """The text of a claim file.

    Raises:
        FileFaultError: it is too large, not UTF-8, or holds a NUL character.
    """
    text = utf_8(raw, name)
    for number, line_text in enumerate(text.split("\n"), start=1):
        if len(line_text) > LINE_LIMIT:
            raise FileFaultError(
                name,
                f"the line is {len(line_text):,} characters long",
                line=number,
                mend=f"keep lines under {LINE_LIMIT:,}",
            )
        if "\0" in line_text:
            raise FileFaultError(name, "holds a NUL character", line=number, mend="remove it")
    return text
