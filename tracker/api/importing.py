"""Files that are imported whole: claim files, ClaimReviews, CSL-JSON."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.api.database import Writing
    from tracker.exchange.merging.merge import ImportResult, Side
    from tracker.reporting.imported import ImportReport, MatchView

TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")
"""How files are called that are tables, mapped or not."""
_BEGINNING = 200
"""Bytes that are enough to see what a file is."""
_TOLD = 5
"""Lines on what could not be taken over; a library may have a hundred of one kind."""


@dataclass(frozen=True)
class Deciding:
    """How the differences of a file are settled.

    Attributes:
        side: whose value wins where both changed: the database's (`ours`), the file's (`theirs`).
        confirmed: contradictions whose place or time is unknown are meant.
        dry_run: tell what would be done, and change nothing.
    """

    side: Side | None = None
    confirmed: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Imported:
    """What an import did, or would do, and what to know beside it."""

    report: ImportReport
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Done:
    result: ImportResult
    hints: Sequence[str]
    matches: Sequence[MatchView] = ()


@dataclass(frozen=True)
class Content:
    """A file that was read: under which id it is remembered, and what writes it."""

    id: str
    write: Callable[[Writing, Deciding], _Done]


def read_content(path: str) -> Content:
    """Read a file as what it is.

    Raises:
        FileFaultError: it cannot be read; names the place.
    """
    from tracker.errors import FileFaultError
    from tracker.exchange.bundle.mistaken import check_unaltered
    from tracker.exchange.bundle.shape import BEGINNING

    if path.lower().endswith(TABLES):
        raise FileFaultError(path, "is a table", mend="import it with: tracker import --map …")
    try:
        with Path(path).open("rb") as stream:
            begun = stream.readline(_BEGINNING)
            if begun.startswith(BEGINNING.encode()):
                mend = f"import it with: tracker import {path}"
                raise FileFaultError(path, "is a bundle, the whole of a database", mend=mend)
            check_unaltered(path, begun)
            return opened_content(stream, begun, path)
    except OSError as error:
        raise FileFaultError(path, error.strerror or str(error), mend="give a file") from error


def opened_content(stream: BinaryIO, begun: bytes, name: str) -> Content:
    """Read a file, of which the beginning was read already, as what it is.

    Args:
        stream: the rest.
        begun: the beginning.
        name: of the file; `-` is standard input.

    Raises:
        FileFaultError: it cannot be read; names the place.
    """
    from tracker.errors import FileFaultError
    from tracker.exchange.claim_review.feed import is_feed, read_whole
    from tracker.exchange.csl.reading import is_csl

    raw = read_whole(stream, begun, name)
    if raw.startswith(b"SQLite format 3\0"):
        mend = "bring another one in as a bundle: tracker export bundle"
        raise FileFaultError(name, "is a database", mend=mend)
    if is_feed(raw):
        return _reviews(raw, name)
    return _citations(raw, name) if is_csl(raw) else _claims(raw, name)


def import_content(under_way: Writing, content: Content, deciding: Deciding) -> Imported:
    """Write what was read.

    Raises:
        TrackerError: it is refused; nothing of it was written.
    """
    from tracker.exchange.imported import file_report

    done = content.write(under_way, deciding)
    report = file_report(content.id, done.result, dry_run=deciding.dry_run)
    return Imported(replace(report, matches=done.matches), tuple(done.hints))


def _claims(raw: bytes, name: str) -> Content:
    from tracker.exchange.claim_file.reading import read_stream

    claim_file, text = read_stream(BytesIO(), raw, name)

    def write(under_way: Writing, deciding: Deciding) -> _Done:
        from tracker.exchange.claim_file.importing import import_claim_file

        result = import_claim_file(
            under_way.session,
            claim_file,
            text,
            decide=deciding.side,
            confirmed=deciding.confirmed,
        )
        return _Done(result, (*result.quotations, *result.alike))

    return Content(claim_file.id, write)


def _reviews(raw: bytes, name: str) -> Content:
    from tracker.exchange.claim_review.feed import read_feed
    from tracker.exchange.claim_review.importing import ID

    reviews = read_feed(raw, name)

    def write(under_way: Writing, deciding: Deciding) -> _Done:
        from tracker.exchange.claim_review.importing import import_reviews

        result = import_reviews(
            under_way.session,
            reviews,
            "standard input" if name == "-" else name,
            under_way.author.clock().date(),
            decide=deciding.side,
            confirmed=deciding.confirmed,
        )
        return _Done(result, (*result.quotations, *result.alike))

    return Content(ID, write)


def _citations(raw: bytes, name: str) -> Content:
    from tracker.exchange.csl.importing import FILE_ID
    from tracker.exchange.csl.reading import read_csl

    items = read_csl(raw, name)

    def write(under_way: Writing, deciding: Deciding) -> _Done:
        from tracker.exchange.csl.importing import import_csl
        from tracker.vocabulary.text import counted

        result = import_csl(under_way.session, items, name, decide=deciding.side)
        hints = result.dropped[:_TOLD]
        more = len(result.dropped) - _TOLD
        if more > 0:
            hints.append(f"and {counted(more, 'value')} more left out")
        if result.matches:
            on_file = counted(len(result.matches), "source")
            hints.append(f"on file already, left as recorded: {on_file}")
        return _Done(result.merged, hints, result.matches)

    return Content(FILE_ID, write)
