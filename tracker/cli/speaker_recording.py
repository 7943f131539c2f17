"""`speaker add`, `edit`, `alias` and `reveal`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.claim_options import options
from tracker.cli.parameters import LINE, NAME, PROSE, WordOf
from tracker.cli.references import SOURCE, SPEAKER
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
from tracker.vocabulary.speakers import SpeakerType

if TYPE_CHECKING:
    from tracker.api.database import Written
    from tracker.reporting.speakers import SpeakerReport

_SCHEMES = ("wikidata", "ror", "orcid", "isni", "lei", "url")


class Identifier(click.ParamType[tuple[str, str]]):
    """`scheme=value`, a public identifier."""

    name = "identifier"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, str]:
        """Take scheme and value apart."""
        scheme, equals, text = str(value).partition("=")
        if not equals or scheme not in _SCHEMES:
            schemes = ", ".join(_SCHEMES)
            self.fail(
                f"{value!r} has no scheme we know; write one of {schemes}, then =", param, ctx
            )
        return scheme, LINE.convert(text, param, ctx)


_BODY = (
    click.option(
        "--type",
        type=WordOf(SpeakerType),
        metavar="TYPE",
        help="What kind of speaker; person if not given.",
    ),
    click.option("--descriptor", type=LINE, help="Our handle for lists; never a name."),
    click.option(
        "--head-count",
        type=click.IntRange(1, 1_000_000),
        metavar="N",
        help="How many they are, of a group.",
    ),
    click.option("--alias", "aliases", multiple=True, type=NAME, help="Another name or script."),
    click.option(
        "--identifier",
        "identifiers",
        multiple=True,
        type=Identifier(),
        metavar="SCHEME=VALUE",
        help=f"Public; a scheme is one of {', '.join(_SCHEMES)}.",
    ),
    click.option("--note", type=PROSE, help="Internal, never public."),
)


@click.command(
    cls=Command,
    epilog="Example: tracker speaker add 'Li Wei' --alias 李伟 --identifier wikidata=Q123",
)
@click.argument("name", required=False, type=NAME)
@click.option("--pseudonym", is_flag=True, default=None, help="The name is made up, as told.")
@options(_BODY)
@format_option
@pass_settings
def add(
    settings: Settings,
    /,
    *,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Record a speaker: a person, group, organization, document or publication.

    Without a NAME it is unnamed: --descriptor says what to call it; no real name is kept.
    """
    with opened(settings) as tracker:
        made = tracker.speaker.add(**_given(values))
    _tell(settings, made, "recorded", format_)


@click.command(
    cls=Command, epilog="Example: tracker speaker edit P4 --descriptor 'policy researcher, Beijing'"
)
@click.argument("ref", type=SPEAKER)
@click.option("--name", type=NAME, help="The name, of a speaker that has one.")
@options(_BODY)
@unset_option(("descriptor", "head_count", "aliases", "identifiers", "note"))
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
    """Change a speaker; each option replaces one value, --alias and --identifier all of them."""
    given = edited(_given(values), unset)
    with opened(settings) as tracker:
        done = tracker.speaker.edit(ref, version=version, why=why, **given)
    _tell(settings, done, changed_or_not(done), format_)


@click.command(cls=Command, epilog="Example: tracker speaker alias sergeev 'A. M. Sergeev'")
@click.argument("ref", type=SPEAKER)
@click.argument("names", metavar="NAME...", nargs=-1, required=True, type=NAME)
@format_option
@pass_settings
def alias(settings: Settings, *, ref: str, names: tuple[str, ...], format_: str | None) -> None:
    """Give a speaker further names, or its name in other scripts."""
    with opened(settings) as tracker:
        done = tracker.speaker.alias(ref, *names)
    _tell(settings, done, changed_or_not(done), format_)


@click.command(cls=Command, epilog="Example: tracker speaker reveal P4 'Li Wei' --source S1")
@click.argument("ref", type=SPEAKER)
@click.argument("name", type=NAME)
@click.option("--source", required=True, type=SOURCE, help="What named the speaker in print.")
@format_option
@pass_settings
def reveal(settings: Settings, *, ref: str, name: str, source: str, format_: str | None) -> None:
    """Name an unnamed speaker, as a source since has; what others printed stays as printed."""
    with opened(settings) as tracker:
        done = tracker.speaker.reveal(ref, name, source=source)
    _tell(settings, done, "revealed", format_)


def _given(values: dict[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in values.items() if value not in (None, ())}
    if "identifiers" in given:
        given["identifiers"] = dict(given["identifiers"])
    return given


def _tell(
    settings: Settings, written: Written[SpeakerReport], verb: str, format_: str | None
) -> None:
    from tracker.rendering.recorded import speaker_line

    record = written.record
    tell(settings, [speaker_line(record.speaker, verb)], record, format_, written.hints)
