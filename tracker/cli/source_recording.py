"""`source add` and `source edit`."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.claim_options import options
from tracker.cli.parameters import LINE, NAME, PROSE, SHA256, URL, Date, Text, WordOf
from tracker.cli.references import SOURCE
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import (
    edited,
    format_option,
    reason_option,
    tell,
    unset_option,
    version_option,
    writing_as,
)
from tracker.vocabulary.claims import DateBasis
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.text import CODE_LIMIT

_VALUES = (
    click.option("--outlet", type=NAME, help="Who published it; a new name is recorded."),
    click.option("--published", type=Date(), metavar="DATE", help="When: EDTF."),
    click.option(
        "--published-basis", type=WordOf(DateBasis), metavar="WORD", help="Default: stated."
    ),
    click.option("--url", type=URL, help="Where it is."),
    click.option("--archived-url", type=URL, help="Where a copy is kept."),
    click.option("--byline", type=LINE, help="By whom."),
    click.option("--language", type=Text(CODE_LIMIT), metavar="TAG", help="BCP 47, such as en."),
    click.option("--text-sha256", type=SHA256, help="Of the text it is coded from."),
    click.option("--note", type=PROSE, help="Internal, never public."),
)


@click.command(
    cls=Command,
    epilog="Example: tracker source add 'Address' --type speech --published 2022-05",
)
@click.argument("title", required=False, type=LINE)
@click.option(
    "--type",
    required=True,
    type=WordOf(SourceType),
    metavar="TYPE",
    help="Of CSL, such as article-newspaper, speech, interview, document, dataset, post.",
)
@options(_VALUES)
@click.option("--not-read", "read", flag_value=False, default=None, help="Cited, not seen by us.")
@format_option
@pass_settings
def add(
    settings: Settings,
    /,
    *,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Record a source: what was read, or is cited by what was read.

    Needs a type and one of TITLE, outlet, date, URL or the text's SHA-256.
    """
    from tracker.recording.record_bodies import record_source

    given = {name: value for name, value in values.items() if value is not None}
    with writing_as(settings, settings.author("source add")) as session:
        made = record_source(session, given)
        number = made.record.id
    _tell(settings, number, "recorded", format_, made.hints)


@click.command(cls=Command, epilog="Example: tracker source edit S1 --outlet 'The Daily'")
@click.argument("ref", type=SOURCE)
@click.option("--title", type=LINE, help="What it is called.")
@click.option("--type", type=WordOf(SourceType), metavar="TYPE", help="Of CSL.")
@options(_VALUES)
@click.option("--read/--not-read", "read", default=None, help="Whether we have seen it.")
@unset_option(
    (
        "title",
        "outlet",
        "published",
        "published_basis",
        "url",
        "archived_url",
        "byline",
        "language",
        "text_sha256",
        "note",
    )
)
@version_option
@reason_option
@format_option
@pass_settings
def edit(
    settings: Settings,
    /,
    *,
    ref: str,
    unset: dict[str, None],
    version: int | None,
    why: str | None,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Change a source; each option replaces one value."""
    from tracker.recording.edit_bodies import edit_source
    from tracker.recording.finding import source_of
    from tracker.store.versions import check_version

    given = edited({name: one for name, one in values.items() if one is not None}, unset)
    with writing_as(settings, settings.author("source edit", why)) as session:
        source = source_of(session, ref)
        check_version(session, source, f"S{source.id}", version)
        done = edit_source(session, source, given)
        number = source.id
    _tell(settings, number, "changed" if done.changed else "is so already", format_, done.hints)


def _tell(
    settings: Settings, number: int, verb: str, format_: str | None, hints: list[str]
) -> None:
    from tracker.rendering.recorded import source_line
    from tracker.reporting.sources import source_report
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        report = source_report(session, number)
    tell(settings, [source_line(report.source, verb)], report, format_, hints)
