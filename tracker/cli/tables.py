"""The options that all tables share, and how a table is delivered."""

from __future__ import annotations

import functools
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from tracker.cli.documents import audience_option
from tracker.cli.files import writing_file
from tracker.cli.output import format_of, output_options
from tracker.cli.progress import watched
from tracker.errors import FileInTheWayError
from tracker.vocabulary.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from tracker.cli.settings import Settings
    from tracker.reporting.tables.table import Request, Table

FORMATS = ("csv", "tsv", "json", "jsonl", "md", "html", "xlsx")
_FOR_READING = frozenset({"md", "html", "xlsx"})
_SEPARATED = frozenset({"csv", "tsv"})


@dataclass(frozen=True)
class Wanted:
    """What was typed of a table's options."""

    settings: Settings
    format: str
    path: Path | None
    columns: tuple[str, ...]
    sort: tuple[str, ...]
    limit: int | None
    everything: bool
    bom: bool
    raw: bool
    force: bool
    audience: Audience

    def request(self) -> Request:
        """The same, as far as it decides what stands in the table."""
        from tracker.reporting.tables.table import Request, Watch, unwatched

        watch: Watch = watched
        if self.settings.quiet or (self.path is None and sys.stdout.isatty()):
            watch = unwatched
        return Request(
            audience=self.audience,
            columns=self.columns,
            sort=self.sort,
            limit=self.limit,
            brief=self.format in _FOR_READING,
            everything=self.everything,
            watch=watch,
        )

    def deliver(self, session: Session, table: Table) -> None:
        """Write the table out while its session is open.

        Raises:
            WithheldTextError: a public table gives away what is withheld; nothing is written.
        """
        if self.audience is Audience.PUBLIC:
            from tracker.reporting.withheld import check_table

            check_table(session, table)
        if self.path is not None:
            with writing_file(self.path) as file:
                self._write(table, file)
        elif self.format == "xlsx":
            self._write(table, sys.stdout.buffer)
        else:
            _print(_parts(self, table))

    def check(self, session: Session, report: object) -> None:
        """Refuse a public table made of a report that gives away what is withheld."""
        if self.audience is Audience.PUBLIC:
            from tracker.reporting.withheld import check_withheld

            check_withheld(session, report)

    def tell_left_out(self, session: Session, *among: ColumnElement[bool]) -> None:
        """Say how many of these claims the table leaves out for the public."""
        if self.audience is Audience.PUBLIC and not self.settings.quiet:
            from tracker.reporting.left_out import left_out_words

            self.settings.hint(left_out_words(session, *among))

    def _write(self, table: Table, file: BinaryIO) -> None:
        if self.format != "xlsx":
            file.writelines(part.encode() for part in _parts(self, table))
            return
        from tracker.rendering.tables_xlsx import cut_words, write_xlsx

        self.settings.hint(cut_words(write_xlsx(table, file)))


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Format, file, columns, order, audience …, handed to the command as `wanted`."""

    @functools.wraps(command)
    def collected(
        settings: Settings,
        *,
        format_: str | None,
        output: str | None,
        columns: str | None,
        sort: str | None,
        limit: int | None,
        **values: Any,  # noqa: ANN401 - click's
    ) -> Any:  # noqa: ANN401 - click's
        path = None if output in {None, "-"} else Path(str(output))
        flags = {name: values.pop(name) for name in ("bom", "raw", "force", "audience")}
        wanted = Wanted(
            settings=settings,
            format=format_ or (format_of(path, FORMATS) if path else "csv"),
            path=path,
            columns=_listed(columns),
            sort=_listed(sort),
            limit=limit or None,
            everything=values.pop("everything", False),
            **flags,
        )
        _check(wanted)
        return command(wanted=wanted, **values)

    found: Callable[..., Any] = collected
    for option in reversed(_OPTIONS):
        found = option(found)
    return found


_OPTIONS = (
    output_options(*FORMATS, default="csv"),
    click.option(
        "--columns",
        metavar="NAMES",
        help="Such as ref,text; all is every one. Default: all in csv, tsv and json; in md, html"
        " and xlsx those read first.",
    ),
    click.option("--sort", metavar="NAMES", help="By columns, such as said,-kind; - descends."),
    click.option(
        "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
    ),
    audience_option,
    click.option("--bom", is_flag=True, help="Begin csv or tsv with a byte order mark."),
    click.option("--raw", is_flag=True, help="Leave formulas in csv or tsv unguarded."),
    click.option("--force", is_flag=True, help="Overwrite the file of -o."),
)


def _listed(names: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (names or "").split(",") if name.strip())


def _check(wanted: Wanted) -> None:
    context = click.get_current_context()
    for name, given in (("--bom", wanted.bom), ("--raw", wanted.raw)):
        if given and wanted.format not in _SEPARATED:
            raise click.UsageError(f"{name} is for csv and tsv, not for {wanted.format}", context)
    if wanted.everything and wanted.audience is Audience.PUBLIC:
        raise click.UsageError(
            "--all adds what was taken back, which the public does not get", context
        )
    if wanted.path is None:
        if wanted.force:
            raise click.UsageError("--force is for a file; name it with -o", context)
        if wanted.format == "xlsx" and (not hasattr(sys.stdout, "buffer") or sys.stdout.isatty()):
            raise click.UsageError("xlsx is no text; name a file with -o", context)
    elif wanted.path.is_file() and not wanted.force:
        raise FileInTheWayError(str(wanted.path))


def _parts(wanted: Wanted, table: Table) -> Iterator[str]:
    if wanted.format in _SEPARATED:
        from tracker.rendering.tables_csv import render_csv

        return render_csv(table, tabs=wanted.format == "tsv", raw=wanted.raw, bom=wanted.bom)
    if wanted.format == "md":
        from tracker.rendering.tables_markdown import render_markdown_table

        return render_markdown_table(table)
    if wanted.format == "html":
        from tracker.rendering.tables_html import render_html_table

        return render_html_table(table)
    from tracker.rendering.tables_json import render_jsonl, render_table_json

    return render_table_json(table) if wanted.format == "json" else render_jsonl(table)


def _print(parts: Iterator[str]) -> None:
    """To a terminal nothing that it would obey; to a pipe every byte."""
    from tracker.rendering.safe import safe

    terminal = sys.stdout.isatty()
    for part in parts:
        sys.stdout.write(safe(part.replace("\r\n", "\n")) if terminal else part)
