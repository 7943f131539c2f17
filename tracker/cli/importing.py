"""`import`: what others wrote down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.output import say
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.table_importing import check_for_claim_file, import_table_file, is_table
from tracker.cli.table_options import table_options
from tracker.cli.writing import format_option

if TYPE_CHECKING:
    from tracker.exchange.merging.merge import Side


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
    """Import a claim file (TOML or JSON), or a table by --map (- for standard input).

    A claim file: all of it or nothing; importing it twice changes nothing.

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
    _import_claim_file(settings, file, decide, create=create, dry_run=dry_run, format_=format_)


def _import_claim_file(
    settings: Settings,
    file: str,
    decide: Side | None,
    *,
    create: bool,
    dry_run: bool,
    format_: str | None,
) -> None:
    from tracker.exchange.claim_file.importing import import_claim_file
    from tracker.exchange.claim_file.reading import read
    from tracker.rendering.imported import render_import
    from tracker.store.schema import upgrade
    from tracker.store.session import writing

    location = settings.location()
    claim_file, text = read(file)
    if create and not dry_run:
        upgrade(location, create=True)
    author = settings.author(f"import {claim_file.id}")
    with writing(location, author, dry_run=dry_run) as session:
        result = import_claim_file(session, claim_file, text, decide=decide, confirmed=settings.yes)
    for line in (*result.quotations, *result.alike):
        settings.hint(line)
    if format_ == "json":
        from tracker.exchange.imported import file_report
        from tracker.rendering.jsons import render_json

        say(render_json(file_report(claim_file.id, result, dry_run=dry_run)))
    else:
        say(render_import(result, dry_run=dry_run))
