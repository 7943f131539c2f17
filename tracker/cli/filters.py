"""The options by which claims are picked, for lists and tables alike."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.parameters import FIRST_DAY, LAST_DAY, NAME, WordOf
from tracker.cli.references import SOURCE, SPEAKER
from tracker.vocabulary.anonymity import Identification
from tracker.vocabulary.claims import Kind, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.cli.settings import Settings
    from tracker.reporting.claims import ClaimFilter


@dataclass(frozen=True)
class AskedClaims:
    """What was typed to pick claims."""

    speakers: tuple[str, ...]
    sources: tuple[str, ...]
    said_after: date | None
    said_before: date | None
    kinds: tuple[Kind, ...]
    identifications: tuple[Identification, ...]
    topics: tuple[str, ...]
    statuses: tuple[Status, ...]

    def filter(self, session: Session, *, everything: bool, limit: int | None) -> ClaimFilter:
        """The filter, with the numbers of the speakers and sources that are meant."""
        from tracker.reporting.claims import ClaimFilter
        from tracker.store.lookup import find_source, find_speaker
        from tracker.store.merges import family

        return ClaimFilter(
            speakers=family(session, [find_speaker(session, ref) for ref in self.speakers]),
            sources=[find_source(session, ref) for ref in self.sources],
            said_after=self.said_after,
            said_before=self.said_before,
            kinds=self.kinds,
            identifications=self.identifications,
            topics=self.topics,
            statuses=self.statuses,
            everything=everything,
            limit=limit,
        )


def claims_found(settings: Settings, session: Session, refs: Sequence[str]) -> list[int]:
    """The numbers of claims asked for; of one recorded in error it is told that it is left out."""
    from tracker.models import Claim
    from tracker.store.lookup import find_claim

    numbers = [find_claim(session, ref) for ref in refs]
    for number in dict.fromkeys(numbers):
        claim = session.get_one(Claim, number)
        if claim.status is Status.RECORDED_IN_ERROR:
            on = f" on {claim.retracted_at:%Y-%m-%d}" if claim.retracted_at else ""
            settings.hint(f"C{number} was recorded in error{on} and is left out")
    return numbers


_OPTIONS = (
    click.option(
        "--speaker", "speakers", multiple=True, type=SPEAKER, help="Made by this speaker."
    ),
    click.option("--source", "sources", multiple=True, type=SOURCE, help="Carried by this source."),
    click.option(
        "--said-after", type=FIRST_DAY, metavar="DATE", help="May have been said on it or later."
    ),
    click.option(
        "--said-before", type=LAST_DAY, metavar="DATE", help="May have been said on it or before."
    ),
    click.option(
        "--kind", "kinds", multiple=True, type=WordOf(Kind), metavar="KIND", help="Such as denial."
    ),
    click.option(
        "--identification",
        "identifications",
        multiple=True,
        type=WordOf(Identification),
        metavar="WORD",
        help="What readers were given, such as described.",
    ),
    click.option("--topic", "topics", multiple=True, type=NAME, metavar="NAME", help="Tagged so."),
    click.option(
        "--status",
        "statuses",
        multiple=True,
        type=WordOf(Status),
        metavar="WORD",
        help="Such as withdrawn.",
    ),
)
_NAMES = tuple(AskedClaims.__dataclass_fields__)


def claim_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of `claim list`, handed to the command as `asked`."""

    @functools.wraps(command)
    def collected(*args: Any, **values: Any) -> Any:  # noqa: ANN401 - click's
        asked = AskedClaims(**{name: values.pop(name) for name in _NAMES})
        return command(*args, asked=asked, **values)

    found: Callable[..., Any] = collected
    for option in reversed(_OPTIONS):
        found = option(found)
    return found
