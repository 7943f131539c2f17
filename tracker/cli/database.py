"""`init` and `db`: the database itself."""

import click

from tracker.cli.output import say
from tracker.cli.settings import Command, Group, Settings, pass_settings


@click.command(cls=Command, epilog="Example: tracker init --db story.db")
@pass_settings
def init(settings: Settings) -> None:
    """Create the database, or bring it to the current schema."""
    from tracker.store.schema import upgrade

    location = settings.location()
    before, after = upgrade(location, create=True)
    told = "is ready" if before == after else "created" if before is None else "upgraded"
    say(f"{location} {told} (schema {after})")


@click.group(cls=Group)
def db() -> None:
    """The database itself."""


@db.command(epilog="Example: tracker db status")
@pass_settings
def status(settings: Settings) -> None:
    """Tell where the database is, its engine, schema and contents."""
    from tracker.rendering.table import render_pairs

    say(render_pairs(settings.tracker().status()))


@db.command(epilog="Example: tracker db upgrade --db story.db")
@pass_settings
def upgrade(settings: Settings) -> None:
    """Bring the database to the current schema; a SQLite file is copied before."""
    from tracker.store.backup import upgrade_with_backup

    location = settings.location()
    before, after, backup = upgrade_with_backup(location)
    if backup is not None:
        settings.hint(f"the database as it was: {backup}")
    say(
        f"{location} is current (schema {after})"
        if before == after
        else f"{location} upgraded from schema {before} to {after}"
    )


@db.command(epilog="Example: tracker db check")
@click.option("--repair", is_flag=True, help="Make the search index anew first, nothing else.")
@pass_settings
def check(settings: Settings, *, repair: bool) -> None:
    """Test that nothing was lost or altered behind this program's back; silent if all is well.

    Every row is held against its history, every piece of the history against the one before,
    the search index against the rows.
    """
    from tracker.store.checking import findings

    if repair:
        from tracker.store.searching.upkeep import rebuild
        from tracker.store.session import writing

        with writing(settings.location(), settings.author("db check")) as session:
            count = rebuild(session.connection())
        settings.hint(f"the search index was made anew: {count:,} entries")
    whole = True
    for finding in findings(settings.location()):
        say(finding)
        whole = False
    if not whole:
        raise click.exceptions.Exit(1)
