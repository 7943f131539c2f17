"""Imports CSL-JSON as sources: all of it or nothing, twice the same as once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from tracker.errors import BadFieldError, FileFaultError, FileRefusedError
from tracker.exchange.csl.reading import Item
from tracker.exchange.merging.merge import ImportResult, Merge, Side
from tracker.exchange.merging.records import Compiled, Path, Wanted
from tracker.exchange.merging.undone import taken_back
from tracker.models import FileRecord, Revision, Source
from tracker.recording.dependence import check_leaning
from tracker.recording.finding import speaker_named
from tracker.recording.sources import SourceDraft, source_state
from tracker.recording.speakers import SpeakerDraft, speaker_state
from tracker.reporting.imported import MatchView
from tracker.vocabulary.speakers import SpeakerType
from tracker.vocabulary.text import fold

FILE_ID = "csl"
"""All files of CSL are remembered as one: an item is known by its id, whoever exported it."""

_SPACE = UUID("6f0f5bd0-2c1e-4a58-9d52-8f3f0a6e7c11")
"""Namespace of the uids of sources and outlets that come from CSL."""


@dataclass
class CslResult:
    """What an import did.

    Attributes:
        merged: the records it made or changed; what was on file counts as unchanged.
        matches: the sources that were on file, and how they were known.
        dropped: what could not be taken over, in words.
    """

    merged: ImportResult
    matches: list[MatchView] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def import_csl(
    session: Session, items: Sequence[Item], name: str, *, decide: Side | None = None
) -> CslResult:
    """Write items into the database of a session; nothing is committed here.

    A source that is on file by uid, URL or exact title is left as it is, but one that came from
    CSL follows its item.

    Args:
        session: a writing session.
        items: as read.
        name: of their file.
        decide: whose value wins where both changed: the database's (`ours`) or the file's.

    Raises:
        FileFaultError: a value that does not fit.
        AmbiguousReferenceError: several speakers have an outlet's name.
        ChangedOnBothSidesError: both sides changed and nobody decided.
    """
    places = _Places(name)
    found = _Finding(session)
    compiled = Compiled(FILE_ID)
    result = CslResult(ImportResult())
    outlets: dict[str, str] = {}
    before: dict[str, Item] = {}
    for item in items:
        uid = found.uid(item)
        if before.setdefault(uid, item) is not item:
            problem = f"has the id of {before[uid].path[0]}"
            raise places.fault(item.path, problem, "give each an id of its own")
        result.dropped += item.dropped
        if found.is_of_another(uid):
            problem = "has the id of a record that is no source"
            raise places.fault(item.path, problem, "give it an id of its own")
        match = found.match(item)
        if match is not None:
            result.matches.append(match)
            continue
        try:
            state = source_state(SourceDraft(uid=uid, **_with_outlet(item, outlets)))
        except BadFieldError:  # nothing tells it apart: the one rule that reading did not hold to
            told = f"{item.path[0]}: has no title, outlet, date or URL, left out"
            result.dropped.append(told)
            continue
        compiled.records.append(Wanted("source", item.path, state))
    _find_outlets(session, compiled, outlets)
    twice = next((one for one in compiled.of("speaker") if one.state["uid"] in before), None)
    if twice is not None:
        problem = f"has the id that its outlet {twice.path[0]} gets"
        path = before[twice.state["uid"]].path
        raise places.fault(path, problem, "give it an id of its own")
    result.merged = Merge(session, compiled, places, decide=decide, confirmed=False).run()
    result.merged.unchanged += len(result.matches)
    check_leaning(session)
    return result


def _with_outlet(item: Item, outlets: dict[str, str]) -> dict[str, Any]:
    """Its values, with an outlet's key for its name until the outlets are looked up."""
    outlet = item.values.get("outlet")
    if outlet is None:
        return dict(item.values)
    outlets.setdefault(fold(outlet), outlet)
    return {**item.values, "outlet": fold(outlet)}


