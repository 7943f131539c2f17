"""`export bundle`: the whole database, losslessly."""

import sys
from pathlib import Path

import click

from tracker.cli.parameters import FILE
from tracker.cli.settings import Command, Settings, pass_settings


@click.command(cls=Command, epilog="Example: tracker export bundle -o story.jsonl")
@click.option("--output", "-o", type=FILE, help="Write to FILE; - is standard output.")
@click.option("--force", is_flag=True, help="Overwrite the file of -o.")
@pass_settings
def bundle(settings: Settings, *, output: str | None, force: bool) -> None:
    """Export everything as JSON Lines, history and all, for tracker import.

    It holds internal notes, what was agreed with unnamed sources, and what was taken back: treat
    it as the database itself. Only its owner can read the file.
    """
    from tracker.cli.files import writing_file
    from tracker.cli.progress import watched
    from tracker.errors import FileInTheWayError
    from tracker.exchange.bundle.writing import bundle as lines_of
    from tracker.store.session import reading

    path = None if output in {None, "-"} else Path(str(output))
    context = click.get_current_context()
    if path is None and force:
        raise click.UsageError("--force is for a file; name it with -o", context)
    if path is None and (not hasattr(sys.stdout, "buffer") or sys.stdout.isatty()):
        raise click.UsageError("a bundle is not for reading; name a file with -o", context)
    if path is not None and path.is_file() and not force:
        raise FileInTheWayError(str(path))
    with reading(settings.location()) as session:
        lines = lines_of(
            session,
            lambda rows, total: rows if settings.quiet else watched(rows, total, "exported"),
        )
        if path is None:
            sys.stdout.buffer.writelines(lines)
            return
        with writing_file(path) as file:
            file.writelines(lines)
