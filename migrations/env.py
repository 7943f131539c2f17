"""Runs the migrations on the connection and in the transaction that `tracker.store` opened."""

from collections.abc import Collection, Mapping
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.script import Script
from sqlalchemy import Connection, text

import tracker.store.guards  # noqa: F401 - so that the metadata is complete
from tracker.models import Base


def triggers(connection: Connection) -> dict[str, tuple[str, str]]:
    """Name to table and text of every trigger; SQLite only, where a rebuild drops them."""
    if connection.dialect.name != "sqlite":
        return {}
    rows = connection.execute(
        text("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
    )
    return {name: (table, sql) for name, table, sql in rows}


def run(connection: Connection) -> None:
    """Migrate; after each revision, triggers that a table's rebuild dropped are made again.

    A revision that drops a trigger for good names it in its `drops_triggers`.
    """
    known = triggers(connection)

    def recreate(
        ctx: MigrationContext,  # noqa: ARG001 - the four arguments are Alembic's
        step: MigrationInfo,
        heads: Collection[Any],  # noqa: ARG001
        run_args: Mapping[str, Any],  # noqa: ARG001
    ) -> None:
        revision = step.up_revision
        meant = (
            getattr(revision.module, "drops_triggers", ()) if isinstance(revision, Script) else ()
        )
        current = triggers(connection)
        tables = set(
            connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'table'")
            ).scalars()
            if known
            else ()
        )
        for name, (table, sql) in known.items():
            if name not in current and name not in meant and table in tables:
                connection.exec_driver_sql(sql)
        known.clear()
        known.update(triggers(connection))

    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transactional_ddl=True,
        render_as_batch=True,
        on_version_apply=recreate,
    )
    with context.begin_transaction():
        context.run_migrations()


_connection = context.config.attributes.get("connection")
if _connection is None:
    raise SystemExit("migrations run through the program: tracker init, or tracker db upgrade")
run(_connection)
