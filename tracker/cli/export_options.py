"""The options that exports in the formats of others share, and how one is written out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.documents import audience_option
from tracker.cli.parameters import FILE
from tracker.errors import FileInTheWayError

if TYPE_CHECKING:
    from collections.abc import Callable

_OUTPUT = click.option("--output", "-o", type=FILE, help="Write to FILE; - is standard output.")
_FORCE = click.option("--force", is_flag=True, help="Overwrite the file of -o.")


def export_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where it goes, whether over a file that is there, and for whom."""
    return _OUTPUT(audience_option(_FORCE(command)))


def write_out(text: str, output: str | None) -> None:
    """Print a text that a terminal can be given as it is, or write it to the file."""
    from tracker.cli.output import say, write_file

    if output in {None, "-"}:
        say(text.removesuffix("\n"))
    else:
        write_file(Path(str(output)), text if text.endswith("\n") or not text else f"{text}\n")


def check_way(output: str | None, *, force: bool) -> None:
    """Refuse a file that is there and was not to be overwritten.

    Raises:
        FileInTheWayError: names it.
    """
    if output in {None, "-"}:
        if force:
            raise click.UsageError(
                "--force is for a file; name it with -o", click.get_current_context()
            )
    elif Path(str(output)).is_file() and not force:
        raise FileInTheWayError(str(output))
