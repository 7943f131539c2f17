"""`affiliation`: as what somebody speaks."""

import click

from tracker.cli import affiliation_recording
from tracker.cli.retracting import retract_command
from tracker.cli.settings import Group


@click.group(cls=Group)
def affiliation() -> None:
    """Affiliations: a speaker's role in an organization, as stated."""


affiliation.add_command(
    retract_command(
        "affiliation",
        "Take back an affiliation that no live claim uses. REF is P1.2, the second of P1.",
        'P20.1 --why "Misread."',
    )
)
affiliation.add_command(affiliation_recording.add)
affiliation.add_command(affiliation_recording.edit)
affiliation.add_command(affiliation_recording.end)
affiliation.add_command(affiliation_recording.list_)
