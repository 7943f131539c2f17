"""A speaker and a claim that the program itself recorded, and their history."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from tracker.models import Change, Revision, Row
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing
from tracker.store.state import Writer

EVE = Author(who="eve", command="claim edit", why="a slip")

SPEAKER = UUID(int=1)
CLAIM = UUID(int=2)

STATES: dict[str, dict[str, Any]] = {
    "speaker": {
        "uid": str(SPEAKER),
        "type": "person",
        "naming": "named",
        "name": "Ada",
        "names": [{"name": "Ада"}],
    },
    "claim": {
        "uid": str(CLAIM),
        "text": "It rains.",
        "kind": "assertion",
        "polarity": "affirm",
        "certainty": "certain",
        "denied_inferred": False,
        "said_basis": "unknown",
        "status": "current",
        "speakers": [{"speaker": str(SPEAKER), "affiliation": None}],
    },
}


def record(location: Location) -> None:
    """Record the two in one change."""
    with writing(location, Author(who="ada", command="claim add")) as session:
        writer = Writer(session)
        for table, state in STATES.items():
            writer.add(table, state)
            session.flush()


def edit(location: Location, author: Author = EVE, *, dry_run: bool = False, **state: Any) -> None:  # noqa: ANN401 - any column's
    """Give the claim new values."""
    with writing(location, author, dry_run=dry_run) as session:
        writer = Writer(session)
        writer.change(writer.find("claim", [str(CLAIM)])[str(CLAIM)], state)


def revisions(location: Location, uid: UUID | None = None) -> list[Revision]:
    """All revisions, or a record's, by record and version, as another connection sees them."""
    query = select(Revision).order_by(Revision.record_uid, Revision.version)
    if uid is not None:
        query = query.where(Revision.record_uid == uid)
    with reading(location) as session:
        return list(session.scalars(query))


def changes(location: Location) -> list[Change]:
    """All changes, in order, as another connection sees them."""
    with reading(location) as session:
        return list(session.scalars(select(Change).order_by(Change.id)))


def found(location: Location, model: type[Row], uid: UUID) -> Row:
    """One record, as another connection sees it."""
    with reading(location) as session:
        return session.scalars(select(model).where(model.uid == uid)).one()
