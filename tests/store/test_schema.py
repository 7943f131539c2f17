"""The migrations and the models describe one schema."""

import ast
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, String, inspect, type_coerce

import tracker.store.guards  # noqa: F401 - so that the metadata is complete
from store.catalogue import Catalogue, catalogue, differences
from tracker.models import Base, Claim
from tracker.store.engine import create_file, open_engine
from tracker.store.location import Location
from tracker.store.schema import HEAD, migrations_folder
from tracker.vocabulary.claims import Kind

REVISIONS = sorted((migrations_folder() / "versions").glob("*.py"))


def modelled(empty: Location) -> Engine:
    """What the models alone make."""
    if empty.path is not None:
        create_file(empty.path)
    engine = open_engine(empty)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
    for table in Base.metadata.tables.values():
        for rule in table.foreign_key_constraints:
            # On PostgreSQL a key that closes a circle of tables is added last, and SQLAlchemy
            # would leave it out of its table from then on, in this process.
            rule._create_rule = None  # noqa: SLF001 - nothing public undoes it
    return engine


def migrated(location: Location) -> Catalogue:
    return catalogue(open_engine(location))


def test_migrations_make_what_the_models_describe(location: Location, empty: Location) -> None:
    found, wanted = migrated(location), catalogue(modelled(empty))
    assert differences(found, wanted) == []


def test_a_word_without_a_migration_is_found(
    location: Location,
    empty: Location,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Alembic's own comparison does not see it."""
    column = Claim.__table__.c.kind
    words = [*Kind, "rumour"]
    rule = next(
        rule
        for rule in Claim.__table__.constraints  # type: ignore[attr-defined]
        if isinstance(rule, CheckConstraint) and rule.name == "ck_claim_kind"
    )
    monkeypatch.setattr(rule, "sqltext", type_coerce(column, String()).in_(words))
    wanted = catalogue(modelled(empty))
    assert "rumour" in wanted["check ck_claim_kind"]
    assert differences(migrated(location), wanted) == ["check ck_claim_kind"]


def test_a_guard_without_a_migration_is_found(
    location: Location, empty: Location, engine: str
) -> None:
    opened = modelled(empty)
    on = "" if engine == "sqlite" else " ON claim"
    with opened.begin() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER guard_claim_delete{on}")
    of = "sql of " if engine == "sqlite" else ""
    assert differences(migrated(location), catalogue(opened)) == [f"{of}trigger guard_claim_delete"]


def test_the_catalogue_tells_every_kind_of_thing(location: Location, engine: str) -> None:
    found = migrated(location)
    kinds = {name.rpartition(" ")[0] for name in found}
    common = {"table", "column", "primary key", "foreign key", "unique", "check", "index"}
    other = {
        "sqlite": {"sql of trigger", "sql of index", "numbers of"},
        "postgresql": {"trigger", "comment"},
    }
    assert kinds == common | other[engine]
    where = next(told for name, told in found.items() if name.endswith("uq_relation_live_stance"))
    assert "retracted_at IS NULL" in where


def test_every_constraint_in_the_database_has_a_name(location: Location, engine: str) -> None:
    """But the primary keys of SQLite, which AUTOINCREMENT wants inside the column."""
    inspector = inspect(open_engine(location))
    nameless = [
        table
        for table in inspector.get_table_names()
        for rule in (
            *inspector.get_check_constraints(table),
            *inspector.get_foreign_keys(table),
            *inspector.get_unique_constraints(table),
            *([] if engine == "sqlite" else [inspector.get_pk_constraint(table)]),
        )
        if not rule["name"]
    ]
    assert nameless == []


def test_the_program_knows_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


@pytest.mark.parametrize("path", REVISIONS, ids=lambda path: path.stem)
def test_a_revision_stands_on_its_own(path: Path) -> None:
    """A revision that read the models would change when they do."""
    imported = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= {"alembic", "sqlalchemy"}


def test_revisions_are_numbered_in_order() -> None:
    """The program compares versions as texts."""
    assert [path.name[:5] for path in REVISIONS] == [f"{n:04}_" for n in range(1, int(HEAD) + 1)]
