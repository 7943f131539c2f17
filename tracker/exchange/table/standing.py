"""The questions of a table, and what its rows answer to them."""

import re
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.errors import BadRowError
from tracker.exchange.merging.records import Path, Wanted
from tracker.exchange.merging.undone import taken_back
from tracker.exchange.table.given import Given
from tracker.exchange.table.matches import Match
from tracker.exchange.table.remembering import Remembered
from tracker.models import Question
from tracker.recording.finding import question_of
from tracker.recording.questions import questions_like
from tracker.vocabulary.text import fold


class Questions:
    """The questions of one table.

    Args:
        session: a writing session.
        space: of the uids made from the table.
    """

    def __init__(self, session: Session, space: UUID) -> None:
        self._session = session
        self._space = space
        self.known: Remembered[tuple[str, Match]] = Remembered()

    def compile(self, given: Given, path: Path, matched: list[Match]) -> list[Wanted]:
        """The question a row answers, if it is new, and the position."""
        row = given.row
        if row.question is None and row.position is None:
            return []
        if row.position is None or row.question is None:
            missing = "position" if row.position is None else "question"
            other = "question" if row.position is None else "position"
            raise BadRowError(f"{missing}: is empty, but there is a {other}; give both or neither")
        wanted: list[Wanted] = []
        key = fold(row.question)
        found = self.known.get(key)
        if found is None:
            found = self._found(row.question, wanted)
            self.known.learn(key, found)
        matched.append(found[1])
        state = {
            "uid": str(uuid5(UUID(given.uid), f"position/{found[0]}")),
            "claim": given.uid,
            "question": found[0],
            "answer": row.position,
            "why": row.why if row.answers is None else None,
        }
        return [*wanted, Wanted("position", path, state)]

    def _found(self, text: str, wanted: list[Wanted]) -> tuple[str, Match]:
        if re.fullmatch(r"(?i)Q\d{1,19}|uid:.+", text):
            one = question_of(self._session, text)
            return str(one.uid), Match("question", text, "uid", f"Q{one.id}", one.text)
        uid = uuid5(self._space, f"question/{fold(text)}")
        made = self._session.scalar(select(Question).where(Question.uid == uid))
        if made is not None and taken_back(self._session, made):
            raise BadRowError(f"question: is Q{made.id}, which was retracted; put another")
        like = [] if made is not None else questions_like(self._session, text)
        if like:
            told = Match("question", text, "text", f"Q{like[0].id}", like[0].text)
            return str(like[0].uid), told
        state = {"uid": str(uid), "text": text, "note": None}
        wanted.append(Wanted("question", (f"question {text}",), state))
        if made is not None:
            return str(uid), Match("question", text, "before", f"Q{made.id}", made.text)
        return str(uid), Match("question", text, "made")
