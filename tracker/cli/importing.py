"""`import`: what others wrote down, and what others recorded."""

from __future__ import annotations

import sys
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from tracker.cli.output import say
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.table_importing import check_for_claim_file, import_table_file, is_table
from tracker.cli.table_options import table_options
from tracker.cli.writing import format_option

if TYPE_CHECKING:
    from tracker.api.importing import Content, Deciding
    from tracker.exchange.merging.merge import Side

_BEGINNING = 200
"""Bytes that are enough to see what a file is."""


@click.command("import", cls=Command, epilog="Example: tracker import story.toml --dry-run")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--init", "create", is_flag=True, help="Create the database first if need be.")
@click.option("--dry-run", "-n", is_flag=True, help="Show what would change; change nothing.")
@click.option("--ours", is_flag=True, help="Where both changed, keep the database's.")
@click.option("--theirs", is_flag=True, help="Where both changed, take the file's.")
@table_options
@format_option
@pass_settings
def import_(
    settings: Settings,
    /,
    *,
    file: str,
    create: bool,
    dry_run: bool,
    ours: bool,
    theirs: bool,
    table: dict[str, Any],
    format_: str | None,
) -> None:
    """Import a claim file, a bundle, ClaimReviews, CSL-JSON, or a table by --map (- is stdin).

    All but a table: all of it or nothing; importing it twice changes nothing. A bundle
    is what export bundle wrote, of this database or another; where both changed a record, a
    terminal asks whose holds.

    CSL-JSON, as Zotero and export csl write it: items become sources, their outlets publications.
    A source on file by uid, URL or exact title stays as it is; one that came from CSL follows it.
    It counts as read by us where the item has a day on which it was accessed.

    A table (csv, tsv, xlsx, JSON Lines): a row becomes a claim; a bad row stops the import, unless
    --rejects takes it. Importing it again updates each row by its key; without a key column
    a row is known by its mapped cells, so that a row that changed is a new claim.
    """
    if ours and theirs:
        raise click.UsageError(
            "--ours and --theirs exclude each other", click.get_current_context()
        )
    decide: Side | None = "ours" if ours else "theirs" if theirs else None
    if is_table(file, table):
        import_table_file(
            settings,
            file,
            table,
            create=create,
            dry_run=dry_run,
            decide=decide,
            format_=format_,
        )
        return
    check_for_claim_file(table)
    from tracker.api.importing import Deciding, opened_content
    from tracker.exchange.bundle.mistaken import check_unaltered
    from tracker.exchange.bundle.shape import BEGINNING

    deciding = Deciding(side=decide, confirmed=settings.yes, dry_run=dry_run)
    with ExitStack() as stack:
        stream = _opened(file, stack)
        begun = stream.readline(_BEGINNING)
        if begun.startswith(BEGINNING.encode()):
            from tracker.cli.bundle_importing import import_bundle_file, read_before
            from tracker.store.schema import founding

            if format_ is not None:
                raise click.UsageError(
                    "--format is for claim files and tables; leave it out",
                    click.get_current_context(),
                )
            if create and not dry_run:
                begun = read_before(stream, file, begun)
                stack.enter_context(founding(settings.location()))
            import_bundle_file(settings, file, (stream, begun), decide, dry_run=dry_run)
            return
        check_unaltered(file, begun)
        content = opened_content(stream, begun, file)
        _import_content(settings, content, deciding, create=create, format_=format_)


def _opened(file: str, stack: ExitStack) -> BinaryIO:
    from tracker.errors import FileFaultError

    if file == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(Path(file).open("rb"))
    except OSError as error:
        raise FileFaultError(file, error.strerror or str(error), mend="give a file") from error


def _import_content(
    settings: Settings,
    content: Content,
    deciding: Deciding,
    *,
    create: bool,
    format_: str | None,
) -> None:
    from tracker.rendering.imported import render_import
    from tracker.rendering.jsons import render_json
    from tracker.store.schema import founding

    making = create and not deciding.dry_run
    with founding(settings.location()) if making else nullcontext():
        imported = settings.tracker().import_content(content, deciding)
    for line in imported.hints:
        settings.hint(line)
    report = imported.report
    say(render_json(report) if format_ == "json" else render_import(report))
