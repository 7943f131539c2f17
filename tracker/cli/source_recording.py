"""`source add` and `source edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.claim_options import options
from tracker.cli.parameters import LINE, NAME, PROSE, SHA256, URL, Date, Text, WordOf
from tracker.cli.references import SOURCE
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import (
    changed_or_not,
    edited,
    format_option,
    opened,
    reason_option,
    tell,
    unset_option,
    version_option,
)
from tracker.vocabulary.claims import DateBasis
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.text import CODE_LIMIT

if TYPE_CHECKING:
    from tracker.api.database import Written
    from tracker.reporting.sources import SourceReport

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
    given = {name: value for name, value in values.items() if value is not None}
    with opened(settings) as tracker:
        made = tracker.source.add(**given)
    _tell(settings, made, "recorded", format_)


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
    given = edited({name: one for name, one in values.items() if one is not None}, unset)
    with opened(settings) as tracker:
        done = tracker.source.edit(ref, version=version, why=why, **given)
    _tell(settings, done, changed_or_not(done), format_)


def _tell(
    settings: Settings, written: Written[SourceReport], verb: str, format_: str | None
) -> None:
    from tracker.rendering.recorded import source_line

    record = written.record
    tell(settings, [source_line(record.source, verb)], record, format_, written.hints)
