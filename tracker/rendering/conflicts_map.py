"""Maps for the web page of the contradiction report: each disputed claim with its answers."""

from collections import Counter
from typing import TYPE_CHECKING

from tracker.errors import LayoutFailedError, MissingExtraError
from tracker.rendering.conflicts_html import render_conflicts_html
from tracker.rendering.map_picture import picture_of
from tracker.rendering.map_svg import render_map_svg
from tracker.reporting.conflicts import ConflictsReport, DisputedClaim
from tracker.reporting.map import ANSWERS, Folded, MapClaim, MapRelation, MapReport
from tracker.reporting.views import ClaimView

if TYPE_CHECKING:
    from markupsafe import Markup

MAPS = 20
"""Maps on a page; each is some ten thousand characters."""


NO_ENGINE = "The maps are left out: they need the extra 'graph', which is not installed."
FAILED = "The maps are left out: the layout engine could not draw them."


def conflicts_page(report: ConflictsReport) -> str:
    """The report as a page with its maps, or with a sentence that they are left out."""
    try:
        return render_conflicts_html(report, maps_of(report))
    except MissingExtraError:
        return render_conflicts_html(report, undrawn=NO_ENGINE)
    except LayoutFailedError:
        return render_conflicts_html(report, undrawn=FAILED)


def maps_of(report: ConflictsReport) -> "dict[str, Markup]":
    """Drawings of the first disputed claims, by reference.

    Raises:
        MissingExtraError: the layout engine is not installed.
        LayoutFailedError: it gave up.
    """
    from markupsafe import Markup

    return {
        disputed.claim.ref: Markup(  # noqa: S704 - the template escaped every text
            render_map_svg(picture_of(_map(disputed, report.audience)), f"map-{place}", alone=False)
        )
        for place, disputed in enumerate(report.disputed_claims[:MAPS], start=1)
    }


def _map(disputed: DisputedClaim, audience: str) -> MapReport:
    """What the report says of a claim, as a map: nothing is in it that is not in the report."""
    asked = disputed.claim
    views = {one.claim.ref: one.claim for one in disputed.responses if one.claim.ref != asked.ref}
    drawn: dict[str, ClaimView] = dict(list(views.items())[:ANSWERS])
    shown = [one for one in disputed.responses if one.claim.ref in drawn]
    types = [one.type for one in disputed.responses if one.claim.ref not in {asked.ref, *drawn}]
    counts = Counter(types)
    for one in disputed.folded:
        counts[one.type] += one.count
    left = len(views) - len(drawn) + sum(one.count for one in disputed.folded)
    return MapReport(
        schema="tracker/map/1",
        audience=audience,
        question=None,
        claims=[
            MapClaim(asked, asked=True, answer=None),
            *(MapClaim(view, asked=False, answer=None) for view in drawn.values()),
        ],
        relations=[
            MapRelation(
                relation=one.relation,
                answering=one.claim.ref,
                answered=asked.ref,
                class_=one.class_,
                type=one.type,
                answered_by=one.answered_by,
                resolved=one.resolved is not None,
            )
            for one in shown
        ],
        folded=[Folded(asked.ref, None, "answers", left, dict(counts))] if left else [],
    )
