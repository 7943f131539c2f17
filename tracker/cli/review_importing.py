"""`import` of fact-checks as others publish them, schema.org's ClaimReview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.output import say

if TYPE_CHECKING:
    from tracker.cli.settings import Settings
    from tracker.exchange.merging.merge import Side


def import_review_file(
    settings: Settings,
    file: str,
    raw: bytes,
    decide: Side | None,
    *,
    create: bool,
    dry_run: bool,
    format_: str | None,
) -> None:
    """Import a feed of reviews, of which the bytes were read already."""
    from tracker.exchange.claim_review.feed import read_feed
    from tracker.exchange.claim_review.importing import ID, import_reviews
    from tracker.exchange.imported import file_report
    from tracker.rendering.imported import render_import
    from tracker.rendering.jsons import render_json
    from tracker.store.schema import upgrade
    from tracker.store.session import writing

    location = settings.location()
    reviews = read_feed(raw, file)
    if create and not dry_run:
        upgrade(location, create=True)
    author = settings.author(f"import {ID}")
    with writing(location, author, dry_run=dry_run) as session:
        result = import_reviews(
            session,
            reviews,
            "standard input" if file == "-" else file,
            author.clock().date(),
            decide=decide,
            confirmed=settings.yes,
        )
    for line in (*result.quotations, *result.alike):
        settings.hint(line)
    if format_ == "json":
        say(render_json(file_report(ID, result, dry_run=dry_run)))
    else:
        say(render_import(result, dry_run=dry_run))
