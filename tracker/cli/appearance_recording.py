"""`appearance add` and `appearance edit`."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.claim_options import CARRIED, given_of, options
from tracker.cli.claim_recording import UNSET_CARRIED, tell_claim
from tracker.cli.parameters import PROSE
from tracker.cli.references import APPEARANCE, CLAIM, SOURCE
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import (
    changed_or_not,
    edited,
    format_option,
    opened,
    reason_option,
    unset_option,
    version_option,
)

_NOTE = (click.option("--note", type=PROSE, help="Internal, never public."),)


@click.command(
    cls=Command, epilog="Example: tracker appearance add C7 --source S2 --form paraphrase"
)
@click.argument("ref", type=CLAIM)
@click.option("--source", required=True, type=SOURCE, help="What carries the claim as well.")
@options(CARRIED, _NOTE)
@format_option
@pass_settings
def add(
    settings: Settings,
    /,
    *,
    ref: str,
    source: str,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Record that another source carries the same claim.

    The same speaker, occasion and proposition; said again elsewhere, it is a claim that repeats.
    """
    with opened(settings) as tracker:
        made = tracker.appearance.add(ref, source=source, **given_of(values))
    tell_claim(settings, made, "recorded", format_)


@click.command(cls=Command, epilog="Example: tracker appearance edit C6.1 --locator 'paragraph 4'")
@click.argument("ref", type=APPEARANCE)
@click.option("--source", type=SOURCE, help="What carries it.")
@options(CARRIED, _NOTE)
@unset_option((*UNSET_CARRIED, "note"))
@version_option
@reason_option
@format_option
@pass_settings
def edit(
    settings: Settings,
    /,
    *,
    ref: str,
    source: str | None,
    unset: dict[str, None],
    version: int | None,
    why: str | None,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Change how one source carries a claim; each option replaces one value."""
    given = edited(given_of({**values, "source": source}), unset)
    with opened(settings) as tracker:
        done = tracker.appearance.edit(ref, version=version, why=why, **given)
    tell_claim(settings, done, changed_or_not(done), format_)
