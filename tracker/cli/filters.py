"""The options by which claims are picked, for lists and tables alike."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

from tracker.api.values import ClaimsAsked
from tracker.cli.parameters import FIRST_DAY, LAST_DAY, NAME, WordOf
from tracker.cli.references import SOURCE, SPEAKER
from tracker.vocabulary.anonymity import Identification
from tracker.vocabulary.claims import Kind, Status

if TYPE_CHECKING:
    from collections.abc import Callable


_OPTIONS = (
    click.option("--speaker", multiple=True, type=SPEAKER, help="Made by this speaker."),
    click.option("--source", multiple=True, type=SOURCE, help="Carried by this source."),
    click.option(
        "--said-after", type=FIRST_DAY, metavar="DATE", help="May have been said on it or later."
    ),
    click.option(
        "--said-before", type=LAST_DAY, metavar="DATE", help="May have been said on it or before."
    ),
    click.option(
        "--kind", multiple=True, type=WordOf(Kind), metavar="KIND", help="Such as denial."
    ),
    click.option(
        "--identification",
        multiple=True,
        type=WordOf(Identification),
        metavar="WORD",
        help="What readers were given, such as described.",
    ),
    click.option("--topic", multiple=True, type=NAME, metavar="NAME", help="Tagged so."),
    click.option(
        "--status",
        multiple=True,
        type=WordOf(Status),
        metavar="WORD",
        help="Such as withdrawn.",
    ),
)
_NAMES = tuple(ClaimsAsked.__annotations__)


def claim_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of `claim list`, handed to the command as `asked`."""

    @functools.wraps(command)
    def collected(*args: Any, **values: Any) -> Any:  # noqa: ANN401 - click's
        asked = {name: values.pop(name) for name in _NAMES}
        return command(*args, asked=asked, **values)

    found: Callable[..., Any] = collected
    for option in reversed(_OPTIONS):
        found = option(found)
    return found
