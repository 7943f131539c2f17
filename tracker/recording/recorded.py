"""What a write gives back."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tracker.models import Row

Record = TypeVar("Record", bound=Row)


@dataclass(frozen=True)
class Recorded(Generic[Record]):
    """A record made or changed, and what else there is to tell.

    Attributes:
        record: as flushed.
        hints: what was made beside it, or left open.
        changed: False where everything was so already.
    """

    record: Record
    hints: list[str] = field(default_factory=list)
    changed: bool = True
