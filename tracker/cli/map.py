"""`map`: a picture of claims and what they do to each other."""

from __future__ import annotations

import click

from tracker.cli.documents import audience_option
from tracker.cli.output import deliver, output_options
from tracker.cli.references import CLAIM, QUESTION
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience

_FORMATS = ("mermaid", "dot", "svg", "json")


@click.command(cls=Command, epilog="Example: tracker map --claim C6 -o pause.svg")
@click.option("--claim", "refs", multiple=True, type=CLAIM, help="Around this claim.")
@click.option("--question", "asked", type=QUESTION, help="What claims answer to this question.")
@click.option("--all", "everything", is_flag=True, help="Claims with any answer; fold nothing.")
@audience_option
@output_options(*_FORMATS, default="mermaid")
@pass_settings
def map_(
    settings: Settings,
    *,
    refs: tuple[str, ...],
    asked: str | None,
    everything: bool,
    audience: Audience,
    format_: str | None,
    output: str | None,
) -> None:
    """Draw claims and what they do to each other; without a claim, all disputed ones.

    svg is drawn by the extra 'graph'; dot is text for Graphviz, mermaid for wikis and editors.
    Of many answers the strongest are drawn, and the picture says how many are not.
    """
    from tracker.rendering.jsons import render_json
    from tracker.rendering.map_dot import render_map_dot
    from tracker.rendering.map_mermaid import render_map_mermaid
    from tracker.rendering.map_picture import picture_of
    from tracker.rendering.map_svg import render_map_svg

    if refs and asked:
        context = click.get_current_context()
        raise click.UsageError("--claim and --question exclude each other; give one", context)
    report = settings.tracker().report.map(
        claim=refs, question=asked, everything=everything, audience=audience
    )
    renderers = {
        "mermaid": lambda: render_map_mermaid(picture_of(report)),
        "dot": lambda: render_map_dot(picture_of(report)),
        "svg": lambda: render_map_svg(picture_of(report)).rstrip("\n"),
        "json": lambda: render_json(report),
    }
    deliver(renderers, format_, output, default="mermaid")
