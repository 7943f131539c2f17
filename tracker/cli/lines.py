"""Single lines: one line in a file or a pipe, whole words on a terminal."""

import sys

import click


def print_line(text: str, *, err: bool = False) -> None:
    """Print a line; nothing in it is obeyed by the terminal."""
    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        from tracker.rendering.table import terminal_width, wrapped

        text = "\n".join(wrapped(text, terminal_width()))
    else:
        from tracker.rendering.safe import safe

        text = safe(text)
    click.echo(text, err=err)
