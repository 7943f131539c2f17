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
    edited,
    format_option,
    reason_option,
    unset_option,
    version_option,
    writing_as,
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
    from tracker.recording.finding import claim_of, source_of
    from tracker.recording.record_claim import record_appearance

    with writing_as(settings, settings.author("appearance add")) as session:
        claim = claim_of(session, ref)
        made = record_appearance(session, claim, source_of(session, source), given_of(values))
        number, place = claim.id, made.record.place
    tell_claim(settings, number, place, "recorded", format_=format_, hints=made.hints)


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
    from tracker.recording.edit_claim import edit_appearance
    from tracker.recording.finding import appearance_of, source_of
    from tracker.store.versions import check_version

    given = edited(given_of({**values, "source": source}), unset)
    source = given.pop("source", None)
    with writing_as(settings, settings.author("appearance edit", why)) as session:
        appearance = appearance_of(session, ref)
        number, place = appearance.claim_id, appearance.place
        check_version(session, appearance.claim, f"C{number}", version)
        done = edit_appearance(
            session, appearance, given, source=source_of(session, source) if source else None
        )
    verb = "changed" if done.changed else "is so already"
    tell_claim(settings, number, place, verb, format_=format_, hints=done.hints)
