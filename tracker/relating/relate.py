"""Records that one claim answers another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from tracker.errors import BadFieldError, RefusedError
from tracker.models import Claim, Relation
from tracker.relating.comparing import when_of, where_of
from tracker.relating.guards import CELLS, Answer, ScopeMatch, check
from tracker.relating.standing import check_pair
from tracker.store.state import Writer
from tracker.vocabulary.claims import Status
from tracker.vocabulary.relations import AnsweredBy, Match, RelationType, Review


@dataclass(frozen=True, kw_only=True)
class RelationDraft:
    """Claim A answers claim B, as somebody puts it down.

    Attributes:
        match: the cells given; where and when are read from the claims if only they are missing.
        proposed: somebody else is to judge it.
        confirmed: a contradiction whose place or time is unknown is meant.
        a_name: how messages call A, if it has no number yet that people have seen.
    """

    a: Claim
    type: RelationType
    b: Claim
    why: str
    match: Mapping[str, Match] = field(default_factory=dict)
    answered_by: AnsweredBy | None = None
    proposed: bool = False
    confirmed: bool = False
    note: str | None = None
    a_name: str | None = None


@dataclass(frozen=True)
class Related:
    """The relation made, and the cells of its match that nobody gave."""

    relation: Relation
    read: Mapping[str, Match]

    @property
    def line(self) -> str:
        """`R13 recorded: C31 disputes C6`."""
        one = self.relation
        return f"R{one.id} recorded: C{one.from_id} {one.type} C{one.to_id}"

    @property
    def hints(self) -> list[str]:
        """What was read from the claims' values or looks odd, for a person to check."""
        found = []
        if self.read:
            told = ", ".join(f"{cell} {value}" for cell, value in self.read.items())
            found.append(f"read from the two claims: {told}; other values: --match")
        one = self.relation
        if one.type is RelationType.SUPERSEDES and not _bodies(one.from_claim) & _bodies(
            one.to_claim
        ):
            found.append(
                f"C{one.from_id} and C{one.to_id} have no speaker or body in common;"
                " supersedes is for a speaker or body that replaces what it said"
            )
        return found


def relate(session: Session, draft: RelationDraft, who: str, at: datetime) -> Related:
    """Record a relation; `who` judges it at `at`, unless it is only proposed.

    Raises:
        BadFieldError: a match without who or what.
        RefusedError: an end was recorded in error.
        RelationRefusedError: a rule of its type, or what stands already.
    """
    a_name, b_name = draft.a_name or f"C{draft.a.id}", f"C{draft.b.id}"
    for claim, name in ((draft.a, a_name), (draft.b, b_name)):
        if claim.status is Status.RECORDED_IN_ERROR:
            raise RefusedError(f"{name} was recorded in error", "relate another claim")
    match, read = _whole(draft)
    answered_by = draft.answered_by
    if answered_by is None and draft.type is RelationType.DISPUTES:
        answered_by = AnsweredBy.SPEAKER
    answer = Answer(
        a=draft.a,
        type=draft.type,
        b=draft.b,
        a_name=a_name,
        b_name=b_name,
        match=match,
        answered_by=answered_by,
        confirmed=draft.confirmed,
    )
    check(answer)
    check_pair(session, answer)
    relation = Writer(session).add(
        "relation",
        {
            "uid": str(uuid4()),
            "from": str(draft.a.uid),
            "type": draft.type,
            "to": str(draft.b.uid),
            "why": draft.why,
            "answered_by": answered_by,
            "review": Review.PROPOSED if draft.proposed else Review.AGREED,
            "reviewed_by": None if draft.proposed else who,
            "reviewed_at": None if draft.proposed else at.isoformat(),
            "note": draft.note,
            **{f"match_{cell}": getattr(match, cell) if match else None for cell in CELLS},
        },
    )
    session.flush()
    return Related(session.get_one(Relation, relation.id), read)


def _bodies(claim: Claim) -> set[int]:
    """The speakers of a claim, and the organizations they spoke for."""
    links = claim.speakers
    return {link.speaker.survivor.id for link in links} | {
        link.affiliation.organization.survivor.id
        for link in links
        if link.affiliation and link.affiliation.organization
    }


def _whole(draft: RelationDraft) -> tuple[ScopeMatch | None, Mapping[str, Match]]:
    """The match with the cells that could be read from the claims, and those cells."""
    if not draft.match:
        return None, {}
    missing = [cell for cell in ("who", "what") if cell not in draft.match]
    if missing:
        raise BadFieldError(
            ("match",),
            f"{' and '.join(missing)} cannot be read off the two claims",
            f"give {','.join(f'{cell}=…' for cell in missing)} as well, with one of"
            f" {', '.join(Match)}",
        )
    values = {"where": where_of, "when": when_of}
    read = {
        cell: compare(draft.a, draft.b)
        for cell, compare in values.items()
        if cell not in draft.match
    }
    return ScopeMatch(**{**draft.match, **read}), read
