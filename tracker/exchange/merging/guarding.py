"""Holds the relations of an import to the rules of their types."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from tracker.errors import ChangeForbiddenError, RelationRefusedError
from tracker.exchange.merging.records import Compiled, Path, Places, Wanted
from tracker.models import Claim, Relation, Row
from tracker.recording.questions import questions_like
from tracker.relating.guards import CELLS, Answer, ScopeMatch, check
from tracker.relating.standing import check_claim, check_pair, sideless
from tracker.store.state import State, Writer
from tracker.vocabulary.questions import Stand
from tracker.vocabulary.relations import AnsweredBy, RelationType


class Guarding:
    """Checks new and changed relations, and old ones whose claims have changed."""

    def __init__(
        self, session: Session, compiled: Compiled, places: Places, *, confirmed: bool
    ) -> None:
        self._session = session
        self._places = places
        self._confirmed = confirmed
        self._writer = Writer(session)
        self._paths: dict[str, Path] = {one.state["uid"]: one.path for one in compiled.of("claim")}
        self._claims: dict[str, Claim] = {}

    def check(self, wanted: Wanted, state: State, row: Row | None) -> None:
        """Check a relation about to be written.

        Args:
            wanted: the relation as the file has it.
            state: as it is going to be, whole.
            row: as it stands, if it does.

        Raises:
            FileFaultError: an end that is not in the database.
            FileRefusedError: a rule refuses it.
        """
        a, b = (self._claim(wanted.path, state[end]) for end in ("from", "to"))
        match = None
        if state["match_who"] is not None:
            match = ScopeMatch(*(state[f"match_{cell}"] for cell in CELLS))
        answer = Answer(
            a=a,
            type=RelationType(state["type"]),
            b=b,
            a_name=self._key(a),
            b_name=self._key(b),
            match=match,
            answered_by=AnsweredBy(state["answered_by"]) if state["answered_by"] else None,
            confirmed=self._confirmed,
        )
        try:
            check(answer)
            standing = row if isinstance(row, Relation) else None
            check_pair(self._session, answer, ignoring=standing, numbered=False)
        except RelationRefusedError as error:
            raise self._places.refusal(wanted.path, str(error), "") from error

    def check_question(self, wanted: Wanted) -> None:
        """Refuse a question that stands already, put on file otherwise.

        Raises:
            FileRefusedError: names it.
        """
        for found in questions_like(self._session, wanted.state["text"]):
            if str(found.uid) != wanted.state["uid"]:
                raise self._places.refusal(
                    (*wanted.path, "text"),
                    f"Q{found.id} asks this already",
                    f"write uid:{found.uid}",
                )

    def check_position(self, wanted: Wanted, state: State) -> None:
        """Check a position about to be written.

        Raises:
            FileFaultError: a question that is not in the database.
            FileRefusedError: the claim says neither yes nor no.
        """
        if not self._writer.find("question", [state["question"]]):
            told = f"no question uid:{state['question']} in this database"
            raise self._places.fault((*wanted.path, "question"), told, "mend the uid")
        claim = self._claim(wanted.path, state["claim"])
        fault = sideless(claim, Stand(state["answer"]), self._key(claim))
        if fault is not None:
            raise self._places.refusal(wanted.path, *fault)

    def check_standing(self, changed: Iterable[str]) -> None:
        """Check the live relations of claims that the import changed.

        Raises:
            FileRefusedError: a claim can no longer stand in one of its relations.
        """
        for uid, row in self._writer.find("claim", changed).items():
            claim = self._session.get_one(Claim, row.id)
            try:
                check_claim(self._session, claim, self._key)
            except ChangeForbiddenError as error:
                raise self._places.refusal(self._paths[uid], str(error), "") from error

    def _claim(self, path: Path, uid: str) -> Claim:
        if uid not in self._claims:
            for found, row in self._writer.find("claim", {*self._paths, uid}).items():
                if isinstance(row, Claim):
                    self._claims[found] = row
        if uid not in self._claims:
            raise self._places.fault(path, f"no claim uid:{uid} in this database", "mend the uid")
        return self._claims[uid]

    def _key(self, claim: Claim) -> str:
        path = self._paths.get(str(claim.uid))
        return str(path[-1]) if path else f"C{claim.id}"
