"""`demo`: the main job in one go."""

import shutil
import tempfile
from pathlib import Path

import click

from tracker.cli.output import say
from tracker.cli.settings import Command, Settings, pass_settings


@click.command(cls=Command, epilog="Example: tracker demo --keep story.db")
@click.option(
    "--keep",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the database as a new file.",
)
@pass_settings
def demo(settings: Settings, *, keep: Path | None) -> None:
    """See the main job done on a real article: import it, report its contradictions.

    Works in a scratch database; your own is not touched.
    """
    from tracker.cli.output import write_file
    from tracker.exchange.claim_file.importing import import_claim_file
    from tracker.exchange.claim_file.reading import read
    from tracker.exchange.seeds import seed_files
    from tracker.rendering.conflicts_map import conflicts_page
    from tracker.rendering.conflicts_text import render_conflicts_text
    from tracker.rendering.table import terminal_width
    from tracker.reporting.conflicts import conflicts_report
    from tracker.store.location import Location
    from tracker.store.schema import upgrade
    from tracker.store.session import reading, writing

    kept = [keep, keep.with_name(f"{keep.name}.html")] if keep else []
    for path in kept:
        if path.exists():
            raise click.BadParameter(f"{path} exists; name a new file", param_hint="'--keep'")
    scratch = Path(tempfile.mkdtemp(prefix="tracker-demo-"))
    try:
        database = keep or scratch / "demo.db"
        location = Location(path=database)
        upgrade(location, create=True)
        for path in seed_files():
            claim_file, text = read(str(path))
            with writing(location, settings.author(f"import {claim_file.id}")) as session:
                import_claim_file(session, claim_file, text)
        with reading(location) as session:
            report = conflicts_report(session)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    say(render_conflicts_text(report, terminal_width()))
    page = kept[1] if kept else scratch / "conflicts.html"
    write_file(page, conflicts_page(report))
    if keep is None:
        database.unlink()
    else:
        shutil.rmtree(scratch)
    say(f"\nThe same as a web page: {page}")
    settings.hint(
        f"Look around: tracker claim list --db {keep}"
        if keep
        else "To look around: tracker demo --keep story.db, then tracker claim list --db story.db"
    )
