"""The state of the database itself."""

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import Session

from tracker.models import Claim, Relation, Source, Speaker
from tracker.store.engine import is_sqlite
from tracker.store.guards import missing
from tracker.store.schema import version
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import Review


def database_status(session: Session, place: str) -> list[tuple[str, str]]:
    """Pairs of what and how: place, engine, schema, guards, contents."""
    connection = session.connection()
    probe = "SELECT sqlite_version()" if is_sqlite(connection) else "SHOW server_version"
    engine = "SQLite" if is_sqlite(connection) else "PostgreSQL"
    absent = missing(connection)
    counts = [_count(session, model) for model in (Claim, Speaker, Source, Relation)]
    return [
        ("database", place),
        ("engine", f"{engine} {session.scalar(text(probe))}"),
        ("schema", str(version(connection))),
        ("guards", f"missing: {', '.join(absent)}" if absent else "all in force"),
        ("holds", ", ".join(counts)),
    ]


def _count(session: Session, model: type[Claim | Speaker | Source | Relation]) -> str:
    """`12 claims (3 recorded in error)`: all rows, and those that lists leave out."""
    total = session.scalar(select(func.count()).select_from(model)) or 0
    told = f"{total:,} {model.__tablename__}{'' if total == 1 else 's'}"
    gone = model.retracted_at.is_not(None)
    hidden: dict[str, ColumnElement[bool]] = {"retracted": gone}
    if model is Claim:
        hidden = {"recorded in error": Claim.status == Status.RECORDED_IN_ERROR}
    elif model is Relation:
        hidden["rejected"] = ~gone & (Relation.review == Review.REJECTED)
    counted = [
        f"{count:,} {word}"
        for word, condition in hidden.items()
        if (count := session.scalar(select(func.count()).select_from(model).where(condition)))
    ]
    return f"{told} ({', '.join(counted)})" if counted else told
