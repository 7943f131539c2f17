"""The state of the database itself."""

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from tracker.models import Claim, Relation, Source, Speaker
from tracker.store.engine import is_sqlite
from tracker.store.guards import missing
from tracker.store.schema import version


def database_status(session: Session, place: str) -> list[tuple[str, str]]:
    """Pairs of what and how: place, engine, schema, guards, contents."""
    connection = session.connection()
    probe = "SELECT sqlite_version()" if is_sqlite(connection) else "SHOW server_version"
    engine = "SQLite" if is_sqlite(connection) else "PostgreSQL"
    absent = missing(connection)
    counts = []
    for model in (Claim, Speaker, Source, Relation):
        count = session.scalar(select(func.count()).select_from(model)) or 0
        counts.append(f"{count:,} {model.__tablename__}{'' if count == 1 else 's'}")
    return [
        ("database", place),
        ("engine", f"{engine} {session.scalar(text(probe))}"),
        ("schema", str(version(connection))),
        ("guards", f"missing: {', '.join(absent)}" if absent else "all in force"),
        ("holds", ", ".join(counts)),
    ]
