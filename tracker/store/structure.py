"""Whether tables, columns, rules and indexes are those this program makes."""

from collections.abc import Iterator

from sqlalchemy import Connection, Dialect, text
from sqlalchemy.schema import CreateIndex, CreateTable

from tracker.models import Base
from tracker.store.engine import is_sqlite

Structure = dict[str, str]
"""What there is, by what it is called, and how it is defined."""


def altered_structure(connection: Connection) -> Iterator[str]:
    """What differs from the models, one sentence each.

    Tables of others and their plain indexes do no harm. SQLite keeps what was written, so every
    definition is compared; PostgreSQL words rules anew, so those go by their names there.
    """
    if is_sqlite(connection):
        wanted, found = _made_on_sqlite(connection.dialect), _found_on_sqlite(connection)
    else:
        wanted, found = _made_on_postgresql(connection.dialect), _found_on_postgresql(connection)
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield f"{name} is gone"
        elif name not in wanted:
            yield f"{name} is not this program's"
        elif found[name] != wanted[name]:
            yield f"{name} was altered"


def _made_on_sqlite(dialect: Dialect) -> Structure:
    made: Structure = {}
    for table in Base.metadata.tables.values():
        made |= _written(table.name, str(CreateTable(table).compile(dialect=dialect)))
        for index in table.indexes:
            made[_index(index.name, table.name)] = _flat(
                str(CreateIndex(index).compile(dialect=dialect))
            )
    return made


def _found_on_sqlite(connection: Connection) -> Structure:
    query = text("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql > ''")
    found: Structure = {}
    for kind, name, table, sql in connection.execute(query):
        if table not in Base.metadata.tables:
            continue
        if kind == "table":
            found |= _written(table, sql)
        elif kind == "index" and (sql.startswith("CREATE UNIQUE") or _known(table, name)):
            found[_index(name, table)] = _flat(sql)
    return found


def _written(table: str, sql: str) -> Structure:
    """The parts of a CREATE TABLE by name."""
    parts: Structure = {f"the table {table}": ""}
    for part in _parts(sql):
        first, _, rest = part.partition(" ")
        if first == "CONSTRAINT":
            parts[_rule(rest.partition(" ")[0], table)] = rest
        else:
            parts[f"the column {first} of {table}"] = rest
    return parts


def _parts(sql: str) -> Iterator[str]:
    """What stands between the commas of a CREATE TABLE, but those in brackets and quotes."""
    depth, quote, part = 0, "", ""
    for char in sql[sql.find("(") + 1 : sql.rfind(")")]:
        if quote or char in "'\"":
            quote = "" if char == quote else quote or char
        elif char in "()":
            depth += 1 if char == "(" else -1
        if char == "," and not depth and not quote:
            yield _flat(part)
            part = ""
        else:
            part += char
    yield _flat(part)


def _flat(sql: str) -> str:
    return " ".join(sql.split())


def _made_on_postgresql(dialect: Dialect) -> Structure:
    made: Structure = {}
    for table in Base.metadata.tables.values():
        made[f"the table {table.name}"] = ""
        for column in table.columns:
            kind = column.type.compile(dialect).lower().replace("varchar", "character varying")
            null = "" if column.nullable else " not null"
            made[f"the column {column.name} of {table.name}"] = kind + null
        for rule in table.constraints:
            made[_rule(rule.name, table.name)] = ""
        for index in table.indexes:
            partial = index.dialect_options["postgresql"]["where"] is not None
            made[_index(index.name, table.name)] = _kind(unique=index.unique, partial=partial)
    return made


def _found_on_postgresql(connection: Connection) -> Structure:
    found: Structure = {}
    for table, column, kind, filled in connection.execute(text(_COLUMNS)):
        if table in Base.metadata.tables:
            found[f"the table {table}"] = ""
            found[f"the column {column} of {table}"] = kind + (" not null" if filled else "")
    for table, name in connection.execute(text(_RULES)):
        if table in Base.metadata.tables:
            found[_rule(name, table)] = ""
    for table, name, unique, partial in connection.execute(text(_INDEXES)):
        if table in Base.metadata.tables and (unique or _known(table, name)):
            found[_index(name, table)] = _kind(unique=unique, partial=partial)
    return found


_COLUMNS = """
SELECT relname, attname, format_type(atttypid, atttypmod), attnotnull
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relkind IN ('r', 'p') AND pg_table_is_visible(attrelid) AND attnum > 0 AND NOT attisdropped
"""
_RULES = """
SELECT relname, conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
WHERE contype IN ('c', 'f', 'p', 'u', 'x') AND pg_table_is_visible(conrelid)
"""
_INDEXES = """
SELECT of_table.relname, of_index.relname, indisunique, indpred IS NOT NULL
FROM pg_index JOIN pg_class AS of_table ON of_table.oid = indrelid
JOIN pg_class AS of_index ON of_index.oid = indexrelid
WHERE indisvalid AND pg_table_is_visible(indrelid)
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)
"""


def _known(table: str, index: str) -> bool:
    return any(one.name == index for one in Base.metadata.tables[table].indexes)


def _kind(*, unique: bool, partial: bool) -> str:
    return f"{'unique' if unique else 'plain'}, {'of some' if partial else 'of all'} rows"


def _rule(name: object, table: str) -> str:
    return f"the rule {name} of {table}"


def _index(name: object, table: str) -> str:
    return f"the index {name} of {table}"
