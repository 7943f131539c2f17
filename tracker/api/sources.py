"""`source`: what was read, or cited by what was read."""

from __future__ import annotations

from os import fspath
from typing import TYPE_CHECKING, Any, Unpack

from tracker.api.database import Database, Written
from tracker.api.guarding import guarded
from tracker.api.values import NewSourceValues, SourceValues

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from os import PathLike

    from tracker.recording.recorded import Recorded
    from tracker.reporting.quotations import AttachedReport, QuotationsReport
    from tracker.reporting.sources import SourceReport, SourcesReport
    from tracker.reporting.texts import SourceTextReport


@guarded
class Sources:
    """`source`: what was read, or cited by what was read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def show(self, ref: str) -> SourceReport:
        """One source and the claims it carries; by reference, title or outlet."""
        from tracker.reporting.sources import source_report
        from tracker.store.lookup import find_source

        with self._database.reading() as session:
            return source_report(session, find_source(session, ref))

    def list(self, *, everything: bool = False, limit: int | None = None) -> SourcesReport:
        """Sources in the order of recording; the retracted only with `everything`."""
        from tracker.reporting.sources import sources_report

        with self._database.reading() as session:
            return sources_report(session, limit=limit, everything=everything)

    def add(self, title: str | None = None, **given: Unpack[SourceValues]) -> Written[SourceReport]:
        """Record a source.

        Args:
            title: of it.
            given: its type, and one of title, outlet, date, URL or the text's SHA-256.

        Raises:
            UnreadableError: values that cannot be read, or do not tell it from others.
        """
        from tracker.errors import BadFieldError
        from tracker.recording.record_bodies import record_source

        values = _checked(given if title is None else {**given, "title": title})
        if "type" not in values:
            raise BadFieldError(("type",), "is missing", "give one of CSL's")
        with self._database.writing("source add") as under_way:
            done = record_source(under_way.session, values)
            number = done.record.id
        return self._written(number, done)

    def edit(
        self,
        ref: str,
        *,
        version: int | None = None,
        why: str | None = None,
        **given: Unpack[NewSourceValues],
    ) -> Written[SourceReport]:
        """Change a source; each value replaces one, None takes it away.

        Args:
            ref: of the source.
            version: refuse if the record is no longer as it was read at this version.
            why: kept in the history.
            given: what to change.
        """
        from tracker.recording.edit_bodies import edit_source
        from tracker.recording.finding import source_of
        from tracker.store.versions import check_version

        with self._database.writing("source edit", why) as under_way:
            source = source_of(under_way.session, ref)
            check_version(under_way.session, source, f"S{source.id}", version)
            done = edit_source(under_way.session, source, _checked(given))
            number = source.id
        return self._written(number, done)

    def text(self, ref: str) -> SourceTextReport:
        """The newest text of a source, and where its quotations stand in it."""
        from tracker.reporting.texts import source_text_report
        from tracker.store.lookup import find_source

        with self._database.reading() as session:
            return source_text_report(session, find_source(session, ref))

    def attach(
        self,
        ref: str,
        file: str | PathLike[str],
        *,
        media_type: str | None = None,
        captured: datetime | None = None,
    ) -> Written[AttachedReport]:
        """Keep the text of a source exactly as it is; its quotations are looked up in it.

        Args:
            ref: of the source.
            file: txt, md, html or pdf; `-` is standard input.
            media_type: of the file, where its ending does not say.
            captured: when it said so, with a time zone; now by default.
        """
        from tracker.api.values import word
        from tracker.exchange.texts.reading import read_text
        from tracker.recording.attach_text import attach_text
        from tracker.recording.finding import source_of
        from tracker.reporting.quotations import attached_report
        from tracker.vocabulary.quotations import MediaType

        given = word(MediaType, "media_type", media_type) if media_type else None
        text, kind = read_text(fspath(file), given)
        with self._database.writing("source attach") as under_way:
            session = under_way.session
            source = source_of(session, ref)
            at = captured or under_way.author.clock()
            attached = attach_text(session, source, text, kind, at)
            report, called = attached_report(session, attached), f"S{source.id}"
        return Written(called, report, tuple(attached.hints))

    def retract(self, ref: str, *, why: str) -> Written[SourceReport]:
        """Take back a source that no live record needs."""
        from tracker.api.retracting import retracted
        from tracker.models import Source
        from tracker.store.lookup import find_source

        called = retracted(self._database, "source", (Source, find_source), ref, why=why)
        return Written(called, self.show(called))

    def check_quotes(self, ref: str | None = None) -> QuotationsReport:
        """Look every quotation up in the newest text of its source, and write where it stands."""
        from tracker.recording.finding import source_of
        from tracker.recording.verifying import verify_all
        from tracker.reporting.quotations import quotations_report

        with self._database.writing("check quotes") as under_way:
            of = source_of(under_way.session, ref) if ref else None
            return quotations_report(under_way.session, verify_all(under_way.session, of), of)

    def _written(self, number: int, done: Recorded[Any]) -> Written[SourceReport]:
        called = f"S{number}"
        return Written(called, self.show(called), tuple(done.hints), done.changed)


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    from tracker.api.values import checked
    from tracker.recording.sources import SourceDraft

    return checked(given, NewSourceValues, SourceDraft)
