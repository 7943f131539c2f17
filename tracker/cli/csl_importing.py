"""`import` of CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.output import say

if TYPE_CHECKING:
    from tracker.cli.settings import Settings
    from tracker.exchange.merging.merge import Side

_TOLD = 5
"""Lines on what could not be taken over; a library may have a hundred of one kind."""


def import_csl_file(
    settings: Settings,
    file: str,
    raw: bytes,
    decide: Side | None,
    *,
    create: bool,
    dry_run: bool,
    format_: str | None,
) -> None:
    """Import the items of a file, of which the bytes were read already, as sources."""
    from dataclasses import replace

    from tracker.exchange.csl.importing import FILE_ID, import_csl
    from tracker.exchange.csl.reading import read_csl
    from tracker.exchange.imported import file_report
    from tracker.rendering.imported import render_import
    from tracker.rendering.jsons import render_json
    from tracker.store.schema import upgrade
    from tracker.store.session import writing
    from tracker.vocabulary.text import counted

    location = settings.location()
    items = read_csl(raw, file)
    if create and not dry_run:
        upgrade(location, create=True)
    with writing(location, settings.author("import csl"), dry_run=dry_run) as session:
        result = import_csl(session, items, file, decide=decide)
    for line in result.dropped[:_TOLD]:
        settings.hint(line)
    more = len(result.dropped) - _TOLD
    settings.hint(f"and {counted(more, 'value')} more left out" if more > 0 else None)
    if format_ == "json":
        report = file_report(FILE_ID, result.merged, dry_run=dry_run)
        say(render_json(replace(report, matches=result.matches)))
        return
    on_file = counted(len(result.matches), "source")
    settings.hint(f"on file already, left as recorded: {on_file}" if result.matches else None)
    say(render_import(result.merged, dry_run=dry_run))
