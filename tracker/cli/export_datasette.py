"""`export datasette`: a file for Datasette."""

from pathlib import Path

import click

from tracker.cli.documents import audience_option
from tracker.cli.parameters import FILE
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker export datasette -o story.datasette.db")
@click.option("--output", "-o", type=FILE, required=True, help="Write to FILE.")
@audience_option
@click.option("--force", is_flag=True, help="Overwrite FILE; no database but such an export.")
@pass_settings
def datasette(settings: Settings, *, output: str, audience: Audience, force: bool) -> None:
    """Export a new SQLite file for Datasette: tables with labels, links and full-text search.

    What is in force, without history: claims, speakers, affiliations, sources, appearances, relays,
    relations, questions, positions, topics.
    """
    from tracker.api.releasing import released
    from tracker.cli.files import writing_file
    from tracker.errors import CannotWriteError, FileInTheWayError
    from tracker.rendering.datasette import EXPORTED, render_datasette
    from tracker.reporting.records import records_report
    from tracker.store.session import reading

    path = Path(output)
    if output == "-" or (path.exists() and not path.is_file()):
        told = "standard output" if output == "-" else output
        raise CannotWriteError(told, "a database is a file; name one with -o")
    if path.exists() and not force:
        raise FileInTheWayError(output)
    with reading(settings.location()) as session:
        report = records_report(session, audience)
        released(settings.hint, session, audience, report)
    made = render_datasette(report)
    with writing_file(path, over=EXPORTED) as file:
        file.write(made)
