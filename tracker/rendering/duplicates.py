"""The list of speakers that look like one."""

from tracker.rendering.table import render_table
from tracker.reporting.duplicates import DuplicatesReport


def render_duplicates(report: DuplicatesReport, columns: int) -> str:
    """One row a pair, and the command that merges them."""
    if not report.duplicates:
        return "no speakers look like one"
    rows = [
        [
            f"{one.ref} {one.name}",
            f"{one.other} {one.other_name}",
            f"{one.likeness}%, {', '.join(one.reasons)}",
            one.command,
        ]
        for one in report.duplicates
    ]
    return render_table(["speaker", "looks like", "why", "if they are one"], rows, columns)
