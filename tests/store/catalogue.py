"""What an engine says about a database's schema, one line per thing, so that two compare."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine.reflection import Inspector

from tracker.store.engine import is_sqlite

Catalogue = dict[str, str]

_POSTGRESQL_TRIGGERS = """
SELECT tgname, pg_get_triggerdef(pg_trigger.oid), pg_get_functiondef(tgfoid)
FROM pg_trigger WHERE NOT tgisinternal
"""


def catalogue(engine: Engine) -> Catalogue:
    """Every table, column, key, rule, index and trigger but Alembic's own table."""
    with engine.connect() as connection:
        inspector = inspect(connection)
        tables = set(inspector.get_table_names()) - {"alembic_version"}
        lines = [line for table in tables for line in _table(inspector, table)]
        lines += _of_sqlite(connection) if is_sqlite(engine) else _of_postgresql(connection)
    found = dict(lines)
    assert len(found) == len(lines), "two things of one name"
    return found


def differences(one: Catalogue, other: Catalogue) -> list[str]:
    """The names of what is not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _table(inspector: Inspector, table: str) -> Iterator[tuple[str, str]]:
    columns = inspector.get_columns(table)
    yield f"table {table}", ", ".join(sorted(column["name"] for column in columns))
    for column in columns:
        yield f"column {table}.{column['name']}", _told(dict(column))
    key = inspector.get_pk_constraint(table)
    yield f"primary key {table}", _told(dict(key))
    for foreign in inspector.get_foreign_keys(table):
        yield f"foreign key {foreign['name']}", _told({"table": table, **foreign})
    for unique in inspector.get_unique_constraints(table):
        yield f"unique {unique['name']}", _told({"table": table, **unique})
    for rule in inspector.get_check_constraints(table):
        yield f"check {rule['name']}", _told({"table": table, **rule})
    for index in inspector.get_indexes(table):
        yield f"index {index['name']}", _told({"table": table, **index})


def _told(facts: dict[str, Any]) -> str:
    return "; ".join(f"{name}: {_plain(facts[name])}" for name in sorted(facts))


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return f"({_told(value)})"
    return str(value)


def _of_sqlite(connection: Connection) -> Iterator[tuple[str, str]]:
    """What the inspector does not tell: triggers, partial indexes, AUTOINCREMENT."""
    rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master WHERE sql > ''"))
    for kind, name, sql in rows:
        if kind == "table" and name not in {"alembic_version", "sqlite_sequence"}:
            yield f"numbers of {name}", "AUTOINCREMENT" if "AUTOINCREMENT" in sql else "reused"
        elif kind in {"trigger", "index"}:
            yield f"sql of {kind} {name}", sql


def _of_postgresql(connection: Connection) -> Iterator[tuple[str, str]]:
    """What the inspector does not tell: triggers with their functions, comments of tables."""
    for name, trigger, function in connection.execute(text(_POSTGRESQL_TRIGGERS)):
        yield f"trigger {name}", f"{trigger}\n{function}"
    inspector = inspect(connection)
    for table in inspector.get_table_names():
        if table != "alembic_version":
            yield f"comment {table}", str(inspector.get_table_comment(table)["text"])
