"""Finds the sources of a table's rows on file, else makes them; else the table is the source."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import AmbiguousReferenceError, BadRowError
from tracker.exchange.merging.records import Wanted
from tracker.exchange.merging.undone import taken_back
from tracker.exchange.table.bodies import BODIES, Bodies
from tracker.exchange.table.matches import Match
from tracker.exchange.table.remembering import Remembered
from tracker.exchange.table.shape import Row
from tracker.models import Source
from tracker.recording.claims import Voice
from tracker.recording.drafting import voice_of
from tracker.recording.finding import source_of
from tracker.recording.sources import SourceDraft, source_state
from tracker.vocabulary.sources import SourceType
from tracker.vocabulary.speakers import SpeakerType
from tracker.vocabulary.text import LINE_LIMIT

_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]*://\S+")


@dataclass(frozen=True)
class Carrier:
    """A source that carries a row's claim.

    Attributes:
        uid: of the source.
        number: of the one on file, None if it is new.
        outlet: whose voice its narration is.
        language: of its text.
        table: whether it is the table itself.
        said: what the first row that named it said of it.
    """

    uid: str
    number: int | None
    outlet: Voice | None
    language: str | None
    match: Match
    table: bool = False
    said: Mapping[str, str] = field(default_factory=dict)


class Sources:
    """The sources of one table.

    Args:
        session: a writing session.
        space: of the uids made from the table.
        bodies: whose outlets they have.
        name: of the table's file.
        sha256: of its bytes.
        mended: a source that is on file from an import before stays as it is: the table that
            rejected rows are from, or what several reviews are of.
    """

    def __init__(
        self,
        session: Session,
        space: UUID,
        bodies: Bodies,
        name: str,
        sha256: str,
        *,
        mended: bool = False,
    ) -> None:
        self._session = session
        self._space = space
        self._bodies = bodies
        self._name = name
        self._sha256 = sha256
        self._mended = mended
        self.known: Remembered[Carrier] = Remembered()

    def carrier(self, row: Row) -> Carrier:
        """What carries a row's claim.

        Raises:
            BadRowError: retracted, or several fit.
        """
        called = row.source or row.url or row.title
        key = ("source", called) if called else ("table",)
        found = self.known.get(key)
        if found is None:
            found = self._named(called, row) if called else self._table(row)
            found = replace(found, said=_said(row))
            self.known.learn(key, found)
        for name, value in _said(row).items():
            before = found.said.get(name, value)
            if before != value:
                named = called or "the table"
                raise BadRowError(
                    f"{name}: {value!r} for {named!r}, which has {before!r} in a row above; name"
                    " another source, or mend it"
                )
        self._bodies.matched.append(found.match)
        return found

    def _table(self, row: Row) -> Carrier:
        uid = uuid5(self._space, "table")
        title = PurePath(self._name).name[:LINE_LIMIT]
        on_file = self._live(uid, title) if self._mended else None
        if on_file is not None:
            return replace(_carrier(on_file, on_file.title or title, "before"), table=True)
        given: dict[str, Any] = {
            "type": row.source_type or SourceType.DATASET,
            "title": title,
            "text_sha256": self._sha256,
        }
        return self._made(uid, title, row, given, table=True)

    def _named(self, called: str, row: Row) -> Carrier:
        on_file = self._by_reference(called)
        if on_file is not None:
            return _carrier(on_file, called, "uid")
        uid = uuid5(self._space, f"source/{called}")
        before = self._live(uid, called)
        if before is not None and self._mended:
            return _carrier(before, called, "before")
        if before is None:
            for how, given in (("url", row.url or called), ("title", row.title or called)):
                on_file = self._one(how, given)
                if on_file is not None:
                    return _carrier(on_file, called, how)
        link = called if _URL.fullmatch(called) else None
        return self._made(
            uid,
            called,
            row,
            {
                "type": row.source_type or SourceType.DOCUMENT,
                "title": row.title or (None if link else called),
                "url": row.url or link,
            },
        )

    def _made(
        self, uid: UUID, called: str, row: Row, given: dict[str, Any], *, table: bool = False
    ) -> Carrier:
        outlet = (
            self._bodies.named(row.outlet, SpeakerType.PUBLICATION, BODIES) if row.outlet else None
        )
        draft = SourceDraft(
            uid=str(uid),
            outlet=outlet.uid if outlet else None,
            byline=row.byline,
            published=row.published,
            **given,
        )
        self._bodies.wanted.append(Wanted("source", (f"source {called}",), source_state(draft)))
        made = self._live(uid, called)
        how = "before" if made else "made"
        return Carrier(
            uid=str(uid),
            number=made.id if made else None,
            outlet=outlet,
            language=made.language if made else None,
            match=Match("source", called, how, f"S{made.id}" if made else None),
            table=table,
        )

    def _by_reference(self, called: str) -> Source | None:
        if re.fullmatch(r"(?i)S\d{1,19}|uid:.+", called):
            return source_of(self._session, called)
        return None

    def _live(self, uid: UUID, called: str) -> Source | None:
        row = self._session.scalar(select(Source).where(Source.uid == uid))
        if row is not None and taken_back(self._session, row):
            raise BadRowError(f"source: {called!r} is S{row.id}, which was retracted; name another")
        return row

    def _one(self, how: str, given: str) -> Source | None:
        column = Source.url if how == "url" else Source.title
        query = select(Source).where(column == given, Source.retracted_at.is_(None))
        rows = self._session.scalars(query.order_by(Source.id)).all()
        if len(rows) > 1:
            raise AmbiguousReferenceError(
                "source", given, [f"S{one.id} {one.title or one.url}" for one in rows]
            )
        return rows[0] if rows else None


def _said(row: Row) -> dict[str, str]:
    given = {"published": row.published, "url": row.url, "outlet": row.outlet}
    return {name: value for name, value in given.items() if value}


def _carrier(row: Source, called: str, how: str) -> Carrier:
    return Carrier(
        uid=str(row.uid),
        number=row.id,
        outlet=voice_of(row.outlet) if row.outlet else None,
        language=row.language,
        match=Match("source", called, how, f"S{row.id}", row.title or row.url),
    )
