"""`import` of a bundle; where both sides changed a record, a terminal asks whose holds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

import click

from tracker.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.cli.settings import Settings
    from tracker.exchange.bundle.importing import Conflict
    from tracker.exchange.merging.merge import Side


def import_bundle_file(
    settings: Settings,
    name: str,
    source: tuple[BinaryIO, bytes],
    decide: Side | None,
    *,
    dry_run: bool,
) -> None:
    """Import a bundle, asking one by one where nothing else decides.

    Args:
        settings: of the command.
        name: of the file; `-` is standard input.
        source: the stream, and what was read of it already.
        decide: whose state holds wherever both sides changed a record.
        dry_run: change nothing.
    """
    from tracker.cli.progress import watched
    from tracker.errors import BundleConflictsError
    from tracker.exchange.bundle.importing import import_bundle
    from tracker.exchange.bundle.reading import Bundle
    from tracker.rendering.imported_bundle import render_bundle_import, render_conflict
    from tracker.store.history import DECIDING
    from tracker.store.session import writing

    stream, begun = source
    author = settings.author(DECIDING, "both had changed it")
    decisions: dict[str, Side] = {}
    while True:
        try:
            with writing(settings.location(), author, dry_run=dry_run) as session:
                result = import_bundle(
                    session,
                    Bundle(stream, "standard input" if name == "-" else name, begun),
                    author,
                    decide_all=decide,
                    decisions=decisions,
                    watch=lambda rows: rows if settings.quiet else watched(rows, None, "read"),
                )
            break
        except BundleConflictsError as error:
            if not _can_ask(stream):
                for conflict in error.conflicts:
                    for line in render_conflict(conflict):
                        say(line)
                raise
            decisions |= _asked(error.conflicts)
            stream.seek(0)
            begun = b""
    say(render_bundle_import(result, dry_run=dry_run))


def read_before(stream: BinaryIO, name: str, begun: bytes) -> bytes:
    """Read a bundle whole before a database is made for it; what was read of it then.

    What comes through a pipe can be read only once.
    """
    from tracker.exchange.bundle.reading import Bundle

    if _is_pipe(stream):
        return begun
    for _ in Bundle(stream, name, begun).rows():
        pass
    stream.seek(0)
    return b""


def _is_pipe(stream: BinaryIO) -> bool:
    return stream is sys.stdin.buffer or not stream.seekable()


def _can_ask(stream: BinaryIO) -> bool:
    return not _is_pipe(stream) and sys.stdin.isatty() and sys.stdout.isatty()


def _asked(conflicts: Sequence[Conflict]) -> dict[str, Side]:
    """Whose holds, one by one; asked outside any transaction."""
    from tracker.rendering.imported_bundle import render_conflict
    from tracker.rendering.safe import safe

    decisions: dict[str, Side] = {}
    for conflict in conflicts:
        for line in render_conflict(conflict):
            click.echo(safe(line), err=True)
        side: Side = click.prompt(
            f"Whose holds of {conflict.ref}, the database's or the bundle's",
            type=click.Choice(["ours", "theirs"]),
            err=True,
        )
        decisions[conflict.uid] = side
    return decisions
