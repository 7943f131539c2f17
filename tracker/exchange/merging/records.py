"""What a file wants recorded, and how what is wrong with it points at its places."""

from dataclasses import dataclass, field
from typing import Protocol

from tracker.errors import TrackerError
from tracker.store.state import State

Path = tuple[str | int, ...]


class Places(Protocol):
    """The file as people see it, to point at what is wrong."""

    def fault(self, path: Path, problem: str, mend: str = "") -> TrackerError:
        """An error at a place: the file cannot be read so."""

    def refusal(self, path: Path, problem: str, mend: str) -> TrackerError:
        """An error at a place: it is understood and refused."""

    def label(self, path: Path) -> str:
        """How a result calls a place."""


@dataclass(frozen=True)
class Wanted:
    """A record as the file wants it, and the place it stands at."""

    table: str
    path: Path
    state: State


@dataclass
class Compiled:
    """All records of a file, or of a part of it, by table in the order of recording."""

    id: str
    records: list[Wanted] = field(default_factory=list)

    def of(self, table: str) -> list[Wanted]:
        """The records of one table."""
        return [wanted for wanted in self.records if wanted.table == table]
