"""What every error is, and what they share."""

from collections.abc import Sequence


class TrackerError(Exception):
    """A request that is refused, told in one line."""

    exit_code = 1


class UnreadableError(TrackerError):
    """What was typed or stands in a file cannot be read or resolved."""

    exit_code = 2


def some(names: Sequence[str], first: int = 5) -> str:
    """`C1, C2, C3 and 4 more`: the first few names of many."""
    more = f" and {len(names) - first} more" if len(names) > first else ""
    return f"{', '.join(names[:first])}{more}"
