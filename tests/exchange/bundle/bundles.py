"""Bundles of databases, brought into others below the command line."""

import io
from typing import Any

from sqlalchemy import select

from tracker.exchange.bundle.importing import BundleResult, import_bundle
from tracker.exchange.bundle.reading import Bundle
from tracker.exchange.bundle.writing import bundle
from tracker.exchange.merging.merge import Side
from tracker.models import Change, Revision
from tracker.store.history import DECIDING, Author
from tracker.store.location import Location
from tracker.store.session import reading, writing


def export(location: Location) -> bytes:
    """The bundle of a database."""
    with reading(location) as session:
        return b"".join(bundle(session, lambda rows, _: rows))


def bring(location: Location, data: bytes, decide: Side | None = None) -> BundleResult:
    """Import a bundle."""
    author = Author("joiner", DECIDING)
    with writing(location, author) as session:
        read = Bundle(io.BytesIO(data), "story.jsonl")
        return import_bundle(session, read, author, decide_all=decide)


def entries(location: Location) -> set[tuple[Any, ...]]:
    """Every revision with what it said and by whom, wherever in a history it stands."""
    query = select(
        *(Revision.record_table, Revision.record_uid, Revision.digest, Revision.payload),
        *(Revision.salt, Change.uid, Change.who, Change.at, Change.command, Change.why),
    ).join(Revision.change)
    with reading(location) as session:
        return {tuple(row) for row in session.execute(query)}
