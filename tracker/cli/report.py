"""`report`: what stands against what, and on what it rests."""

import click

from tracker.cli import (
    report_anonymity,
    report_conflicts,
    report_dossier,
    report_impact,
    report_origins,
    report_responses,
    report_shifts,
    report_sourcing,
    report_timeline,
)
from tracker.cli.settings import Group


@click.group(cls=Group)
def report() -> None:
    """Print a report."""


report.add_command(report_anonymity.anonymity)
report.add_command(report_conflicts.conflicts)
report.add_command(report_dossier.dossier)
report.add_command(report_impact.impact)
report.add_command(report_origins.origins)
report.add_command(report_responses.responses)
report.add_command(report_shifts.shifts)
report.add_command(report_sourcing.sourcing)
report.add_command(report_timeline.timeline)
