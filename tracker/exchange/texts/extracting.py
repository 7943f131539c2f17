"""The worker: bytes on standard input, their text on standard output."""

import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from tracker.vocabulary.quotations import TEXT_LIMIT, MediaType

_MEMORY = 1_500_000_000
_CPU_SECONDS = 45
_FILE_HANDLES = 64

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li"),
        *("main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul"),
    )
)
_SILENT = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select")
)
_NOT_SHOWN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class NoTextError(Exception):
    """Told to the person who gave the file: what is wrong, and how to mend it if that is known."""


def text_of_plain(data: bytes) -> str:
    """The characters as they are; a byte order mark says the encoding and is none of them."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding)
    if b"\0" in data:
        raise NoTextError("it is binary, no text")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise NoTextError(
            f"it is not UTF-8 (byte {error.start:,})", "save it as UTF-8 again"
        ) from error


def text_of_markdown(data: bytes) -> str:
    """The words without their marks, paragraph by paragraph."""
    from markdown_it import MarkdownIt

    return _text_of_page(MarkdownIt("commonmark").render(text_of_plain(data)))


def text_of_html(data: bytes) -> str:
    """The words of a page, an empty line between blocks; nothing that is not shown."""
    return _text_of_page(_decoded(data))


def text_of_pdf(data: bytes) -> str:
    """The words page by page, as the file draws them."""
    import logging

    from pypdf import PdfReader

    logging.disable()
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise NoTextError("it is locked with a password")
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text().strip("\n").replace("\0", "\ufffd"))
        if sum(map(len, pages)) > TEXT_LIMIT:
            break
    return "\n".join(pages)


def _decoded(page: bytes) -> str:
    """A page in the encoding it names, else UTF-8, else what browsers take for it."""
    named = _CHARSET.search(page[:4096])
    for mark, encoding in _BYTE_ORDER_MARKS:
        if page.startswith(mark):
            return page.decode(encoding, errors="replace")
    for encoding in (named[1].decode() if named else "utf-8", "utf-8"):
        try:
            return page.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return page.decode("windows-1252", errors="replace")


def _text_of_page(page: str) -> str:
    """The text of a page, its blanks run together as a browser shows them."""
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(page).body
    blocks: list[list[str]] = [[]]
    for piece in _pieces(root):
        if piece is None:
            blocks.append([])
        else:
            blocks[-1].append(piece)
    texts = ("".join(block) for block in blocks)
    shown = ("\n".join(" ".join(line.split(" ")) for line in text.split("\n")) for text in texts)
    return "\n\n".join(text.strip() for text in shown if text.strip())


def _pieces(root: Any) -> Iterator[str | None]:  # noqa: ANN401 - the parser's nodes
    """Texts in order, None where a block begins or ends; no recursion, pages nest deeply."""
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            yield None
            continue
        tag = node.tag
        if tag == "-text":
            yield _collapsed(node.text_content or "")
        elif tag == "br":
            yield "\n"
        elif tag not in _SILENT and not tag.startswith(("-", "!", "_")) and not _hidden(node):
            if tag in _BLOCKS:
                yield None
                stack.append(None)
            children = []
            child = node.last_child
            while child is not None:
                children.append(child)
                child = child.prev
            stack.extend(children)


def _hidden(node: Any) -> bool:  # noqa: ANN401 - the parser's nodes
    """Whether the page says itself that it does not show an element."""
    attributes = node.attributes
    unopened = node.tag == "dialog" and "open" not in attributes
    styled = _NOT_SHOWN.search(attributes.get("style") or "") is not None
    return unopened or styled or "hidden" in attributes


def _collapsed(text: str) -> str:
    """Runs of the blanks of HTML as one space; a no-break space stays."""
    return re.sub(r"[ \t\r\n\f]+", " ", text)


_EXTRACTORS: dict[MediaType, Callable[[bytes], str]] = {
    MediaType.TEXT: text_of_plain,
    MediaType.MARKDOWN: text_of_markdown,
    MediaType.HTML: text_of_html,
    MediaType.PDF: text_of_pdf,
}


def main(kind: str) -> int:
    """Read, extract, write; whatever goes wrong is told in one line."""
    _limit()
    try:
        text = _EXTRACTORS[MediaType(kind)](sys.stdin.buffer.read())
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except NoTextError as error:
        sys.stderr.write(f"told: {'; '.join(error.args)}\n")
        return 1
    except MemoryError:
        sys.stderr.write("told: it takes too much memory to read\n")
        return 1
    except Exception as error:  # noqa: BLE001 - a parser may fail in any way
        sys.stderr.write(f"{type(error).__name__}\n")
        return 1
    return 0


def _limit() -> None:
    """Take little memory and time; nothing of it on Windows, where only the clock counts."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_NOFILE, _FILE_HANDLES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (soft, soft))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
