"""Where a result goes: standard output, or a file whose ending picks the format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.files import writing_file
from tracker.cli.parameters import FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

Report = TypeVar("Report")

FOUND = 3
"""Exit code where a report holds what `--fail-on` names."""

_ENDINGS = {
    ".json": "json",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".txt": "table",
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".svg": "svg",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
}


def output_options(*formats: str, default: str = "table") -> Callable[[Any], Any]:
    """`--format/-f` and `--output/-o` for a command that prints a report or a table."""

    def decorate(command: Any) -> Any:  # noqa: ANN401 - click decorates functions and commands
        command = click.option(
            "--output", "-o", type=FILE, help="Write to FILE; its ending picks the format."
        )(command)
        return click.option(
            "--format", "-f", "format_", type=click.Choice(formats), help=f"Default: {default}."
        )(command)

    return decorate


def say(text: str) -> None:
    """Print a result; nothing in it is obeyed by the terminal."""
    from tracker.rendering.safe import safe

    click.echo(safe(text))


def deliver(
    renderers: Mapping[str, Callable[[], str]],
    format_: str | None,
    output: str | None,
    *,
    default: str = "table",
) -> None:
    """Render in the format asked for and write it out.

    Args:
        renderers: by format; only the chosen one is called.
        format_: as asked for; else by the ending of `output`, else the default.
        output: a file's path; `-` or None is standard output.
        default: for standard output.
    """
    if output in {None, "-"}:
        from tracker.cli.pager import show
        from tracker.rendering.safe import safe

        chosen = format_ or default
        show(safe(renderers[chosen]()), table=chosen == "table")
        return
    path = Path(str(output))
    chosen = format_ or format_of(path, renderers)
    write_file(path, renderers[chosen]() + "\n")


def format_of(path: Path, formats: Collection[str]) -> str:
    """The format that a file's ending picks among these."""
    chosen = _ENDINGS.get(path.suffix.lower())
    if chosen is None or chosen not in formats:
        endings = ", ".join(name for name, one in _ENDINGS.items() if one in formats)
        raise click.BadParameter(
            f"cannot tell a format from {path.name!r}; end it with one of {endings}, or give -f",
            param_hint="'--output'",
        )
    return chosen


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
    with writing_file(path) as file:
        file.write(text.encode("utf-8", errors="backslashreplace"))


DEFAULT_LIMIT = 25


def limit_of(given: int | None, *, everything: bool) -> int | None:
    """How many rows a list shows: as asked for, 0 and `--all` being all, else 25."""
    if everything or given == 0:
        return None
    return DEFAULT_LIMIT if given is None else given


def showing(shown: int, total: int, noun: str) -> str | None:
    """A hint where a list was cut short."""
    return f"showing {shown:,} of {total:,} {noun}; -n 0 shows all" if shown < total else None
