"""A database of schema 0004 with rows in every table is brought up without losing any."""

import shutil
from pathlib import Path

import pytest

from conftest import SEED
from exchange.bundle.bundles import bring, entries, export
from exchange.claim_files import load
from store.checked import STORY
from store.older import make_older, rows_of
from tracker.models import Base, Claim, Speaker
from tracker.recording.retracting import retract
from tracker.recording.undoing import undo
from tracker.store.checking import findings
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.schema import HEAD, upgrade
from tracker.store.session import writing

ANN = Author("ann", "claim retract", "A slip.")


@pytest.fixture
def older(location: Location, empty: Location) -> Location:
    """A database at 0004 with the seed and a story, the claims of which were edited."""
    load(location, SEED.read_text(encoding="utf-8"))
    load(location, STORY)
    load(location, STORY.replace("Work stopped.", "Work had stopped."))
    make_older(empty, rows_of(location))
    return empty


@pytest.fixture
def blank(templates: dict[str, Path], tmp_path: Path) -> Location:
    """Another database, with nothing in it."""
    return Location(path=Path(shutil.copyfile(templates["sqlite"], tmp_path / "blank.db")))


def test_the_upgrade_keeps_every_row(older: Location, location: Location) -> None:
    before = rows_of(location)
    assert upgrade(older, create=False) == ("0004", HEAD)
    after = rows_of(older)
    for table in Base.metadata.tables:
        if table != "revision":
            assert after[table] == before[table], table
    later = {"source_text", "speaker_merge", "question", "position", "response_request", "verdict"}
    assert all(before[table] for table in Base.metadata.tables if table not in later)
    known = [
        (row["record_uid"], row["version"], row["change_id"], row["salt"])
        for row in before["revision"]
    ]
    assert known == [
        (row["record_uid"], row["version"], row["change_id"], row["salt"])
        for row in after["revision"]
    ]


def test_the_upgraded_database_is_whole(older: Location) -> None:
    upgrade(older, create=False)
    assert list(findings(older)) == []


def test_what_is_done_after_the_upgrade_is_undone(older: Location) -> None:
    upgrade(older, create=False)
    before = rows_of(older)["claim"]
    with writing(older, ANN) as session:
        retract(session, session.get_one(Claim, 6), ANN)
    assert list(findings(older)) == []
    with writing(older, ANN) as session:
        undo(session, ANN)
    assert rows_of(older)["claim"] == before
    assert list(findings(older)) == []


def test_an_older_schema_is_told(older: Location) -> None:
    assert list(findings(older)) == [
        f"the schema is 0004, not {HEAD}; bring it up with: tracker db upgrade"
    ]


def test_a_bundle_of_the_upgraded_database_is_carried_whole(
    older: Location, blank: Location
) -> None:
    upgrade(older, create=False)
    whole = export(older)
    bring(blank, whole)
    assert export(blank) == whole
    assert list(findings(blank)) == []


def test_a_bundle_of_the_upgraded_database_is_signed_where_there_is_newer_history(
    older: Location, blank: Location
) -> None:
    upgrade(older, create=False)
    with writing(blank, ANN) as session:
        session.add(Speaker(type="person", naming="named", name="Zoe", name_key="zoe"))
    bring(blank, export(older))
    assert list(findings(blank)) == []
    assert entries(older) < entries(blank)
    both = export(blank)
    bring(blank, export(older))
    assert export(blank) == both
