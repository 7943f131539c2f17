"""How a report that is read as a document is delivered."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from tracker.cli.files import writing_file
from tracker.cli.output import deliver, format_of
from tracker.cli.parameters import PastMoment, WordOf
from tracker.vocabulary.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

    from tracker.cli.settings import Settings
    from tracker.reporting.document import Document

Report = TypeVar("Report")

FORMATS = ("table", "json", "md", "html", "xlsx", "docx")
"""Of every report that is a document; for `output_options`."""

audience_option = click.option(
    "--audience",
    type=WordOf(Audience),
    default=Audience.INTERNAL,
    metavar="WORD",
    help="internal, or public: published facts only.  [default: internal]",
)


as_of_option = click.option(
    "--as-of",
    type=PastMoment(),
    metavar="DATE",
    help="As the database was on that day, UTC; from the history.",
)


def deliver_document(
    settings: Settings,
    report: Report,
    compose: Callable[[Report], Document],
    format_: str | None,
    output: str | None,
    *,
    own: Mapping[str, Callable[[], str]] | None = None,
) -> None:
    """Write a report out in the format asked for.

    Args:
        settings: say whether hints are wanted.
        report: what JSON is made of.
        compose: makes the document of it that every other format is made of.
        format_: as asked for; else by the ending of `output`, else `table`.
        output: a file's path; `-` or None is standard output.
        own: renderers that only this report has, by format; they win.
    """
    path = None if output in {None, "-"} else Path(str(output))
    own = own or {}
    chosen = format_ or (format_of(path, {*FORMATS, *own}) if path else "table")
    if chosen in {"xlsx", "docx"}:
        write = _write_xlsx if chosen == "xlsx" else _write_docx
        _deliver_binary(chosen, path, lambda file: write(settings, compose(report), file))
        return
    renderers = {
        "table": lambda: _table(compose(report)),
        "json": lambda: _json(report),
        "md": lambda: _markdown(compose(report)),
        "html": lambda: _page(compose(report)),
        **own,
    }
    deliver(renderers, chosen, output)


def _table(document: Document) -> str:
    from tracker.rendering.document_text import render_document_text
    from tracker.rendering.table import terminal_width

    return render_document_text(document, terminal_width())


def _json(report: object) -> str:
    from tracker.rendering.jsons import render_json

    return render_json(report)


def _markdown(document: Document) -> str:
    from tracker.rendering.document_markdown import render_document_markdown

    return render_document_markdown(document)


def _page(document: Document) -> str:
    from tracker.rendering.document_html import render_document_html

    return render_document_html(document)


def _deliver_binary(format_: str, path: Path | None, write: Callable[[BinaryIO], None]) -> None:
    if path is not None:
        with writing_file(path) as file:
            write(file)
    elif not hasattr(sys.stdout, "buffer") or sys.stdout.isatty():
        context = click.get_current_context()
        raise click.UsageError(f"{format_} is no text; name a file with -o", context)
    else:
        write(sys.stdout.buffer)


def _write_xlsx(settings: Settings, document: Document, file: BinaryIO) -> None:
    from tracker.rendering.document_xlsx import write_document_xlsx
    from tracker.rendering.tables_xlsx import cut_words

    settings.hint(cut_words(write_document_xlsx(document, file)))


def _write_docx(_settings: Settings, document: Document, file: BinaryIO) -> None:
    from tracker.rendering.document_docx import write_document_docx

    write_document_docx(document, file)
