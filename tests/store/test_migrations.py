"""A migration keeps every row, or changes nothing at all."""

import os
import stat
from pathlib import Path

import pytest
from sqlalchemy import Engine

from store.catalogue import Catalogue, catalogue, differences
from store.revisions import NEXT, NextRevision
from store.rows import BOB, Contents, World, filled, held
from tracker.errors import BrokenMigrationError, DatabaseFaultError, RuleBrokenError, TrackerError
from tracker.store.backup import upgrade_with_backup
from tracker.store.engine import is_sqlite, open_engine
from tracker.store.guards import missing
from tracker.store.location import Location
from tracker.store.schema import HEAD, upgrade, version

REBUILD = """
always = "always" if op.get_bind().dialect.name == "sqlite" else "auto"
for table in ("speaker", "claim"):
    with op.batch_alter_table(
        table, recreate=always, table_kwargs={"sqlite_autoincrement": True}
    ) as batch:
        batch.add_column(sa.Column("color", sa.Text()))
"""
HALF_WAY = f"""
op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
op.execute("UPDATE speaker SET note = 'touched'")
{REBUILD.strip()}
op.execute("UPDATE no_such_table SET x = 1")
"""
DANGLING = """
op.execute(
    "INSERT INTO claim_topic (uid, claim_id, topic_id)"
    " VALUES ('00000000000000000000000000000001', 99, 1)"
)
"""
NOTHING = "pass"


def state(engine: Engine) -> tuple[str | None, Catalogue, Contents]:
    """The version, the schema and every row, as another connection sees them."""
    with engine.connect() as connection:
        return version(connection), catalogue(engine), held(engine)


def test_a_rebuild_of_tables_that_others_point_to_loses_no_row(
    seeded: Location, next_revision: NextRevision
) -> None:
    engine = open_engine(seeded)
    _, schema, rows = state(engine)
    assert {table: len(rows[table]) for table in ("speaker", "claim", "claim_speaker")} == {
        "speaker": 19,
        "claim": 30,
        "claim_speaker": 32,
    }
    next_revision(REBUILD)
    assert upgrade(seeded, create=False) == (HEAD, NEXT)
    now, new_schema, new_rows = state(engine)
    assert now == NEXT
    assert new_rows == rows
    assert differences(new_schema, schema) == [
        "column claim.color",
        "column speaker.color",
        "table claim",
        "table speaker",
    ]


def test_a_rebuild_leaves_every_guard_and_key_in_force(
    location: Location, next_revision: NextRevision
) -> None:
    engine = filled(location)
    next_revision(REBUILD)
    upgrade(location, create=False)
    with engine.connect() as connection:
        assert missing(connection) == []
        if is_sqlite(engine):
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    world = World(engine)
    world.refuses("DELETE FROM speaker", "rows are retracted, never deleted")
    world.refuses(
        f"UPDATE speaker SET naming = 'pseudonym' WHERE id = {BOB}", "a speaker keeps its naming"
    )
    world.refuses("UPDATE claim SET kind = 'rumour'", "ck_claim_kind")
    world.refuses(
        "UPDATE claim_speaker SET claim_id = 99 WHERE id = 1", "fk_claim_speaker_claim_id"
    )


FAILURES: dict[str, tuple[str, dict[str, type[TrackerError]]]] = {
    "fails half-way": (
        HALF_WAY,
        {"sqlite": DatabaseFaultError, "postgresql": DatabaseFaultError},
    ),
    "leaves dangling references": (
        DANGLING,
        {"sqlite": BrokenMigrationError, "postgresql": RuleBrokenError},
    ),
}


@pytest.mark.parametrize(("body", "errors"), FAILURES.values(), ids=FAILURES)
def test_a_migration_changes_nothing_when_it(
    location: Location,
    engine: str,
    next_revision: NextRevision,
    body: str,
    errors: dict[str, type[TrackerError]],
) -> None:
    opened = filled(location)
    before = state(opened)
    next_revision(body)
    with pytest.raises(errors[engine]):
        upgrade(location, create=False)
    assert state(opened) == before
    assert before[0] == HEAD


@pytest.mark.parametrize("engine", ["sqlite"])
def test_an_upgrade_names_the_tables_it_would_have_broken(
    location: Location, next_revision: NextRevision
) -> None:
    filled(location)
    next_revision(DANGLING)
    with pytest.raises(BrokenMigrationError) as refused:
        upgrade(location, create=False)
    assert str(refused.value) == (
        f"the upgrade of {location} would leave dangling references in claim_topic;"
        " nothing was changed, restore a backup or report this"
    )


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_file_is_copied_for_its_owner_alone_before_its_schema_changes(
    location: Location, next_revision: NextRevision, tmp_path: Path
) -> None:
    before = state(filled(location))
    next_revision(REBUILD)
    mask = os.umask(0)
    try:
        found = upgrade_with_backup(location)
    finally:
        os.umask(mask)
    copy = tmp_path / f"story.db.schema-{HEAD}"
    assert found == (HEAD, NEXT, copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert state(open_engine(Location(path=copy))) == before
    assert state(open_engine(location))[0] == NEXT


@pytest.mark.parametrize("engine", ["sqlite"])
def test_nothing_is_copied_when_the_schema_is_current(location: Location, tmp_path: Path) -> None:
    assert upgrade_with_backup(location) == (HEAD, HEAD, None)
    assert [path.name for path in tmp_path.iterdir()] == ["story.db"]


@pytest.mark.parametrize("engine", ["postgresql"])
def test_a_postgresql_database_is_upgraded_without_a_copy(
    location: Location, next_revision: NextRevision
) -> None:
    next_revision(NOTHING)
    assert upgrade_with_backup(location) == (HEAD, NEXT, None)


@pytest.mark.parametrize("engine", ["sqlite"])
def test_an_upgrade_that_failed_can_be_tried_again(
    location: Location, next_revision: NextRevision
) -> None:
    next_revision(HALF_WAY)
    with pytest.raises(DatabaseFaultError):
        upgrade_with_backup(location)
    next_revision(NOTHING)
    assert upgrade_with_backup(location)[:2] == (HEAD, NEXT)
