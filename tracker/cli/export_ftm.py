"""`export ftm`: entities for FollowTheMoney."""

import click

from tracker.cli.export_options import check_way, export_options, write_out
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.vocabulary.audience import Audience


@click.command(cls=Command, epilog="Example: tracker export ftm -o entities.ftm.json")
@export_options
@pass_settings
def ftm(settings: Settings, *, output: str | None, audience: Audience, force: bool) -> None:
    """Export the named as FollowTheMoney entities: people, bodies, sources and their links.

    JSON Lines, as Aleph takes it. Nobody unnamed is in it, nor a body that only an unnamed speaker
    belongs to, nor what was said off the record, for any audience.
    """
    from tracker.api.releasing import released
    from tracker.rendering.ftm import render_ftm
    from tracker.reporting.entities import entities_report
    from tracker.store.session import reading

    check_way(output, force=force)
    with reading(settings.location()) as session:
        report = entities_report(session, audience)
        released(settings.hint, session, audience, report)
    write_out(render_ftm(report), output)
