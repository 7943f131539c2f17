"""`appearance`: where claims stand in print."""

import click

from tracker.cli import appearance_recording
from tracker.cli.retracting import retract_command
from tracker.cli.settings import Group


@click.group(cls=Group)
def appearance() -> None:
    """Appearances: where and how a source carries a claim."""


appearance.add_command(
    retract_command(
        "appearance",
        "Take back one of several appearances of a claim. REF is C6.2, the second of C6.",
        'C6.2 --why "Not in it."',
    )
)
appearance.add_command(appearance_recording.add)
appearance.add_command(appearance_recording.edit)
