"""On a terminal, a name that several rows answer to is picked from a list."""

import sys

import click

from tracker.cli.settings import Settings
from tracker.errors import AmbiguousReferenceError
from tracker.rendering.safe import safe


def pick(error: AmbiguousReferenceError, settings: Settings) -> bool:
    """Ask which one is meant and remember it for the next run of the command.

    Returns:
        False where nobody can be asked, or asking again would not help.
    """
    key = (error.noun, error.given)
    if key in settings.picked or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    click.echo(safe(f"Several {error.noun}s answer to {error.given!r}:"), err=True)
    for number, candidate in enumerate(error.candidates, start=1):
        click.echo(f"{number:4}  {' '.join(safe(candidate).split())}", err=True)
    chosen: int = click.prompt("Which one", type=click.IntRange(1, len(error.candidates)), err=True)
    settings.picked[key] = error.candidates[chosen - 1].partition(" ")[0]
    return True
