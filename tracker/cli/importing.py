"""`import`: what others wrote down."""

import click

from tracker.cli.output import say
from tracker.cli.settings import Command, Settings, pass_settings


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
    """Import a claim file (TOML or JSON; - for standard input).

    All of it or nothing; importing it twice changes nothing.
    """
    from tracker.exchange.claim_file.importing import import_claim_file
    from tracker.exchange.claim_file.reading import read
    from tracker.rendering.imported import render_import
    from tracker.store.schema import upgrade
    from tracker.store.session import writing

    if ours and theirs:
        raise click.UsageError(
            "--ours and --theirs exclude each other", click.get_current_context()
        )
    location = settings.location()
    claim_file, text = read(file)
    if create and not dry_run:
        upgrade(location, create=True)
    author = settings.author(f"import {claim_file.id}")
    with writing(location, author, dry_run=dry_run) as session:
        result = import_claim_file(
            session,
            claim_file,
            text,
            decide="ours" if ours else "theirs" if theirs else None,
            confirmed=settings.yes,
        )
    for line in (*result.quotations, *result.alike):
        settings.hint(line)
    say(render_import(result, dry_run=dry_run))
