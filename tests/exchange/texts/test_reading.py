"""The text of a file is taken out as it is; a hostile file costs little and says so."""

import os
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from exchange.texts.pages import pdf, pdf_of
from tracker.errors import FileFaultError
from tracker.exchange.texts.reading import FILE_LIMIT, read_text
from tracker.vocabulary.quotations import MediaType

PAGE = """\
<!doctype html><html><head><title>No</title><style>p{}</style></head><body>
<p>“We <b>nev</b>er
   agreed,”&nbsp;she said.</p><div>One<br>two<script>no()</script>
<ul><li>a <i>b</i><li>c</ul>tail</div><!-- no --><p>Still here.</p></body></html>
"""
MARKDOWN = """\
# Head

“We *never* agreed to [that](https://example.org)”, she
said.

> A block

```
code  kept
```
"""


def read(data: bytes, name: str, media_type: MediaType | None = None) -> tuple[str, str]:
    Path(name).write_bytes(data)
    return read_text(name, media_type)


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", " a\r\n\tb\u00a0e\u0301 \n\n".encode(), " a\r\n\tb\u00a0e\u0301 \n\n"),
        ("a.txt", "\ufeffwords".encode(), "words"),
        ("a.txt", "слова".encode("utf-16"), "слова"),
        ("noending", b"words", "words"),
    ],
)
def test_a_plain_text_is_kept_to_the_last_blank(name: str, data: bytes, text: str) -> None:
    assert read(data, name) == (text, "text/plain")


def test_a_page_gives_what_is_shown_block_by_block() -> None:
    wanted = "“We never agreed,”\u00a0she said.\n\nOne\ntwo\n\na b\n\nc\n\ntail\n\nStill here."
    assert read(PAGE.encode(), "a.html") == (wanted, "text/html")
    assert read(PAGE.encode(), "saved") == (wanted, "text/html")


@pytest.mark.parametrize(
    "element",
    [
        '<p style="color: red; DISPLAY:none">',
        '<p style="visibility : hidden">',
        "<p hidden>",
        "<dialog>",
    ],
)
def test_what_a_page_hides_is_no_text_of_it(element: str) -> None:
    page = f"<html><p>Seen.</p>{element}Not <b>seen</b>."
    assert read(page.encode(), "a.html")[0] == "Seen."


def test_a_page_in_another_encoding_is_read() -> None:
    page = '<html><meta charset="windows-1251"><p>Слова</p>'.encode("windows-1251")
    assert read(page, "a.htm") == ("Слова", "text/html")


def test_markdown_gives_its_words_without_its_marks() -> None:
    wanted = "Head\n\n“We never agreed to that”, she said.\n\nA block\n\ncode kept"
    assert read(MARKDOWN.encode(), "a.md") == (wanted, "text/markdown")


def test_a_pdf_gives_its_pages_one_after_the_other() -> None:
    data = pdf("Work has not\nstopped.", "Work goes on.", compressed=True)
    assert read(data, "a.pdf") == ("Work has not\nstopped.\nWork goes on.", "application/pdf")
    assert read(data, "a.txt")[1] == "application/pdf"


HOSTILE = {
    "nothing": (b"", "a.txt", "there is no text in it"),
    "blanks": (b" \n ", "a.txt", "there is no text in it"),
    "a scan": (pdf_of([b""], compressed=False), "a.pdf", "there is no text in it"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt", "it is binary, no text"),
    "Latin-1": (
        "Málaga".encode("latin-1"),
        "a.txt",
        "it is not UTF-8 (byte 1); save it as UTF-8 again",
    ),
    "half a PDF": (pdf("x")[:200], "a.pdf", "cannot be read as application/pdf"),
    "no PDF at all": (b"%PDF-1.7 nothing", "a.pdf", "cannot be read as application/pdf"),
    "a locked PDF": (pdf("x", encrypt=True), "a.pdf", "it is locked with a password"),
    "a line of 10 MB": (b"x" * 10_000_000, "a.txt", "has 10,000,000 characters, 2,000,000 is"),
    "too large a file": (b"x" * (FILE_LIMIT + 1), "a.txt", "is larger than 30,000,000 bytes"),
}


@pytest.mark.parametrize(("data", "name", "problem"), HOSTILE.values(), ids=HOSTILE)
def test_what_has_no_text_that_can_be_kept_is_told_in_one_line(
    data: bytes, name: str, problem: str
) -> None:
    with pytest.raises(FileFaultError) as refused:
        read(data, name)
    assert str(refused.value).startswith(f"{name}: {problem}")
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(FileFaultError, match=r"^none\.txt: cannot be read: No such file"):
        read_text("none.txt", None)


def test_a_pipe_that_nobody_writes_to_is_empty(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileFaultError, match="there is no text in it"):
        read_text(str(tmp_path / "pipe"), None)


READING = """
import resource
from tracker.errors import FileFaultError
from tracker.exchange.texts.reading import read_text
try:
    read_text("bomb.pdf", None)
except FileFaultError as error:
    print(type(error).__name__)
print(read_text("deep.html", None)[0])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""
"""In a process of its own, whose only children are those that read."""


def test_a_bomb_takes_little_time_and_memory() -> None:
    """A stream of a gigabyte, twice compressed, and a page that nests without end."""
    bomb = pdf_of([b"q " * 300_000_000], compressed=True)
    assert len(bomb) < 1_000_000
    Path("bomb.pdf").write_bytes(bomb)
    Path("deep.html").write_bytes(b"<html><p>" + b"<div>" * 30_000 + b"words")
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", READING], capture_output=True, text=True, check=True
    )
    assert time.monotonic() - start < 110
    refused, words, spent = done.stdout.splitlines()
    assert (refused, words) == ("FileFaultError", "words")
    assert int(spent) < 2_000_000_000


def test_no_sane_file_is_near_the_limits() -> None:
    book = ("Work has not stopped. " * 20 + "\n\n") * 1_500
    assert read(book.encode(), "book.txt")[0] == book
    assert zlib.crc32(book.encode())
