"""A database of claims, opened."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from os import fspath
from typing import TYPE_CHECKING, Self, Unpack

from tracker.api.database import Database
from tracker.api.guarding import guarded
from tracker.api.relations import Relating

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike
    from types import TracebackType

    from tracker.api.claims import Appearances, Claims
    from tracker.api.importing import Content, Deciding, Imported
    from tracker.api.questions import Questions, Verdicts
    from tracker.api.relations import Relations
    from tracker.api.reports import Reports
    from tracker.api.responses import Responses
    from tracker.api.sources import Sources
    from tracker.api.speakers import Affiliations, Speakers
    from tracker.api.values import ClaimsAsked
    from tracker.exchange.merging.merge import Side
    from tracker.reporting.log import LogReport, UndoReport
    from tracker.reporting.search import SearchReport


@guarded
class Tracker(Relating):
    """A database of claims; its nouns hold the commands of the same names.

    Reads give the frozen reports that the commands print as JSON. Each write is a transaction
    and a change in the history, committed when it returns; see `together` for several at once.
    """

    def __enter__(self) -> Self:
        """Work on it."""
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Leave it; every write was committed when it returned."""

    @property
    def place(self) -> str:
        """Where the database is; never with a password."""
        return str(self._database.location)

    @cached_property
    def claim(self) -> Claims:
        """What somebody said, as one proposition or speech act."""
        from tracker.api.claims import Claims

        return Claims(self._database)

    @cached_property
    def appearance(self) -> Appearances:
        """Where and how a source carries a claim."""
        from tracker.api.claims import Appearances

        return Appearances(self._database)

    @cached_property
    def speaker(self) -> Speakers:
        """Who or what says something, employs or publishes."""
        from tracker.api.speakers import Speakers

        return Speakers(self._database)

    @cached_property
    def affiliation(self) -> Affiliations:
        """A speaker's role in an organization, as stated."""
        from tracker.api.speakers import Affiliations

        return Affiliations(self._database)

    @cached_property
    def source(self) -> Sources:
        """What was read, or cited by what was read."""
        from tracker.api.sources import Sources

        return Sources(self._database)

    @cached_property
    def relation(self) -> Relations:
        """What one claim does to another."""
        from tracker.api.relations import Relations

        return Relations(self._database)

    @cached_property
    def question(self) -> Questions:
        """Contested questions, and what claims answer to them."""
        from tracker.api.questions import Questions

        return Questions(self._database)

    @cached_property
    def verdict(self) -> Verdicts:
        """What a fact-check found of a claim."""
        from tracker.api.questions import Verdicts

        return Verdicts(self._database)

    @cached_property
    def respond(self) -> Responses:
        """Right of reply: who was asked what, and what came of it."""
        from tracker.api.responses import Responses

        return Responses(self._database)

    @cached_property
    def report(self) -> Reports:
        """What is on file, put together."""
        from tracker.api.reports import Reports

        return Reports(self._database)

    @contextmanager
    def together(self, command: str, *, why: str | None = None) -> Iterator[None]:
        """Make one transaction, and one change in the history, of the writes inside.

        All of them are committed at the end, or none if an error leaves the block; one that is
        caught inside takes back its own write alone. Other writers wait meanwhile. A block inside
        another is a part of that one.

        Args:
            command: what the history calls it, such as "import of the desk's list".
            why: the reason, kept in the history.
        """
        with self._database.together(command, why):
            yield

    def import_file(
        self,
        file: str | PathLike[str],
        *,
        decide: Side | None = None,
        dry_run: bool = False,
        confirmed: bool = False,
    ) -> Imported:
        """Import a claim file, ClaimReviews or CSL-JSON: all of it or nothing.

        Importing it twice changes nothing.

        Args:
            file: its path.
            decide: whose value wins where both changed: `ours`, the database's, or `theirs`.
            dry_run: tell what would be done, and change nothing.
            confirmed: contradictions whose place or time is unknown are meant.

        Raises:
            UnreadableError: it cannot be read; names the place.
            RefusedError: something in it cannot be recorded, or both changed a value.
        """
        from tracker.api.importing import Deciding, read_content

        content = read_content(fspath(file))
        return self.import_content(content, Deciding(decide, confirmed, dry_run))

    def import_content(self, content: Content, deciding: Deciding) -> Imported:
        """Import what was read of a file; see `import_file`."""
        from tracker.api.importing import import_content

        command = f"import {content.id}"
        with self._database.writing(command, dry_run=deciding.dry_run) as under_way:
            return import_content(under_way, content, deciding)

    def search(
        self,
        query: str,
        *,
        everything: bool = False,
        limit: int | None = None,
        **asked: Unpack[ClaimsAsked],
    ) -> SearchReport:
        """Claims, quotations, speakers and sources that hold all words of a query.

        Args:
            query: words; in quotation marks as they stand.
            everything: what was retracted, too.
            limit: at most so many.
            asked: with any of `ClaimsAsked`, only claims are sought.
        """
        from tracker.api.picking import claim_filter
        from tracker.reporting.search import search_report

        with self._database.reading() as session:
            wanted = claim_filter(session, asked, everything=everything, limit=limit)
            return search_report(session, query, wanted)

    def log(self, ref: str | None = None, *, limit: int | None = None) -> LogReport:
        """Who changed what and when, newest first; of a record, what touched it or its parts."""
        from tracker.reporting.log import log_report
        from tracker.store.lookup import find_record

        with self._database.reading() as session:
            record = find_record(session, ref) if ref else None
            return log_report(session, record=record, limit=limit)

    def undo(self, *, dry_run: bool = False, expected: str | None = None) -> UndoReport:
        """Take the user's last change back, as a new change; not inside `together`.

        Args:
            dry_run: tell what would be undone, and change nothing.
            expected: the uid of the change that is meant; another one is not undone.

        Raises:
            RefusedError: what was done since stands in the way, or it is inside `together`.
        """
        from tracker.errors import RefusedError
        from tracker.recording import undoing
        from tracker.reporting.log import undo_report

        if self._database.is_together:
            raise RefusedError("an undo is a change of its own", "give it outside together")
        with self._database.writing("undo", dry_run=dry_run) as under_way:
            undone = undoing.undo(under_way.session, under_way.author, expected=expected)
            return undo_report(under_way.session, undone)

    def status(self) -> list[tuple[str, str]]:
        """Pairs of what and how: where the database is, its engine, schema and contents."""
        from tracker.reporting.status import database_status

        with self._database.reading() as session:
            return database_status(session, self.place)

    def check(self) -> list[str]:
        """What was lost or altered behind this program's back; nothing if all is well."""
        from tracker.store.checking import findings

        return list(findings(self._database.location))


def open_tracker(
    place: str | PathLike[str] | None = None,
    *,
    user: str | None = None,
    create: bool = False,
    tell: Callable[[str], None] | None = None,
) -> Tracker:
    """Open a database of claims.

    Args:
        place: a path, sqlite:///PATH or postgresql://…; by default as the commands find it:
            TRACKER_DB, then tracker.toml, then the user's data folder.
        user: whom the history names; by default TRACKER_USER, then the login name.
        create: make the database if there is none, or bring it to the current schema.
        tell: is called with each thing to know beside what a read gives, such as how many
            claims a public report leaves out.

    Raises:
        UnreadableError: neither a path nor a URL we know.
        NoDatabaseError: when it is first used, if there is none and `create` is not given.
    """
    from tracker.api.users import user_name
    from tracker.store.location import find_location

    location = find_location(None if place is None else fspath(place))
    if create:
        from tracker.store.schema import upgrade

        upgrade(location, create=True)
    who = user_name(user) if user is not None else None
    database = Database(location, lambda: who or user_name(), tell or (lambda _hint: None))
    return Tracker(database)
