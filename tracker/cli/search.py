"""`search`: records by words."""

from functools import partial

import click

from tracker.api.values import ClaimsAsked
from tracker.cli.filters import claim_filters
from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.settings import Command, Settings, pass_settings


@click.command(cls=Command, epilog="Example: tracker search joint projects")
@click.argument("query", nargs=-1, required=True)
@claim_filters
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@click.option("--all", "everything", is_flag=True, help="All, what was retracted too.")
@output_options("table", "json")
@pass_settings
def search(
    settings: Settings,
    *,
    query: tuple[str, ...],
    asked: ClaimsAsked,
    limit: int | None,
    everything: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """Find claims, quotations, speakers and sources that hold all words of QUERY.

    A word is found where one begins so, whatever its case and accents; in quotation marks, words
    are found as they stand. Chinese, Japanese and Thai are found anywhere in a text. With a
    filter of claims, only claims are sought.
    """
    from tracker.cli.pager import in_color
    from tracker.rendering.emphasis import HIT
    from tracker.rendering.search import STARS, render_search

    shown = limit_of(limit, everything=everything)
    found = settings.tracker().search(" ".join(query), everything=everything, limit=shown, **asked)
    bold = output in {None, "-"} and in_color(settings)
    render = partial(render_search, hit=HIT if bold else STARS)
    deliver_report(found, render, format_, output)
    if not found.words:
        settings.hint("no letter or digit in what was typed, so there is nothing to look for")
    elif not found.indexed:
        settings.hint("read every entry, for want of a usable FTS5 index; see: tracker db check")
    settings.hint(showing(len(found.hits), found.total, "records"))
