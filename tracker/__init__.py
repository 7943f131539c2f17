"""Claims, who made them, how they were attributed, and what each answer does to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.api.opening import Tracker
    from tracker.api.opening import open_tracker as open  # noqa: A004 - tracker.open

__all__ = ["Tracker", "open"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load what `tracker.open` needs when it is asked for: the commands start without it."""
    if name in {"open", "Tracker"}:
        from tracker.api import opening

        return opening.open_tracker if name == "open" else opening.Tracker
    raise AttributeError(name)
