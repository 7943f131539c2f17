"""Compiles questions, and what claims answer to them."""

from uuid import UUID

from tracker.exchange.claim_file import shape
from tracker.exchange.claim_file.keys import Keys
from tracker.exchange.merging.records import Path, Wanted
from tracker.vocabulary.text import fold


class Questions:
    """The questions and positions of one file."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def compile(self) -> list[Wanted]:
        """Questions in the order of the file, then positions in that of the claims."""
        seen: dict[str, str] = {}
        found = []
        for key, question in self._keys.file.question.items():
            path: Path = ("question", key)
            twin = seen.setdefault(fold(question.text), key)
            if twin != key:
                raise self._keys.fault(
                    (*path, "text"), f"asks the same as {twin!r}", f"use [question.{twin}]"
                )
            state = {"text": question.text, "note": question.note}
            found.append(
                Wanted("question", path, {"uid": self._keys.uid("question", key), **state})
            )
        return found + [
            self._position(("claim", key, "positions", place), key, one, claim.positions[:place])
            for key, claim in self._keys.file.claim.items()
            for place, one in enumerate(claim.positions)
        ]

    def _position(
        self, path: Path, claim: str, given: shape.Position, before: list[shape.Position]
    ) -> Wanted:
        if any(one.question == given.question for one in before):
            raise self._keys.fault(path, f"answers {given.question!r} twice", "remove one")
        question = self._question((*path, "question"), given.question)
        state = {
            "uid": self._keys.uid("position", f"{claim}/{question}"),
            "claim": self._keys.uid("claim", claim),
            "question": question,
            "answer": given.answer,
            "why": given.why,
        }
        return Wanted("position", path, state)

    def _question(self, path: Path, key: str) -> str:
        if key.startswith("uid:"):
            try:
                return str(UUID(key.removeprefix("uid:")))
            except ValueError as error:
                raise self._keys.fault(path, f"{key!r} is no uid", "write uid:…") from error
        if key not in self._keys.file.question:
            raise self._keys.unknown(path, "question", key, self._keys.file.question)
        return self._keys.uid("question", key)
