"""What the writing commands share: refusals name options, results name what was made."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.asking import confirmed
from tracker.cli.lines import print_line
from tracker.cli.option_words import field_told, in_options, option_of, unset_name
from tracker.cli.output import say
from tracker.cli.parameters import FILE, PROSE
from tracker.errors import (
    BadFieldError,
    RelationRefusedError,
    UnconfirmedError,
    UnreadableError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tracker.api.database import Written
    from tracker.api.opening import Tracker
    from tracker.cli.settings import Settings

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")
Result = TypeVar("Result")

format_option = click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["table", "json"]),
    help="json: the whole record.",
)
version_option = click.option(
    "--version",
    type=click.IntRange(min=1),
    metavar="N",
    help="Refuse if the record is no longer as read at this version.",
)
reason_option = click.option("--why", type=PROSE, help="The reason, kept in the history.")


@contextmanager
def opened(settings: Settings) -> Iterator[Tracker]:
    """The database, to write to; what does not fit is told by its option."""
    try:
        yield settings.tracker()
    except BadFieldError as error:
        raise UnreadableError(field_told(error)) from error
    except UnconfirmedError:
        raise
    except RelationRefusedError as error:
        stops, fits = in_options(error.stops), in_options(error.fits)
        raise RelationRefusedError(error.relation, stops, fits) from error


def confirming(settings: Settings, write: Callable[[bool], Result]) -> Result:
    """Write; what only stands if confirmed is asked on a terminal, after the lock is let go."""
    try:
        return write(settings.yes)
    except UnconfirmedError as error:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise
        if not confirmed(f"{error.stops}; record it all the same?"):
            raise
    return write(True)  # noqa: FBT003 - confirmed, by the one question there is


def tell(
    settings: Settings,
    lines: Sequence[str],
    report: object,
    format_: str | None,
    hints: Sequence[str] = (),
) -> None:
    """Say what was written: the reference first on its line; alone if quiet; or the record.

    Args:
        settings: of the command.
        lines: the record's, then those of what came with it.
        report: the whole record, for JSON.
        format_: as asked for.
        hints: what was made beside it, or left open; on stderr.
    """
    for hint in hints:
        settings.hint(hint)
    if format_ == "json":
        from tracker.rendering.jsons import render_json

        say(render_json(report))
    elif settings.quiet:
        say(lines[0].split(" ", 1)[0])
    else:
        for line in lines:
            print_line(line)


def changed_or_not(written: Written[Any]) -> str:
    """What to say of a record that was edited."""
    return "changed" if written.changed else "is so already"


def unset_option(names: Sequence[str]) -> Callable[[Any], Any]:
    """`--unset FIELD`, for the values that may be missing."""
    fields: dict[str, list[str]] = {}
    for name in names:
        fields.setdefault(unset_name(name), []).append(name)

    def callback(
        _context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]
    ) -> dict[str, None]:
        return {name: None for field in value for name in fields[field]}

    return click.option(
        "--unset",
        multiple=True,
        type=click.Choice(list(fields)),
        metavar="FIELD",
        callback=callback,
        help=f"Take a value away: {', '.join(fields)}.",
    )


_NOTHING: dict[str, Any] = {"topics": (), "via": (), "aliases": (), "identifiers": {}}
"""What is left of a value that was taken away, where it is not None."""


def edited(given: dict[str, Any], unset: dict[str, None]) -> dict[str, Any]:
    """The values to change, None for those to take away.

    Raises:
        click.UsageError: nothing to change, or a value both given and taken away.
    """
    check_apart(given, unset)
    if not given and not unset:
        raise click.UsageError(
            "nothing to change; give the options to change", click.get_current_context()
        )
    return {**given, **{name: _NOTHING.get(name) for name in unset}}


def check_apart(given: Collection[str], unset: Collection[str]) -> None:
    """Refuse a value that is both given and taken away."""
    both = sorted(set(given) & set(unset))
    if both:
        raise click.UsageError(
            f"{option_of(both[0])} is given and unset; leave one of the two out",
            click.get_current_context(),
        )


def editing_options(command: Decorated) -> Decorated:
    """`--edit` and `--recover`, of the commands that have a form."""
    command = click.option(
        "--recover", type=FILE, help="Take a form up again that could not be saved."
    )(command)
    return click.option("--edit", "in_editor", is_flag=True, help="Open a form in your editor.")(
        command
    )
