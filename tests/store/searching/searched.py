"""Claims to be found, and what is found."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from store.recorded import SPEAKER, STATES
from tracker.reporting.claims import ClaimFilter
from tracker.reporting.search import SearchReport, search_report
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import reading, writing
from tracker.store.state import Writer

ANN = Author(who="ann", command="claim add")


def record(location: Location, texts: Iterable[str]) -> None:
    """Ada claims all these things, in one change."""
    with writing(location, ANN) as session:
        writer = Writer(session)
        if not writer.find("speaker", [str(SPEAKER)]):
            writer.add("speaker", STATES["speaker"])
            session.flush()
        for text in texts:
            writer.add("claim", {**STATES["claim"], "uid": str(uuid4()), "text": text})
        session.flush()


def search(location: Location, typed: str, **wanted: Any) -> SearchReport:  # noqa: ANN401 - a filter's
    """Search as the command does."""
    with reading(location) as session:
        return search_report(session, typed, ClaimFilter(**wanted))


def found(location: Location, typed: str, **wanted: Any) -> list[str]:  # noqa: ANN401 - a filter's
    """The references of what is found, the best first."""
    return [hit.ref for hit in search(location, typed, **wanted).hits]
