"""Where a result goes: standard output, or a file whose ending picks the format."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.parameters import FILE
from tracker.errors import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Report = TypeVar("Report")

_ENDINGS = {".json": "json", ".md": "md", ".html": "html", ".htm": "html", ".txt": "table"}


def output_options(*formats: str) -> Callable[[Any], Any]:
    """`--format/-f` and `--output/-o` for a command that prints a report."""

    def decorate(command: Any) -> Any:  # noqa: ANN401 - click decorates functions and commands
        command = click.option(
            "--output", "-o", type=FILE, help="Write to FILE; its ending picks the format."
        )(command)
        return click.option(
            "--format", "-f", "format_", type=click.Choice(formats), help="Default: table."
        )(command)

    return decorate


def say(text: str) -> None:
    """Print a result; nothing in it is obeyed by the terminal."""
    from tracker.rendering.safe import safe

    click.echo(safe(text))


def deliver(
    renderers: Mapping[str, Callable[[], str]], format_: str | None, output: str | None
) -> None:
    """Render in the format asked for and write it out.

    Args:
        renderers: by format; only the chosen one is called.
        format_: as asked for; else by the ending of `output`, else `table`.
        output: a file's path; `-` or None is standard output.
    """
    if output in {None, "-"}:
        from tracker.cli.pager import show
        from tracker.rendering.safe import safe

        show(safe(renderers[format_ or "table"]()), table=format_ in {None, "table"})
        return
    path = Path(str(output))
    chosen = format_ or _ENDINGS.get(path.suffix.lower())
    if chosen is None or chosen not in renderers:
        endings = ", ".join(name for name, one in _ENDINGS.items() if one in renderers)
        raise click.BadParameter(
            f"cannot tell a format from {path.name!r}; end it with one of {endings}, or give -f",
            param_hint="'--output'",
        )
    write_file(path, renderers[chosen]() + "\n")


def deliver_report(
    report: Report, render: Callable[[Report, int], str], format_: str | None, output: str | None
) -> None:
    """Write out a report that has a table, rendered by `render`, and JSON."""
    from tracker.rendering.jsons import render_json
    from tracker.rendering.table import terminal_width

    renderers = {
        "table": lambda: render(report, terminal_width()),
        "json": lambda: render_json(report),
    }
    deliver(renderers, format_, output)


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all; only its owner can read it.

    A link stays a link; a pipe or a device is written to.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
            return
        target = path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".tracker-")
    except OSError as error:
        raise CannotWriteError(str(path), error.strerror or str(error)) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise CannotWriteError(str(path), error.strerror or str(error)) from error


DEFAULT_LIMIT = 25


def limit_of(given: int | None, *, everything: bool) -> int | None:
    """How many rows a list shows: as asked for, 0 and `--all` being all, else 25."""
    if everything or given == 0:
        return None
    return DEFAULT_LIMIT if given is None else given


def showing(shown: int, total: int, noun: str) -> str | None:
    """A hint where a list was cut short."""
    return f"showing {shown:,} of {total:,} {noun}; -n 0 shows all" if shown < total else None
