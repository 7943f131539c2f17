"""Records that two people made of one thing: other uids, but only one of them can be in force."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, and_, select, true
from sqlalchemy.orm import Session

from tracker.errors import FileRefusedError
from tracker.exchange.bundle.reading import Bundle
from tracker.exchange.bundle.shape import forms
from tracker.exchange.bundle.staging import Staged
from tracker.store.references import references
from tracker.vocabulary.relations import LINEAGE, Review
from tracker.vocabulary.text import words


@dataclass(frozen=True)
class _Natural:
    """What there is only one of in force."""

    table: str
    columns: tuple[str, ...]
    told: str
    mend: str = "retract one of the two where it was made, and export and import again"


_REJECT = "reject or retract one of the two where it was made, and export and import again"
_OLD_TOPIC = "one of them was made by an earlier version of this program, which cannot be joined"
_NATURAL = (
    _Natural("topic", ("name_key",), "has the same name", _OLD_TOPIC),
    _Natural("question", ("text_key",), "asks the same"),
    _Natural("source_text", ("source_id", "sha256"), "is the same text of the same source"),
    _Natural("speaker_merge", ("merged_id",), "merges the same speaker"),
    _Natural("position", ("claim_id", "question_id"), "answers the same question"),
    _Natural("verdict", ("claim_id", "reviewer_key"), "is by the same reviewer on the same claim"),
    _Natural("relation", ("pair_key",), "is another stance on the same two claims", _REJECT),
    _Natural("relation", ("pair_key", "type"), "says the same of the same two claims", _REJECT),
)


def check_clashes(session: Session, staged: Staged, bundle: Bundle) -> None:
    """Refuse what cannot stand beside a record on file.

    Raises:
        FileRefusedError: names both.
    """
    for natural in _NATURAL:
        for line, uid, held in session.execute(_clashes(staged, natural)):
            raise _refusal(session, bundle, natural, (line, uid, held))


def _clashes(staged: Staged, natural: _Natural) -> Select[int, UUID, UUID]:
    here, held = staged.tables[natural.table], forms()[natural.table].table
    now = here.alias("now")
    rewritten = select(now.c.line).where(now.c.taken, now.c.uid == held.c.uid)
    same = and_(*(here.c[name] == held.c[name] for name in natural.columns))
    return (
        select(here.c.line, here.c.uid, held.c.uid)
        .join(held, and_(same, here.c.uid != held.c.uid))
        .where(
            here.c.taken,
            _live(natural, here),
            _live(natural, held),
            ~rewritten.correlate(held).exists(),
        )
        .order_by(here.c.line)
        .limit(1)
    )


def _live(natural: _Natural, rows: FromClause) -> ColumnElement[bool]:
    if natural.table == "topic":
        return true()
    live = rows.c.retracted_at.is_(None)
    if natural.table != "relation":
        return live
    lineage = rows.c.type.in_([one.value for one in LINEAGE])
    agreed = rows.c.review != Review.REJECTED.value
    return and_(live, agreed, lineage if "type" in natural.columns else ~lineage)


def _refusal(
    session: Session, bundle: Bundle, natural: _Natural, found: tuple[int, UUID, UUID]
) -> FileRefusedError:
    line, uid, held = found
    on_file = references(session, natural.table, [held])[held]
    problem = f"{words(natural.table)} {uid} {natural.told} as {on_file} on file"
    return FileRefusedError(bundle.name, problem, line=line, mend=natural.mend)
