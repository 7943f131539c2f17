"""`import`: what others wrote down, and what others recorded."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import click

from tracker.cli.output import say
from tracker.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.exchange.bundle.importing import Conflict

_BEGINNING = 200
"""Bytes that are enough to see what a file is."""

Side = Literal["ours", "theirs"]


@click.command("import", cls=Command, epilog="Example: tracker import story.toml --dry-run")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--init", "create", is_flag=True, help="Create the database first if need be.")
@click.option("--dry-run", "-n", is_flag=True, help="Show what would change; change nothing.")
@click.option("--ours", is_flag=True, help="Where both changed, keep the database's.")
@click.option("--theirs", is_flag=True, help="Where both changed, take the file's.")
@pass_settings
def import_(
    settings: Settings, *, file: str, create: bool, dry_run: bool, ours: bool, theirs: bool
) -> None:
    """Import a claim file (TOML or JSON) or a bundle (- for standard input).

    All of it or nothing; importing it twice changes nothing. A bundle is what export bundle
    wrote, of this database or another; where both changed a record, a terminal asks whose holds.
    """
    from tracker.exchange.bundle.shape import BEGINNING
    from tracker.store.schema import upgrade

    if ours and theirs:
        raise click.UsageError(
            "--ours and --theirs exclude each other", click.get_current_context()
        )
    decide: Side | None = "ours" if ours else "theirs" if theirs else None
    location = settings.location()
    with ExitStack() as stack:
        stream = _opened(file, stack)
        begun = stream.readline(_BEGINNING)
        if begun.startswith(BEGINNING.encode()):
            if create and not dry_run:
                begun = _read_before(stream, file, begun)
                upgrade(location, create=True)
            _import_bundle(settings, file, (stream, begun), decide, dry_run=dry_run)
            return
        _import_claim_file(settings, file, (stream, begun), decide, create=create, dry_run=dry_run)


def _opened(file: str, stack: ExitStack) -> BinaryIO:
    from tracker.errors import FileFaultError

    if file == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(Path(file).open("rb"))
    except OSError as error:
        raise FileFaultError(file, error.strerror or str(error), mend="give a file") from error


def _import_claim_file(
    settings: Settings,
    name: str,
    source: tuple[BinaryIO, bytes],
    decide: Side | None,
    *,
    create: bool,
    dry_run: bool,
) -> None:
    from tracker.exchange.claim_file.importing import import_claim_file
    from tracker.exchange.claim_file.reading import read_stream
    from tracker.rendering.imported import render_import
    from tracker.store.schema import upgrade
    from tracker.store.session import writing

    location = settings.location()
    claim_file, text = read_stream(*source, name)
    if create and not dry_run:
        upgrade(location, create=True)
    author = settings.author(f"import {claim_file.id}")
    with writing(location, author, dry_run=dry_run) as session:
        result = import_claim_file(session, claim_file, text, decide=decide, confirmed=settings.yes)
    for line in (*result.quotations, *result.alike):
        settings.hint(line)
    say(render_import(result, dry_run=dry_run))


def _import_bundle(
    settings: Settings,
    name: str,
    source: tuple[BinaryIO, bytes],
    decide: Side | None,
    *,
    dry_run: bool,
) -> None:
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


def _read_before(stream: BinaryIO, name: str, begun: bytes) -> bytes:
    """Read a bundle whole before a database is made for it; what was read of it then.

    What comes through a pipe is read once, and may leave an empty database.
    """
    from tracker.exchange.bundle.reading import Bundle

    if stream is sys.stdin.buffer:
        return begun
    for _ in Bundle(stream, name, begun).rows():
        pass
    stream.seek(0)
    return b""


def _can_ask(stream: BinaryIO) -> bool:
    return stream is not sys.stdin.buffer and sys.stdin.isatty() and sys.stdout.isatty()


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
