"""JSON of reports: stable, versioned shapes; lossless, yet safe to print on a terminal."""

import json

import msgspec

from tracker.rendering.safe import UNSAFE


def render_json(report: object) -> str:
    """A report as indented JSON; what a terminal would act on is escaped, nothing is lost."""
    return printable(msgspec.json.format(msgspec.json.encode(report), indent=2).decode())


def printable(text: str) -> str:
    """JSON with what a terminal would act on escaped; its meaning stays the same."""
    return UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text)
