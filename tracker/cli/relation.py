"""`relation`: list and show relations."""

import click

from tracker.cli import relation_recording
from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.references import CLAIM, RELATION
from tracker.cli.retracting import retract_command
from tracker.cli.settings import Group, Settings, pass_settings


@click.group(cls=Group)
def relation() -> None:
    """Relations: what one claim does to another."""


@relation.command("list", epilog="Example: tracker relation list --claim C6")
@click.option("--claim", "claims", multiple=True, type=CLAIM, help="With this claim at an end.")
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@click.option("--all", "everything", is_flag=True, help="All, the retracted and rejected too.")
@output_options("table", "json")
@pass_settings
def list_(
    settings: Settings,
    *,
    claims: tuple[str, ...],
    limit: int | None,
    everything: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """List relations in the order of recording."""
    from tracker.rendering.lists import render_relations

    shown = limit_of(limit, everything=everything)
    found = settings.tracker().relation.list(claim=claims, limit=shown, everything=everything)
    deliver_report(found, render_relations, format_, output)
    settings.hint(showing(len(found.relations), found.total, "relations"))


@relation.command(epilog="Example: tracker relation show R3")
@click.argument("ref", type=RELATION)
@output_options("table", "json")
@pass_settings
def show(settings: Settings, *, ref: str, format_: str | None, output: str | None) -> None:
    """Show one relation with both its ends."""
    from tracker.rendering.lists import render_relation

    deliver_report(settings.tracker().relation.show(ref), render_relation, format_, output)


relation.add_command(
    retract_command(
        "relation",
        "Take a relation back; it leaves reports and counts.",
        'R3 --why "Misread."',
    )
)
relation.add_command(relation_recording.confirm)
relation.add_command(relation_recording.reject)
relation.add_command(relation_recording.resolve)
