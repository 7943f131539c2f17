"""What the methods of all nouns share: to read, to write in one transaction, and to tell."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tracker.store.history import Author
    from tracker.store.location import Location

Report = TypeVar("Report")


@dataclass(frozen=True)
class Written(Generic[Report]):
    """What a write gives back, after it was committed.

    Attributes:
        ref: of the record, such as `C31`.
        record: the whole record as it is now; the report that `show` gives.
        hints: what was made beside it, taken from other records, or left open.
        changed: False where everything was so already.
        also: what came with it, a line each, its reference first.
    """

    ref: str
    record: Report
    hints: tuple[str, ...] = ()
    changed: bool = True
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Writing:
    """A transaction under way, and who writes."""

    session: Session
    author: Author


class _TriedOnlyError(Exception):
    """Takes a part of a transaction back that was to be tried only."""


@dataclass
class Database:
    """Where a database is, and who works on it.

    Attributes:
        location: of the database, which need not be there yet.
        user: whom the history names.
        tell: is called with each thing to know beside what a read gives.
    """

    location: Location
    user: Callable[[], str]
    tell: Callable[[str], None] = field(default=lambda _hint: None)
    _together: Writing | None = None

    @property
    def is_together(self) -> bool:
        """Whether what is written is a part of a transaction under way."""
        return self._together is not None

    @contextmanager
    def reading(self, as_of: datetime | None = None) -> Iterator[Session]:
        """Read one consistent state: that of now, or of a moment in the past."""
        if self._together is not None and as_of is None:
            yield self._together.session
            return
        from tracker.store.past import reading_past
        from tracker.store.session import reading

        with reading_past(self.location, as_of) if as_of else reading(self.location) as session:
            yield session

    @contextmanager
    def writing(
        self, command: str, why: str | None = None, *, dry_run: bool = False
    ) -> Iterator[Writing]:
        """Write in one transaction: all of it is committed, with its history, or nothing."""
        from tracker.store.session import part_of, writing

        if self._together is not None:
            with suppress(_TriedOnlyError), part_of(self._together.session):
                yield self._together
                if dry_run:
                    raise _TriedOnlyError
            return
        author = self.author(command, why)
        with writing(self.location, author, dry_run=dry_run) as session:
            yield Writing(session, author)

    @contextmanager
    def together(self, command: str, why: str | None) -> Iterator[None]:
        """Make one transaction, and one change in the history, of all that is written inside.

        A block inside another is a part of that one's transaction and change.
        """
        from tracker.store.session import part_of, writing

        if self._together is not None:
            with part_of(self._together.session):
                yield
            return
        author = self.author(command, why)
        with writing(self.location, author) as session:
            self._together = Writing(session, author)
            try:
                yield
            finally:
                self._together = None

    def author(self, command: str, why: str | None = None) -> Author:
        """Who writes, by which command, and why."""
        from tracker.store.history import Author

        return Author(who=self.user(), command=command, why=why)
