"""Compiles relations, in the order of the claims that answer."""

from uuid import UUID

from tracker.exchange.claim_file import shape
from tracker.exchange.claim_file.keys import Keys
from tracker.exchange.merging.records import Path, Wanted
from tracker.store.state import State
from tracker.vocabulary.relations import AnsweredBy, RelationType


class Relations:
    """The relations of one file, written at a claim or on their own."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def compile(self) -> list[Wanted]:
        """Relations in the order of the claims that answer."""
        order = {key: place for place, key in enumerate(self._keys.file.claim)}
        found: list[tuple[int, Wanted]] = []
        for key, claim in self._keys.file.claim.items():
            for place, answer in enumerate(claim.answers):
                path: Path = ("claim", key, "answers", place)
                found.append((order[key], self._relation(path, key, "claim", answer.claim, answer)))
        for place, relation in enumerate(self._keys.file.relation):
            path = ("relation", place)
            rank = order.get(relation.from_, len(order))
            found.append((rank, self._relation(path, relation.from_, "to", relation.to, relation)))
        found.sort(key=lambda ranked: ranked[0])
        seen: set[str] = set()
        for _, wanted in found:
            if wanted.state["uid"] in seen:
                raise self._keys.fault(wanted.path, "the same relation twice", "remove one")
            seen.add(wanted.state["uid"])
        return [wanted for _, wanted in found]

    def _relation(
        self, path: Path, a: str, end: str, b: str, given: shape.Answers | shape.Relation
    ) -> Wanted:
        ends = [self._end((*path, name), key) for name, key in (("from", a), (end, b))]
        match = given.match
        answered_by = given.answered_by
        if answered_by is None and given.type is RelationType.DISPUTES:
            answered_by = AnsweredBy.SPEAKER
        state: State = {
            "uid": self._keys.uid("relation", f"{ends[0]}/{given.type}/{ends[1]}"),
            "from": ends[0],
            "type": given.type,
            "to": ends[1],
            "why": given.why,
            "answered_by": answered_by,
            **{
                f"match_{cell}": getattr(match, cell) if match else None
                for cell in ("who", "what", "where", "when")
            },
        }
        return Wanted("relation", path, state)

    def _end(self, path: Path, key: str) -> str:
        if key.startswith("uid:"):
            try:
                return str(UUID(key.removeprefix("uid:")))
            except ValueError as error:
                raise self._keys.fault(path, f"{key!r} is no uid", "write uid:…") from error
        if key not in self._keys.file.claim:
            raise self._keys.unknown(path, "claim", key, self._keys.file.claim)
        return self._keys.uid("claim", key)
