"""`source attach`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from tracker.cli.parameters import FILE, WordOf
from tracker.cli.references import SOURCE
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import format_option, opened, tell
from tracker.vocabulary.quotations import MediaType


class Moment(click.ParamType["datetime"]):
    """A day, or a day and time; UTC where no zone is given."""

    name = "date"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime:
        """Read it."""
        try:
            found = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it like 2022-04-16", param, ctx)
        return found if found.tzinfo else found.replace(tzinfo=UTC)


@click.command(cls=Command, epilog="Example: tracker source attach S1 article.txt")
@click.argument("ref", type=SOURCE)
@click.argument("file", type=FILE)
@click.option(
    "--media-type",
    type=WordOf(MediaType),
    metavar="TYPE",
    help=f"Of FILE, by its ending: {', '.join(MediaType)}.",
)
@click.option("--captured", type=Moment(), metavar="DATE", help="When it said so; default: now.")
@format_option
@pass_settings
def attach(
    settings: Settings,
    *,
    ref: str,
    file: str,
    media_type: MediaType | None,
    captured: datetime | None,
    format_: str | None,
) -> None:
    """Keep the text of a source: txt, md, html or pdf, - for standard input.

    It is kept exactly as it is. The source's quotations are looked up in it.
    """
    from tracker.rendering.quotations import attached_lines

    with opened(settings) as tracker:
        kept = tracker.source.attach(ref, file, media_type=media_type, captured=captured)
    tell(settings, attached_lines(kept.record), kept.record, format_, kept.hints)
