"""On a terminal, a name that several rows answer to, or nearly, is picked from a list."""

import sys

import click

from tracker.cli.settings import Settings
from tracker.errors import AmbiguousReferenceError, UnknownReferenceError
from tracker.rendering.safe import safe


def pick(error: AmbiguousReferenceError | UnknownReferenceError, settings: Settings) -> bool:
    """Ask which one is meant and remember it for the next run of the command.

    Returns:
        False where nobody can be asked, asking again would not help, or none is meant.
    """
    key = (error.noun, error.given)
    asked = sys.stdin.isatty() and sys.stdout.isatty()
    if key in settings.picked or not (error.candidates and asked):
        return False
    guessed = isinstance(error, UnknownReferenceError)
    told = "No {0} is called {1!r}; alike:" if guessed else "Several {0}s answer to {1!r}:"
    click.echo(safe(told.format(*key)), err=True)
    for number, candidate in enumerate(error.candidates, start=1):
        click.echo(f"{number:4}  {' '.join(safe(candidate).split())}", err=True)
    chosen: int = click.prompt(
        "Which one (0: none)" if guessed else "Which one",
        type=click.IntRange(0 if guessed else 1, len(error.candidates)),
        err=True,
    )
    if chosen:
        settings.picked[key] = error.candidates[chosen - 1].partition(" ")[0]
    return bool(chosen)
