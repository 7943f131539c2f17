"""What a row answers: a claim on file, or that of a row above it."""

import re
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import BadRowError
from tracker.exchange.merging.records import Path, Wanted
from tracker.exchange.table.given import Given
from tracker.exchange.table.keys import claim_uid
from tracker.models import Claim
from tracker.recording.finding import claim_of
from tracker.relating.guards import CELLS
from tracker.store.state import State
from tracker.vocabulary.relations import AnsweredBy, RelationType


class Answering:
    """The relations of one table.

    Args:
        session: a writing session.
        space: of the uids made from the table.
    """

    def __init__(self, session: Session, space: UUID) -> None:
        self._session = session
        self._space = space
        self._part: set[str] = set()

    def begin_part(self) -> None:
        """No row of this part of the table has been read."""
        self._part = set()

    def compile(self, given: Given, path: Path) -> list[Wanted]:
        """The relation of a row, if it answers."""
        self._part.add(given.uid)
        row = given.row
        if row.answers is None:
            for name in ("match", "answered_by"):
                if getattr(row, name) is not None:
                    raise BadRowError(f"{name}: belongs to answers; give it as well")
            if row.why is not None and row.position is None:
                raise BadRowError("why: belongs to answers or position; give one of them as well")
            return []
        called, colon, word = row.answers.rpartition(":")
        if not colon or word not in list(RelationType):
            types = ", ".join(RelationType)
            raise BadRowError(
                f"answers: {row.answers!r} says not how; write KEY:TYPE, TYPE one of {types}"
            )
        if row.why is None:
            raise BadRowError("why: is empty; say why it answers so")
        type_ = RelationType(word)
        to = self._claim(called)
        answered_by = row.answered_by
        if answered_by is None and type_ is RelationType.DISPUTES:
            answered_by = AnsweredBy.SPEAKER
        state: State = {
            "uid": str(uuid5(UUID(given.uid), f"{type_}/{to}")),
            "from": given.uid,
            "type": type_,
            "to": to,
            "why": row.why,
            "answered_by": answered_by,
            **{f"match_{one}": getattr(row.match, one) if row.match else None for one in CELLS},
        }
        return [Wanted("relation", path, state)]

    def _claim(self, called: str) -> str:
        if re.fullmatch(r"(?i)uid:.+", called):
            return str(claim_of(self._session, called).uid)
        uid = claim_uid(self._space, called)
        if uid in self._part or self._on_file(uid):
            return uid
        if re.fullmatch(r"(?i)C\d{1,19}", called):
            return str(claim_of(self._session, called).uid)
        raise BadRowError(
            f"answers: no row above has the key {called!r}; put the row it answers above it"
        )

    def _on_file(self, uid: str) -> bool:
        return self._session.scalar(select(Claim.id).where(Claim.uid == UUID(uid))) is not None
