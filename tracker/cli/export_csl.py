"""`export csl`: sources for reference managers."""

import click

from tracker.cli.export_options import check_way, export_options, write_out
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker export csl -o sources.json")
@export_options
@pass_settings
def csl(settings: Settings, *, output: str | None, audience: Audience, force: bool) -> None:
    """Export sources as CSL-JSON, which Zotero takes; tracker import reads it back.

    An item's id is its source's permanent one. Bylines stay whole, as `literal` names; a date that
    CSL cannot hold stays EDTF, as `literal`.
    """
    from tracker.api.releasing import released
    from tracker.rendering.csl import render_csl
    from tracker.reporting.citations import citations_report
    from tracker.store.session import reading

    check_way(output, force=force)
    with reading(settings.location()) as session:
        report = citations_report(session, audience)
        released(settings.hint, session, audience, report)
    write_out(render_csl(report), output)
