"""Opens a file that can be read several times, and knows its digest."""

import codecs
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tracker.errors import FileFaultError

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Opened:
    """A file of bytes; standard input is kept in a temporary one that nobody else sees."""

    name: str
    file: BinaryIO
    sha256: str


@contextmanager
def opened(path: str) -> Iterator[Opened]:
    """Open a file, or standard input for `-`.

    Raises:
        FileFaultError: it cannot be read.
    """
    name = "standard input" if path == "-" else path
    with ExitStack() as closing:
        try:
            if path == "-":
                file: BinaryIO = closing.enter_context(tempfile.TemporaryFile())
                shutil.copyfileobj(sys.stdin.buffer, file, _CHUNK)
                file.seek(0)
            else:
                file = closing.enter_context(Path(path).open("rb"))
                if not file.seekable():
                    raise FileFaultError(name, "is a pipe", mend="give - for standard input")
            digest = hashlib.sha256()
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        except OSError as error:
            raise FileFaultError(name, error.strerror or str(error), mend="give a file") from error
        file.seek(0)
        yield Opened(name, file, digest.hexdigest())


@contextmanager
def rewritten(whole: Opened, encoding: str) -> Iterator[BinaryIO]:
    """The same text as UTF-8 in a temporary file.

    Raises:
        FileFaultError: it is in another encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)(errors="surrogatepass")
    with tempfile.TemporaryFile() as file:
        whole.file.seek(0)
        try:
            while chunk := whole.file.read(_CHUNK):
                file.write(decoder.decode(chunk).encode(errors="surrogatepass"))
            decoder.decode(b"", final=True)
        except UnicodeError as error:  # of the text, or that no byte order mark begins it
            raise FileFaultError(
                whole.name, f"is not {encoding}", mend="name its encoding with --encoding"
            ) from error
        yield file


@contextmanager
def with_line_feeds(whole: Opened) -> Iterator[BinaryIO]:
    """The same bytes with line feeds for carriage returns, in a temporary file."""
    with tempfile.TemporaryFile() as file:
        whole.file.seek(0)
        while chunk := whole.file.read(_CHUNK):
            file.write(chunk.replace(b"\r", b"\n"))
        yield file
