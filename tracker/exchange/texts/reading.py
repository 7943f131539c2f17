"""Reads a file of text, web page or PDF: in a process of its own, with little time and memory."""

import os
import subprocess
import sys
from pathlib import Path

from tracker.errors import BadTextError, FileFaultError
from tracker.vocabulary.quotations import TEXT_LIMIT, MediaType
from tracker.vocabulary.text import storable

FILE_LIMIT = 30_000_000
"""Bytes of a file."""
SECONDS = 60
_ENDINGS = {
    ".txt": MediaType.TEXT,
    ".text": MediaType.TEXT,
    ".md": MediaType.MARKDOWN,
    ".markdown": MediaType.MARKDOWN,
    ".html": MediaType.HTML,
    ".htm": MediaType.HTML,
    ".xhtml": MediaType.HTML,
    ".pdf": MediaType.PDF,
}
_KINDS = "txt, md, html or pdf"
_TOLD = "told: "
"""Begins what the worker has to say to a person."""


def read_text(file: str, media_type: MediaType | None) -> tuple[str, MediaType]:
    """The text of a file exactly as it is taken out of it, and what the file was.

    Args:
        file: a path; `-` for standard input.
        media_type: as given; else told by the file's ending and its first bytes.

    Raises:
        FileFaultError: no file, or no text in it that can be kept.
    """
    called = "standard input" if file == "-" else file
    data = _bytes_of(file, called)
    kind = media_type or _kind_of(file, data)
    text = _extracted(data, kind, called)
    try:
        storable(called, text)
    except BadTextError as error:
        empty = not text.strip()
        mend = "scanned pages need OCR first" if kind is MediaType.PDF and empty else ""
        raise FileFaultError(
            called,
            "there is no text in it" if empty else "it is no text",
            mend=mend or f"attach a file of {_KINDS}",
        ) from error
    if len(text) > TEXT_LIMIT:
        raise FileFaultError(
            called,
            f"has {len(text):,} characters, {TEXT_LIMIT:,} is the limit",
            mend="attach the part that is quoted",
        )
    return text, kind


def _bytes_of(file: str, called: str) -> bytes:
    try:
        if file == "-":
            data = sys.stdin.buffer.read(FILE_LIMIT + 1)
        else:
            with open(file, "rb", opener=_at_once) as stream:
                data = stream.read(FILE_LIMIT + 1)
    except OSError as error:
        raise FileFaultError(
            called, f"cannot be read: {error.strerror or error}", mend="give the path of a file"
        ) from error
    if len(data) > FILE_LIMIT:
        raise FileFaultError(
            called, f"is larger than {FILE_LIMIT:,} bytes", mend="attach the part that is quoted"
        )
    return data


def _at_once(path: str, flags: int) -> int:
    """Open a pipe that nobody writes to without waiting for somebody; then it is empty."""
    if os.name == "nt":
        return os.open(path, flags)
    opened = os.open(path, flags | os.O_NONBLOCK)
    os.set_blocking(opened, True)
    return opened


def _kind_of(file: str, data: bytes) -> MediaType:
    if data.startswith(b"%PDF-"):
        return MediaType.PDF
    begin = data[:1000].lstrip().lower()
    if begin.startswith((b"<!doctype html", b"<html")):
        return MediaType.HTML
    return _ENDINGS.get(Path(file).suffix.lower(), MediaType.TEXT)


def _extracted(data: bytes, kind: MediaType, called: str) -> str:
    """What the worker makes of the bytes.

    A file can be made to stop a parser or to fill the memory; only the worker is lost then.
    """
    worker = [sys.executable, "-B", "-P", "-m", "tracker.exchange.texts.extracting", kind]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and a word of a closed list
            worker,
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FileFaultError(
            called,
            f"takes longer than {SECONDS} seconds to read",
            mend="attach its text as a txt file",
        ) from error
    if done.returncode:
        problem = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        told = problem[0].removeprefix(_TOLD) if problem and problem[0].startswith(_TOLD) else ""
        wrong, _, mend = told.partition("; ")
        raise FileFaultError(
            called,
            wrong or f"cannot be read as {kind}",
            mend=mend or f"attach a file of {_KINDS}, or say with --media-type what it is",
        )
    return done.stdout.decode()