def _find_outlets(session: Session, compiled: Compiled, outlets: dict[str, str]) -> None:
    """Take the outlets on file by exactly their name, and make the others, as publications."""
    wanted = {one.state["outlet"] for one in compiled.records} - {None}
    uids: dict[str, str] = {}
    for key in (key for key in outlets if key in wanted):
        on_file = speaker_named(session, outlets[key])
        if on_file is not None:
            uids[key] = str(on_file.uid)
            continue
        uids[key] = str(uuid5(_SPACE, f"outlet/{key}"))
        draft = SpeakerDraft(uid=uids[key], type=SpeakerType.PUBLICATION, name=outlets[key])
        compiled.records.append(Wanted("speaker", (outlets[key],), speaker_state(draft)))
    for one in compiled.of("source"):
        if one.state["outlet"] is not None:
            one.state["outlet"] = uids[one.state["outlet"]]


class _Finding:
    """Finds the sources on file that items are."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def uid(self, item: Item) -> str:
        """Of the source made of an item: its id where that is one, else made from it.

        The ids of two people's libraries may agree, so what tells an item apart counts, too.
        """
        try:
            return str(UUID(item.id))
        except ValueError:
            values = item.values
            apart = values.get("url") or values.get("title") or values.get("published") or ""
            return str(uuid5(_SPACE, f"source/{item.id}/{apart}"))

    def is_of_another(self, uid: str) -> bool:
        """Whether a record of another kind has, or had, this uid."""
        told = exists().where(
            Revision.record_uid == UUID(uid), Revision.record_table != Source.__tablename__
        )
        return bool(self._session.scalar(select(told)))

    def match(self, item: Item) -> MatchView | None:
        """The source on file that an item is; None where the item is to be written."""
        own = self._session.scalar(select(Source).where(Source.uid == UUID(self.uid(item))))
        if own is not None:
            if taken_back(self._session, own):
                return self._view(item, own, "retracted")
            return None if self._from_csl(own) else self._view(item, own, "uid")
        for how in ("url", "title"):
            found = self._one(item, how)
            if found is not None:
                return self._view(item, found, how)
        return None

    def _from_csl(self, source: Source) -> bool:
        told = exists().where(FileRecord.file_id == FILE_ID, FileRecord.record_uid == source.uid)
        return bool(self._session.scalar(select(told)))

    def _one(self, item: Item, how: str) -> Source | None:
        """The first; an item that came from CSL itself is known by its uid alone."""
        given = item.values.get(how)
        if given is None:
            return None
        column = Source.url if how == "url" else Source.title
        query = select(Source).where(column == given, Source.retracted_at.is_(None))
        rows = self._session.scalars(query.order_by(Source.id))
        return next((one for one in rows if how == "url" or not _differ(item, one)), None)

    def _view(self, item: Item, source: Source, how: str) -> MatchView:
        name = source.title or source.url
        return MatchView("source", item.path[0], how, f"S{source.id}", name, 1)


def _differ(item: Item, source: Source) -> bool:
    """Whether two sources of one title are two: an editorial has the title of many."""
    said = item.values
    outlet = source.outlet.survivor.name if source.outlet else None
    pairs = [(said.get("url"), source.url), (said.get("published"), source.published)]
    pairs.append((_key(said.get("outlet")), _key(outlet)))
    return said["type"] != source.type or any(
        one and other and one != other for one, other in pairs
    )


def _key(name: str | None) -> str | None:
    return fold(name) if name else None


class _Places:
    """The items of a file, to point at."""

    def __init__(self, name: str) -> None:
        self._name = "standard input" if name == "-" else name

    def fault(self, path: Path, problem: str, mend: str = "") -> FileFaultError:
        return FileFaultError(self._name, problem, key=self.label(path), mend=mend)

    def refusal(self, path: Path, problem: str, mend: str) -> FileRefusedError:
        return FileRefusedError(self._name, problem, key=self.label(path), mend=mend)

    def label(self, path: Path) -> str:
        return str(path[0])
