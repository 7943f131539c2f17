"""`export json-ld`, `claimreview` and `annotations`: linked data, for other programs to read."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from tracker.api.values import ClaimsAsked
from tracker.cli.export_options import check_way, export_options, write_out
from tracker.cli.filters import claim_filters
from tracker.cli.parameters import URL
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tracker.rendering.linked_ids import Ids


@dataclass(frozen=True)
class Wanted:
    """What was typed of the options that all linked data shares."""

    settings: Settings
    output: str | None
    base: str | None
    audience: Audience

    def ids(self) -> Ids:
        """How things are called in it."""
        from tracker.rendering.linked_ids import Ids

        return Ids(self.base)

    def release(self, session: Session, report: object, asked: ClaimsAsked) -> None:
        """Refuse what gives away something withheld, and say what is left out.

        Raises:
            WithheldTextError: names the text.
        """
        from tracker.api.picking import claim_filter
        from tracker.api.releasing import released
        from tracker.reporting.claims import claim_conditions

        conditions = claim_conditions(claim_filter(session, asked, limit=None))
        released(self.settings.hint, session, self.audience, report, *conditions)


def _linked_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """File, base and audience, handed to the command as `wanted`."""

    @functools.wraps(command)
    def collected(
        settings: Settings,
        *,
        output: str | None,
        force: bool,
        base: str | None,
        audience: Audience,
        **values: Any,  # noqa: ANN401 - click's
    ) -> Any:  # noqa: ANN401 - click's
        check_way(output, force=force)
        wanted = Wanted(settings, output, base.rstrip("/") if base else None, audience)
        return command(wanted=wanted, **values)

    return _BASE(export_options(collected))


_BASE = click.option(
    "--base",
    type=URL,
    metavar="URL",
    help="Ids are addresses below it, such as URL/claims/UID.  [default: urn:uuid:UID]",
)


@click.command(
    "json-ld",
    cls=Command,
    epilog="Example: tracker export json-ld --base https://example.org -o claims.jsonld",
)
@claim_filters
@pass_settings
@_linked_options
def json_ld(*, asked: ClaimsAsked, wanted: Wanted) -> None:
    """Export claims as JSON-LD: schema.org's Claim, and CiTO for what claims do to each other.

    An unnamed speaker is the descriptor that was printed, for either audience. Only agreed
    relations go out.
    """
    from tracker.api.picking import claim_filter
    from tracker.rendering.linked_claims import render_linked_claims
    from tracker.reporting.linked.claims import linked_claims
    from tracker.store.session import reading

    with reading(wanted.settings.location()) as session:
        picked = claim_filter(session, asked, limit=None)
        report = linked_claims(session, picked, wanted.audience)
        wanted.release(session, report, asked)
    write_out(render_linked_claims(report, wanted.ids()), wanted.output)


@click.command(
    "claimreview",
    cls=Command,
    epilog="Example: tracker export claimreview --audience public -o reviews.json",
)
@claim_filters
@pass_settings
@_linked_options
def claim_review(*, asked: ClaimsAsked, wanted: Wanted) -> None:
    """Export published verdicts as a feed of schema.org's ClaimReview.

    A verdict without a URL was not published and is left out. So is every rationale: the review
    itself stands at the URL.
    """
    from tracker.api.picking import claim_filter
    from tracker.rendering.linked_reviews import render_reviews
    from tracker.reporting.linked.reviews import reviews_report
    from tracker.store.session import reading

    with reading(wanted.settings.location()) as session:
        picked = claim_filter(session, asked, limit=None)
        report = reviews_report(session, picked, wanted.audience)
        wanted.release(session, report, asked)
    if report.internal == 1:
        wanted.settings.hint("left out: 1 verdict without a URL, which is internal")
    elif report.internal:
        wanted.settings.hint(
            f"left out: {report.internal:,} verdicts without a URL, which are internal"
        )
    write_out(render_reviews(report, wanted.ids()), wanted.output)


@click.command(
    "annotations", cls=Command, epilog="Example: tracker export annotations -o annotations.jsonld"
)
@claim_filters
@pass_settings
@_linked_options
def quotations(*, asked: ClaimsAsked, wanted: Wanted) -> None:
    """Export quotations found in their sources' texts as W3C Web Annotations.

    Places are code points of the text as captured. A quotation of more than 300 characters is
    given by its place alone. The public does not get the words around a quotation.
    """
    from tracker.api.picking import claim_filter
    from tracker.rendering.linked_quotations import render_quotations_linked
    from tracker.reporting.linked.quotations import quotations_linked
    from tracker.store.session import reading

    with reading(wanted.settings.location()) as session:
        picked = claim_filter(session, asked, limit=None)
        report = quotations_linked(session, picked, wanted.audience)
        wanted.release(session, report, asked)
    write_out(render_quotations_linked(report, wanted.ids()), wanted.output)


LINKED: tuple[click.Command, ...] = (quotations, claim_review, json_ld)
"""The commands, for `export`."""
